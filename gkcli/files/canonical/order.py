"""In which order the entries of a list or a mapping are written."""

from dataclasses import replace

from gkcli.files.canonical.nodes import Collection, Entry, Mapping, Sequence
from gkcli.files.canonical.schema import ListOf, Record, Schema


def in_order(collection: Collection, schema: Schema) -> list[tuple[Entry, Schema]]:
    """The entries as they are written, each with its own schema.

    The order of a list is people's own. Keys go by the schema; one that it does not know stays
    behind the key that it followed.
    """
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
