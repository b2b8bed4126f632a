"""Which entry of a file a comment is about."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gkcli.files.canonical.gaps import Comment, Gaps
    from gkcli.files.canonical.read import Extent, Placed


def attach(gaps: Gaps, placed: Sequence[Placed]) -> list[str]:
    """Give each comment and blank line to its entry; what stands above all entries is returned.

    A comment behind something is about that. One on a line of its own is about the entry below,
    unless it is indented further than that one: then it ends the list or mapping above.
    """
    head: list[str] = []
    starts = [place.start for place in placed]
    for comment in gaps.comments:
        index = bisect_right(starts, comment.start)
        above = placed[index - 1] if index else None
        below = placed[index] if index < len(placed) else None
        if above is None:
            lines = head
        elif not comment.own_line:
            _ended_before(above, comment.start).entry.trail.append(comment.blanks + comment.text)
            continue
        else:
            lines = _lines_for(comment, above, below, gaps)
        lines += ["", comment.text] if gaps.below_blank(comment.start) else [comment.text]
    for place in placed:
        if not place.owner.flow and gaps.begins_line(place.start) and gaps.below_blank(place.start):
            (place.entry.lead if place is not placed[0] else head).append("")
    return head


def _ended_before(place: Placed, offset: int) -> Placed:
    """The entry that a comment stands behind: of ``a: [b] # c`` that is ``a``, not ``b``."""
    while place.owner.flow and place.owner.end <= offset and place.owner.parent:
        place = place.owner.parent
    return place


def _lines_for(comment: Comment, above: Placed, below: Placed | None, gaps: Gaps) -> list[str]:
    """The lines of comment that one on a line of its own belongs to."""
    brackets = next((e for e in _around(above) if e.flow and e.start < comment.start < e.end), None)
    if brackets:
        inside = below is not None and below.start < brackets.end
        return below.entry.lead if below and inside else brackets.collection.tail
    has_entries = above.extent is not None and above.extent.collection.entries
    if comment.start < above.value and not has_entries:
        return above.entry.lead
    column = gaps.column(comment.start)
    if below and column <= gaps.column(below.start):
        return below.entry.lead
    *_, outermost = around = list(_around(above))
    fitting = [extent for extent in around if not extent.flow and extent.column <= column]
    # A list may stand as far left as its key: then the comment ends both.
    owner = max(reversed(fitting), key=lambda extent: extent.column, default=outermost)
    return below.entry.lead if below and below.owner is owner else owner.collection.tail


def _around(place: Placed) -> Iterator[Extent]:
    """The lists and mappings that an entry is or stands in, from the inside out."""
    if place.extent and (place.extent.flow or place.extent.collection.entries):
        yield place.extent
    yield place.owner
    while place.owner.parent:
        place = place.owner.parent
        yield place.owner
