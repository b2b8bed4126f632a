"""What a file says, with its comments, apart from how it is laid out."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeAlias

from gkcli.yaml.canonical.schema import ListOf, MappingSchema, Schema
from gkcli.yaml.marks import Plain


@dataclass(slots=True)
class Scalar:
    """A text, as YAML loads it."""

    text: str


@dataclass(slots=True)
class NodeEntry:
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

    entries: list[NodeEntry] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)


class ListNode(Collection):
    """A list."""


class Mapping(Collection):
    """A mapping."""


Node: TypeAlias = Scalar | Collection


class YamlDocument(NamedTuple):
    """What a file says; ``head`` are the comments and blank lines above all of it."""

    head: list[str]
    root: Node


def node_of_plain(data: Plain) -> Node:
    """What a file says that holds this and no comment."""
    if isinstance(data, list):
        return ListNode([NodeEntry(None, node_of_plain(item)) for item in data])
    if isinstance(data, dict):
        return Mapping([NodeEntry(key, node_of_plain(value)) for key, value in data.items()])
    return Scalar(data)


def comments(collection: Collection) -> Iterator[str]:
    """Every comment on what is in a collection, in the order of the text."""
    for entry in collection.entries:
        yield from filter(None, entry.lead)
        yield from map(str.strip, entry.trail)
        if isinstance(entry.node, Collection):
            yield from comments(entry.node)
    yield from filter(None, collection.tail)


def in_order(collection: Collection, schema: Schema) -> list[tuple[NodeEntry, Schema]]:
    """The entries as they are written, each with its own schema.

    The order of a list is people's own. Keys go by the schema; one that it does not know stays
    behind the key that it followed.
    """
    if isinstance(collection, ListNode):
        item = schema.item if isinstance(schema, ListOf) else None
        return [(_shortened(entry, item), item) for entry in collection.entries]
    known = schema.fields if isinstance(schema, MappingSchema) else {}
    order = {key: rank for rank, key in enumerate(known)}
    ranked = []
    rank = -1
    for entry in collection.entries:
        rank = order.get(entry.key or "", rank)
        ranked.append((rank, entry))
    ranked.sort(key=lambda pair: pair[0])
    return [(entry, known.get(entry.key or "")) for _, entry in ranked]


def _shortened(entry: NodeEntry, schema: Schema) -> NodeEntry:
    """An item that is a mapping with nothing but the key it stands for, as that key's text."""
    if not (
        isinstance(schema, MappingSchema) and schema.shorthand and isinstance(entry.node, Mapping)
    ):
        return entry
    inner = entry.node.entries
    if entry.node.tail or len(inner) != 1 or inner[0].key != schema.shorthand:
        return entry
    lead, trail = [*entry.lead, *inner[0].lead], [*entry.trail, *inner[0].trail]
    return replace(entry, node=inner[0].node, lead=lead, trail=trail)
