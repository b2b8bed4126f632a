"""From what a file says to its lines."""

from typing import NamedTuple

from gkcli.files.canonical.inline import inline
from gkcli.files.canonical.nodes import Collection, Document, Entry, Scalar, comments
from gkcli.files.canonical.order import in_order
from gkcli.files.canonical.scalars import as_block, as_key, on_one_line
from gkcli.files.canonical.schema import Schema


class Piece(NamedTuple):
    """The lines of something, and the comments that belong above them.

    These have no indentation yet: above a list's item they stand as far left as its dash.
    """

    lead: list[str]
    lines: list[str]


def written(document: Document, schema: Schema) -> str:
    """The whole text of a file."""
    head, root = document
    short = inline(root, schema, 0)
    if isinstance(root, Collection) and short is None:
        lead, lines = _collection(root, schema, 0)
    else:
        lead, lines = [], [short or ""]
    above = _without_first_blank(_remarks([*head, *lead], 0))
    return "".join(f"{line}\n" for line in [*above, *lines])


def _collection(collection: Collection, schema: Schema, indent: int) -> Piece:
    """A list or a mapping that has entries, a line or more for each."""
    first, *others = (_entry(e, s, indent) for e, s in in_order(collection, schema))
    lines = first.lines
    for piece in others:
        lines += [*_remarks(piece.lead, indent), *piece.lines]
    lines += _remarks(collection.tail, indent)
    return Piece(first.lead, lines)


def _entry(entry: Entry, schema: Schema, indent: int) -> Piece:
    head = f"{' ' * indent}-" if entry.key is None else f"{' ' * indent}{as_key(entry.key)}:"
    node, lead = entry.node, list(entry.lead)
    trail = "".join(entry.trail[:1])
    lead += map(str.strip, entry.trail[1:])
    short = inline(node, schema, len(head) + 1)
    if short is not None:
        lead += comments(node) if isinstance(node, Collection) else ()
        return Piece(lead, [(f"{head} {short}" if short else head) + trail])
    if isinstance(node, Scalar):
        header, *rest = as_block(node.text, schema) or [on_one_line(node.text, schema)]
        return Piece(lead, [f"{head} {header}{trail}", *_indented(rest, indent + 2)])
    inner = _collection(node, schema, indent + 2)
    if entry.key is None:
        lead += [*filter(None, [trail.strip()]), *_without_first_blank(inner.lead)]
        return Piece(lead, [f"{head} {inner.lines[0].lstrip(' ')}", *inner.lines[1:]])
    above = _without_first_blank(_remarks(inner.lead, indent + 2))
    return Piece(lead, [f"{head}{trail}", *above, *inner.lines])


def _remarks(lines: list[str], indent: int) -> list[str]:
    """Comments and blank lines where they are written: never two blank ones."""
    pairs = zip(["#", *lines], lines, strict=False)
    return _indented([line for before, line in pairs if before or line], indent)


def _indented(lines: list[str], indent: int) -> list[str]:
    return [f"{' ' * indent}{line}" if line else "" for line in lines]


def _without_first_blank(lines: list[str]) -> list[str]:
    return lines[1:] if lines[:1] == [""] else lines
