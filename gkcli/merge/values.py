"""A value that both sides changed: what it becomes, and its lines."""

from typing import TypeAlias

from gkcli.merge.clash import Line, indented
from gkcli.merge.lists import merged_lines, merged_names
from gkcli.merge.remarks import merged_remarks, own_remarks
from gkcli.model.prose import fold, unfold
from gkcli.yaml.canonical.lines import pair_lines
from gkcli.yaml.canonical.schema import Leaf, ListOf, MappingSchema, Schema
from gkcli.yaml.marks import Plain
from gkcli.yaml.outline import OutlineEntry

Merged: TypeAlias = list[Line] | None
"""The lines of a merged value, clashes among them; None where it cannot be put together."""


def said(data: Plain, schema: Schema) -> Plain:
    """What the model makes of a value, however it is laid out."""
    if isinstance(data, str):
        return unfold(data) if schema is Leaf.PROSE else data
    if isinstance(data, list):
        return [said(item, item_schema(schema)) for item in data]
    fields = schema.fields if isinstance(schema, MappingSchema) else {}
    return {key: said(value, fields.get(key)) for key, value in data.items()}


def merged_value(
    base: OutlineEntry | None, ours: OutlineEntry, theirs: OutlineEntry, schema: Schema
) -> Merged:
    """The value of a pair that is not cut into entries, from three versions of it.

    A value that only one side changed is taken as it stands; comments of both stay.
    """
    before = None if base is None else said(base.data, schema)
    mine, other = said(ours.data, schema), said(theirs.data, schema)
    before_remarks = () if base is None else own_remarks(base)
    remarks = merged_remarks(before_remarks, own_remarks(ours), own_remarks(theirs))
    for chosen, unchanged in ((theirs, mine), (ours, other)):
        if unchanged == before or mine == other:
            kept = chosen if mine != other else _touched(base, ours, theirs)
            return _with_remarks(kept, remarks, schema)
    if schema is Leaf.PROSE:
        return _prose(ours.key, (before, mine, other), remarks)
    names = _names(before, mine, other)
    return None if names is None else list(pair_lines(ours.key, [*names], schema, remarks))


def _touched(base: OutlineEntry | None, ours: OutlineEntry, theirs: OutlineEntry) -> OutlineEntry:
    """Of two entries that say the same, the one that is laid out anew."""
    return theirs if base is not None and ours.lines == base.lines else ours


def _with_remarks(entry: OutlineEntry, remarks: tuple[str, ...], schema: Schema) -> Merged:
    if own_remarks(entry) == remarks:
        return list(entry.lines)
    if not entry.key:
        missing = [remark for remark in remarks if remark not in own_remarks(entry)]
        return [*missing, *entry.lines]
    return list(pair_lines(entry.key, entry.data, schema, remarks))


def _prose(
    key: str, versions: tuple[Plain | None, Plain, Plain], remarks: tuple[str, ...]
) -> Merged:
    texts = [version if isinstance(version, str) else "" for version in versions]
    lines = merged_lines(*(fold(text).split("\n") if text else [] for text in texts))
    whole = [line for line in lines if isinstance(line, str)]
    if len(whole) == len(lines):
        return list(pair_lines(key, "\n".join(whole), Leaf.PROSE, remarks))
    blocks = [pair_lines(key, text, Leaf.PROSE, remarks) for text in texts[1:]]
    heads = {block[0] for block in blocks}
    if len(heads) > 1 or not all(head.startswith(f"{key}: |") for head in heads):
        return None
    return [*heads, *indented(lines, 2)]


def _names(base: Plain | None, ours: Plain, theirs: Plain) -> list[str] | None:
    """Names in lists that say nothing else of them."""
    lists = [_texts(version) for version in (base, ours, theirs)]
    before, mine, other = lists
    if before is None or mine is None or other is None:
        return None
    return merged_names(before, mine, other)


def _texts(data: Plain | None) -> list[str] | None:
    if not isinstance(data, list):
        return None
    texts = [item for item in data if isinstance(item, str)]
    return texts if len(texts) == len(data) else None


def item_schema(schema: Schema) -> Schema:
    """How the items of a list are laid out."""
    return schema.item if isinstance(schema, ListOf) else None
