"""From the text of a file to what it says, comments and all, ready to be laid out anew."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from gkcli.files.canonical.comments import attach
from gkcli.files.canonical.gaps import Gaps
from gkcli.files.canonical.nodes import Collection, Document, Entry, Mapping, Node, Scalar, Sequence
from gkcli.files.parser import events

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(slots=True)
class Extent:
    """Where in the text a list or a mapping stands; ``column`` is that of its entries, from 0."""

    collection: Collection
    flow: bool
    start: int
    parent: Placed | None
    column: int = 0
    end: int = 0


@dataclass(slots=True)
class Placed:
    """An entry, where its key or dash stands and where its value does."""

    entry: Entry
    start: int
    owner: Extent
    value: int = 0
    extent: Extent | None = None


@dataclass(slots=True)
class _Builder:
    """Builds nodes from the parser's events and notes where the entries stand."""

    gaps: Gaps
    events: Iterator[Any]
    placed: list[Placed] = field(default_factory=list)

    def node(self, event: Any, holder: Placed | None) -> Node:  # noqa: ANN401  the parser's events
        if isinstance(event, ScalarEvent):
            return Scalar(event.value)
        collection: Collection = Mapping() if isinstance(event, MappingStartEvent) else Sequence()
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
        entry = Entry(key, Scalar(""))
        placed = Placed(entry, start, extent, event.start_mark.index)
        if not extent.collection.entries:
            extent.column = self.gaps.column(start)
        extent.collection.entries.append(entry)
        self.placed.append(placed)
        entry.node = self.node(event, placed)


def read(text: str) -> Document:
    """What a text says that is known to be YAML without anchors, tags and other documents.

    Its lines end in LF.
    """
    found: list[Any] = list(events(text))
    gaps = Gaps(text, [event for event in found if isinstance(event, ScalarEvent)])
    remaining = iter(found)
    builder = _Builder(gaps, remaining)
    first = next(event for event in remaining if isinstance(event, NodeEvent))
    root = builder.node(first, None)
    return Document(attach(gaps, builder.placed), root)
