"""From the text of a file to what it says, comments and all, ready to be laid out anew."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gkcli.yaml.canonical.nodes import (
    Collection,
    ListNode,
    Mapping,
    Node,
    NodeEntry,
    Scalar,
    YamlDocument,
)
from gkcli.yaml.laid import Laid, lay_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gkcli.yaml.gaps import Comment, Gaps


@dataclass(slots=True)
class Extent:
    """Where in the text a list or a mapping stands; ``column`` is that of its entries, from 0."""

    collection: Collection
    flow: bool
    start: int
    parent: PlacedEntry | None
    column: int = 0
    end: int = 0


@dataclass(slots=True)
class PlacedEntry:
    """An entry, where its key or dash stands and where its value does."""

    entry: NodeEntry
    start: int
    owner: Extent
    value: int = 0
    extent: Extent | None = None


@dataclass(slots=True)
class _Builder:
    """Builds nodes, and notes where the entries stand."""

    gaps: Gaps
    placed: list[PlacedEntry] = field(default_factory=list)

    def node(self, laid: Laid, holder: PlacedEntry | None) -> Node:
        if laid.children is None:
            return Scalar(str(laid.data))
        collection: Collection = Mapping() if isinstance(laid.data, dict) else ListNode()
        extent = Extent(collection, laid.flow, laid.start, holder, end=laid.end)
        if holder:
            holder.extent = extent
        for key, child in zip(laid.keys, laid.children, strict=True):
            self._entry(key, child, extent)
        return collection

    def _entry(self, key: str | None, child: Laid, extent: Extent) -> None:
        start = child.key
        if key is None and not extent.flow:
            start = self.gaps.dash_before(start)
        entry = NodeEntry(key, Scalar(""))
        placed = PlacedEntry(entry, start, extent, child.start)
        if not extent.collection.entries:
            extent.column = self.gaps.column(start)
        extent.collection.entries.append(entry)
        self.placed.append(placed)
        entry.node = self.node(child, placed)


def read(text: str) -> YamlDocument | None:
    """What a text with LF line ends says; None where it is not a sound list or mapping."""
    laid = lay_out(text)
    if laid is None:
        return None
    builder = _Builder(laid.gaps)
    root = builder.node(laid.root, None)
    return YamlDocument(attach(laid.gaps, builder.placed), root)


def attach(gaps: Gaps, placed: Sequence[PlacedEntry]) -> list[str]:
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


def _ended_before(place: PlacedEntry, offset: int) -> PlacedEntry:
    """The entry that a comment stands behind: of ``a: [b] # c`` that is ``a``, not ``b``."""
    while place.owner.flow and place.owner.end <= offset and place.owner.parent:
        place = place.owner.parent
    return place


def _lines_for(
    comment: Comment, above: PlacedEntry, below: PlacedEntry | None, gaps: Gaps
) -> list[str]:
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


def _around(place: PlacedEntry) -> Iterator[Extent]:
    """The lists and mappings that an entry is or stands in, from the inside out."""
    if place.extent and (place.extent.flow or place.extent.collection.entries):
        yield place.extent
    yield place.owner
    while place.owner.parent:
        place = place.owner.parent
        yield place.owner
