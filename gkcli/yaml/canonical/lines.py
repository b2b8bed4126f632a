"""What stands on one line with its key or dash: most scalars, short lists, a ledger's entry."""

from collections.abc import Sequence as Lines
from typing import NamedTuple

from gkcli.yaml import spelling
from gkcli.yaml.canonical.nodes import (
    Collection,
    ListNode,
    Mapping,
    Node,
    NodeEntry,
    Scalar,
    YamlDocument,
    comments,
    in_order,
    node_of_plain,
)
from gkcli.yaml.canonical.scalars import as_block, as_key, in_brackets, on_one_line
from gkcli.yaml.canonical.schema import Leaf, MappingSchema, Schema
from gkcli.yaml.marks import Plain

WIDEST = 100
"""The most characters of a line that holds a list in brackets; a longer list has a line an item."""


def inline(node: Node, schema: Schema, column: int) -> str | None:
    """The node as it stands on one line from a column on; None where it takes lines of its own.

    Comments are left out.
    """
    if isinstance(node, Scalar):
        return None if as_block(node.text, schema) else on_one_line(node.text, schema)
    if not node.entries:
        return "{}" if isinstance(node, Mapping) else "[]"
    if isinstance(node, Mapping):
        return (
            _in_braces(node, schema)
            if isinstance(schema, MappingSchema) and schema.one_line
            else None
        )
    return _short_list(node, schema, column)


def _short_list(node: Collection, schema: Schema, column: int) -> str | None:
    items = [] if node.tail else [_item(entry, item) for entry, item in in_order(node, schema)]
    texts = [item for item in items if item is not None]
    if len(texts) < len(node.entries):
        return None
    inside = ", ".join(texts)
    return f"[{inside}]" if column + len(inside) + 2 <= WIDEST else None


def _item(entry: NodeEntry, schema: Schema) -> str | None:
    commented = any(entry.lead) or entry.trail
    if commented or not isinstance(entry.node, Scalar) or as_block(entry.node.text, schema):
        return None
    return in_brackets(entry.node.text, schema)


def _in_braces(node: Collection, schema: Schema) -> str | None:
    pairs = [(entry.key or "", _field(entry.node, part)) for entry, part in in_order(node, schema)]
    if not all(value for _, value in pairs):
        return None
    return f"{{{', '.join(f'{as_key(key)}: {value}' for key, value in pairs)}}}"


def _field(node: Node, schema: Schema) -> str | None:
    if isinstance(node, Scalar):
        return (in_brackets if schema is Leaf.VALUE else _spelled)(node.text, schema)
    items = [entry.node for entry in node.entries]
    texts = [spelling.quoted(item.text) for item in items if isinstance(item, Scalar)]
    if isinstance(node, ListNode) and len(texts) == len(items):
        return f"[{', '.join(texts)}]"
    return None


def _spelled(text: str, schema: Schema) -> str:
    del schema
    return spelling.scalar(text)


class LaidOutLines(NamedTuple):
    """The lines of something, and the comments that belong above them.

    These have no indentation yet: above a list's item they stand as far left as its dash.
    """

    lead: list[str]
    lines: list[str]


def written(document: YamlDocument, schema: Schema) -> str:
    """The whole text of a file."""
    head, root = document
    short = inline(root, schema, 0)
    if isinstance(root, Collection) and short is None:
        lead, lines = _collection(root, schema, 0)
    else:
        lead, lines = [], [short or ""]
    above = _without_first_blank(_remarks([*head, *lead], 0))
    return "".join(f"{line}\n" for line in [*above, *lines])


def _collection(collection: Collection, schema: Schema, indent: int) -> LaidOutLines:
    """A list or a mapping that has entries, a line or more for each."""
    first, *others = (_entry(e, s, indent) for e, s in in_order(collection, schema))
    lines = first.lines
    for piece in others:
        lines += [*_remarks(piece.lead, indent), *piece.lines]
    lines += _remarks(collection.tail, indent)
    return LaidOutLines(first.lead, lines)


def _entry(entry: NodeEntry, schema: Schema, indent: int) -> LaidOutLines:
    head = f"{' ' * indent}-" if entry.key is None else f"{' ' * indent}{as_key(entry.key)}:"
    node, lead = entry.node, list(entry.lead)
    trail = "".join(entry.trail[:1])
    lead += map(str.strip, entry.trail[1:])
    short = inline(node, schema, len(head) + 1)
    if short is not None:
        lead += comments(node) if isinstance(node, Collection) else ()
        return LaidOutLines(lead, [(f"{head} {short}" if short else head) + trail])
    if isinstance(node, Scalar):
        header, *rest = as_block(node.text, schema) or [on_one_line(node.text, schema)]
        return LaidOutLines(lead, [f"{head} {header}{trail}", *_indented(rest, indent + 2)])
    inner = _collection(node, schema, indent + 2)
    if entry.key is None:
        lead += [*filter(None, [trail.strip()]), *_without_first_blank(inner.lead)]
        return LaidOutLines(lead, [f"{head} {inner.lines[0].lstrip(' ')}", *inner.lines[1:]])
    above = _without_first_blank(_remarks(inner.lead, indent + 2))
    return LaidOutLines(lead, [f"{head}{trail}", *above, *inner.lines])


def _remarks(lines: list[str], indent: int) -> list[str]:
    """Comments and blank lines where they are written: never two blank ones."""
    pairs = zip(["#", *lines], lines, strict=False)
    return _indented([line for before, line in pairs if before or line], indent)


def _indented(lines: list[str], indent: int) -> list[str]:
    return [f"{' ' * indent}{line}" if line else "" for line in lines]


def _without_first_blank(lines: list[str]) -> list[str]:
    return lines[1:] if lines[:1] == [""] else lines


def pair_lines(key: str, data: Plain, schema: Schema, remarks: Lines[str] = ()) -> list[str]:
    """The canonical lines of ``key: data``; ``remarks`` are the comments that were in it."""
    entry = NodeEntry(key, node_of_plain(data), trail=[f"  {remark}" for remark in remarks])
    return written(YamlDocument([], Mapping([entry])), MappingSchema({key: schema})).splitlines()
