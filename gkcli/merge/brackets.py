"""Values in brackets, cut into entries like those laid out by lines."""

from dataclasses import replace
from pathlib import Path

from gkcli.merge.values import item_schema
from gkcli.yaml.canonical.lines import pair_lines
from gkcli.yaml.canonical.schema import ListOf, MappingSchema, Schema
from gkcli.yaml.marks import Plain
from gkcli.yaml.outline import OutlineBlock, OutlineEntry, outline
from gkcli.yaml.source import Source

_KEY = "items"


def cut(block: OutlineBlock, schema: Schema) -> OutlineBlock:
    """The block with every mapping and list of mappings in it cut into entries.

    A value in brackets is cut by its canonical lines, so that it can be merged with one that
    stands on lines; its own lines stay as they are. What the canonical form too has on one line
    stays whole: a list of names, an entry of a ledger.
    """
    entries = tuple(_entry(entry, _schema_in(schema, entry.key)) for entry in block.entries)
    same = all(one is other for one, other in zip(entries, block.entries, strict=True))
    return block if same else replace(block, entries=entries)


def _entry(entry: OutlineEntry, schema: Schema) -> OutlineEntry:
    if entry.inner is not None:
        inner = cut(entry.inner, schema)
        return entry if inner is entry.inner else replace(entry, inner=inner)
    if not _is_cuttable(entry.data, schema):
        return entry
    laid = _laid(entry, schema)
    return entry if laid is None else replace(entry, inner=laid.inner, head=laid.head)


def _is_cuttable(data: Plain, schema: Schema) -> bool:
    if isinstance(data, dict):
        return bool(data) and not (isinstance(schema, MappingSchema) and schema.one_line)
    return isinstance(data, list) and not all(isinstance(item, str) for item in data)


def _laid(entry: OutlineEntry, schema: Schema) -> OutlineEntry | None:
    """The entry as it is when laid out by lines."""
    if entry.key:
        lines = pair_lines(entry.key, entry.data, schema)
    else:
        lines = pair_lines(_KEY, [entry.data], ListOf(schema))
    whole = outline(Source(Path(), "", "\n".join(lines)))
    if whole is None:
        return None
    [laid] = whole.block.entries
    if entry.key or laid.inner is None:
        return laid if entry.key else None
    return laid.inner.entries[0]


def _schema_in(schema: Schema, key: str) -> Schema:
    if not key:
        return item_schema(schema)
    return schema.fields.get(key) if isinstance(schema, MappingSchema) else None
