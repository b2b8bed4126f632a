"""From what a file says to its lines."""

from dataclasses import replace
from typing import NamedTuple

from gkcli.files.canonical.nodes import Collection, Entry, Mapping, Node, Scalar, Sequence
from gkcli.files.canonical.scalars import as_block, as_key, in_brackets, on_one_line
from gkcli.files.canonical.schema import ListOf, Record, Schema

WIDEST = 100
"""The most characters of a line that holds a list in brackets; a longer list has a line an item."""


class Piece(NamedTuple):
    """The lines of something, and the comments that belong above them.

    These have no indentation yet: above a list's item they stand as far left as its dash.
    """

    lead: list[str]
    lines: list[str]


def document(root: Node, schema: Schema) -> str:
    """The whole text of a file."""
    if isinstance(root, Scalar):
        return f"{on_one_line(root.text, schema)}\n"
    lead, lines = _collection(root, schema, 0) if root.entries else Piece(root.tail, [_empty(root)])
    return "".join(f"{line}\n" for line in [*_without_first_blank(lead), *lines])


def _collection(collection: Collection, schema: Schema, indent: int) -> Piece:
    """A list or a mapping that has entries, a line or more for each."""
    first, *others = (_entry(e, s, indent) for e, s in _in_order(collection, schema))
    lines = first.lines
    for piece in others:
        lines += [*_indented(piece.lead, indent), *piece.lines]
    lines += _indented(collection.tail, indent)
    return Piece(first.lead, lines)


def _in_order(collection: Collection, schema: Schema) -> list[tuple[Entry, Schema]]:
    """The entries as they are written; an unknown key stays behind the one that it followed."""
    if isinstance(collection, Sequence):
        item = schema.item if isinstance(schema, ListOf) else None
        return [(_shortened(entry, item), item) for entry in collection.entries]
    known = schema.fields if isinstance(schema, Record) else {}
    order = {key: rank for rank, key in enumerate(known)}
    ranked = []
    rank = -1
    for entry in collection.entries:
        rank = order.get(entry.key or "", rank)
        ranked.append((rank, entry))
    ranked.sort(key=lambda pair: pair[0])
    return [(entry, known.get(entry.key or "")) for _, entry in ranked]


def _shortened(entry: Entry, schema: Schema) -> Entry:
    """An item that is a mapping with nothing but the key it stands for, as that key's text."""
    if not (isinstance(schema, Record) and schema.shorthand and isinstance(entry.node, Mapping)):
        return entry
    inner = entry.node.entries
    if entry.node.tail or len(inner) != 1 or inner[0].key != schema.shorthand:
        return entry
    lead, trail = [*entry.lead, *inner[0].lead], [*entry.trail, *inner[0].trail]
    return replace(entry, node=inner[0].node, lead=lead, trail=trail)


def _entry(entry: Entry, schema: Schema, indent: int) -> Piece:
    head = f"{' ' * indent}-" if entry.key is None else f"{' ' * indent}{as_key(entry.key)}:"
    node, lead = entry.node, list(entry.lead)
    if isinstance(node, Collection) and not node.entries:
        lead += node.tail
    trail = "".join(entry.trail[:1])
    lead += map(str.strip, entry.trail[1:])
    short = _on_one_line(node, schema, len(head) + 1)
    if short is not None:
        return Piece(lead, [f"{head} {short}{trail}".rstrip()])
    if isinstance(node, Scalar):
        header, *rest = as_block(node.text, schema) or [on_one_line(node.text, schema)]
        return Piece(lead, [f"{head} {header}{trail}", *_indented(rest, indent + 2)])
    inner = _collection(node, schema, indent + 2)
    if entry.key is None:
        lead += [*filter(None, [trail.strip()]), *inner.lead]
        return Piece(lead, [f"{head} {inner.lines[0].lstrip(' ')}", *inner.lines[1:]])
    above = _indented(_without_first_blank(inner.lead), indent + 2)
    return Piece(lead, [f"{head}{trail}", *above, *inner.lines])


def _on_one_line(node: Node, schema: Schema, column: int) -> str | None:
    """The node as it stands behind its key or dash; None where it takes lines of its own."""
    if isinstance(node, Scalar):
        return None if as_block(node.text, schema) else on_one_line(node.text, schema)
    if not node.entries:
        return _empty(node)
    if isinstance(node, Mapping) or node.tail:
        return None
    items = _in_order(node, schema)
    if not all(_fits_in_brackets(entry, item) for entry, item in items):
        return None
    inside = ", ".join(in_brackets(e.node.text, s) for e, s in items if isinstance(e.node, Scalar))
    return f"[{inside}]" if column + len(inside) + 2 <= WIDEST else None


def _fits_in_brackets(entry: Entry, schema: Schema) -> bool:
    return (
        isinstance(entry.node, Scalar)
        and not any(entry.lead)
        and not entry.trail
        and as_block(entry.node.text, schema) is None
    )


def _empty(collection: Collection) -> str:
    return "{}" if isinstance(collection, Mapping) else "[]"


def _indented(lines: list[str], indent: int) -> list[str]:
    return [f"{' ' * indent}{line}" if line else "" for line in lines]


def _without_first_blank(lines: list[str]) -> list[str]:
    return lines[1:] if lines[:1] == [""] else lines
