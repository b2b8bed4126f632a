"""What a file says, with its comments, apart from how it is laid out."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias


@dataclass(slots=True)
class Scalar:
    """A text, as YAML loads it."""

    text: str


@dataclass(slots=True)
class Entry:
    """A pair of a mapping, or with no ``key`` an item of a list, and the comments about it.

    ``lead`` are the lines above it: comments, and "" for a blank line. ``trail`` are the comments
    at the ends of its own lines, each with the blanks before it.
    """

    key: str | None
    node: "Node"
    lead: list[str] = field(default_factory=list)
    trail: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Collection:
    """A list or a mapping; ``tail`` are the comments and blank lines below its last entry."""

    entries: list[Entry] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)


class Sequence(Collection):
    """A list."""


class Mapping(Collection):
    """A mapping."""


Node: TypeAlias = Scalar | Collection


class Document(NamedTuple):
    """What a file says; ``head`` are the comments and blank lines above all of it."""

    head: list[str]
    root: Node


def comments(collection: Collection) -> Iterator[str]:
    """Every comment on what is in a collection, in the order of the text."""
    for entry in collection.entries:
        yield from filter(None, entry.lead)
        yield from map(str.strip, entry.trail)
        if isinstance(entry.node, Collection):
            yield from comments(entry.node)
    yield from filter(None, collection.tail)
