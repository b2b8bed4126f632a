"""From the text of a file to what it says, comments and all, ready to be laid out anew."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from gkcli.yaml.canonical.gaps import Gaps
from gkcli.yaml.canonical.nodes import (
    Collection,
    ListNode,
    Mapping,
    Node,
    NodeEntry,
    Scalar,
    YamlDocument,
)
from gkcli.yaml.parse import events

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gkcli.yaml.canonical.gaps import Comment, Gaps


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
    """Builds nodes from the parser's events and notes where the entries stand."""

    gaps: Gaps
    events: Iterator[Any]
    placed: list[PlacedEntry] = field(default_factory=list)

    def node(self, event: Any, holder: PlacedEntry | None) -> Node:  # noqa: ANN401  the parser's events
        if isinstance(event, ScalarEvent):
            return Scalar(event.value)
        collection: Collection = Mapping() if isinstance(event, MappingStartEvent) else ListNode()
        extent = Extent(collection, event.flow_style, event.start_mark.index, holder)
        if holder:
            holder.extent = extent
        inner = next(self.events)
        while type(inner) not in (MappingEndEvent, SequenceEndEvent):
            self._entry(inner, extent)
            inner = next(self.events)
        extent.end = inner.end_mark.index
        return collection

    def _entry(self, event: Any, extent: Extent) -> None:  # noqa: ANN401  the parser's events
        start = event.start_mark.index
        key = None
        if isinstance(extent.collection, Mapping):
            key = event.value
            event = next(self.events)
        elif not extent.flow:
            start = self.gaps.dash_before(start)
        entry = NodeEntry(key, Scalar(""))
        placed = PlacedEntry(entry, start, extent, event.start_mark.index)
        if not extent.collection.entries:
            extent.column = self.gaps.column(start)
        extent.collection.entries.append(entry)
        self.placed.append(placed)
        entry.node = self.node(event, placed)


def read(text: str) -> YamlDocument:
    """What a text says that is known to be YAML without anchors, tags and other documents.

    Its lines end in LF.
    """
    found: list[Any] = list(events(text))
    gaps = Gaps(text, [event for event in found if isinstance(event, ScalarEvent)])
    remaining = iter(found)
    builder = _Builder(gaps, remaining)
    first = next(event for event in remaining if isinstance(event, NodeEvent))
    root = builder.node(first, None)
    return YamlDocument(attach(gaps, builder.placed), root)


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
