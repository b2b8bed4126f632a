"""What stands on one line with its key or dash: most scalars, short lists, a ledger's entry."""

from gkcli.files import spelling
from gkcli.files.canonical.nodes import Collection, Entry, Mapping, Node, Scalar, Sequence
from gkcli.files.canonical.order import in_order
from gkcli.files.canonical.scalars import as_block, as_key, in_brackets, on_one_line
from gkcli.files.canonical.schema import Leaf, Record, Schema

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
        return _in_braces(node, schema) if isinstance(schema, Record) and schema.one_line else None
    return _short_list(node, schema, column)


def _short_list(node: Collection, schema: Schema, column: int) -> str | None:
    items = [] if node.tail else [_item(entry, item) for entry, item in in_order(node, schema)]
    texts = [item for item in items if item is not None]
    if len(texts) < len(node.entries):
        return None
    inside = ", ".join(texts)
    return f"[{inside}]" if column + len(inside) + 2 <= WIDEST else None


def _item(entry: Entry, schema: Schema) -> str | None:
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
    if isinstance(node, Sequence) and len(texts) == len(items):
        return f"[{', '.join(texts)}]"
    return None


def _spelled(text: str, schema: Schema) -> str:
    del schema
    return spelling.scalar(text)
