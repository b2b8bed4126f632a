"""From a value of the model to what a file says about it."""

from collections.abc import Mapping as Lookup
from collections.abc import Sequence as Lines
from dataclasses import MISSING, fields
from typing import Any, TypeAlias

from gkcli.files.canonical.nodes import Entry, Mapping, Node, Scalar, Sequence
from gkcli.files.canonical.scalars import as_comment
from gkcli.files.canonical.schema import Leaf, ListOf, Record, Schema
from gkcli.model.prose import fold
from gkcli.model.shape import key_of

Path: TypeAlias = tuple[str | int, ...]
Remarks: TypeAlias = Lookup[Path, Lines[str]]
"""Lines of comment to write above what stands at a path."""


def node_of(value: Any, schema: Schema, remarks: Remarks, path: Path = ()) -> Node:  # noqa: ANN401  anything the model holds
    """What a file says of a value; optional fields that say nothing are left out."""
    if isinstance(schema, ListOf):
        return Sequence(
            [
                _entry(None, item, schema.item, remarks, (*path, index))
                for index, item in enumerate(value)
            ]
        )
    if isinstance(schema, Record):
        return Mapping(
            [
                _entry(key, given, schema.fields[key], remarks, (*path, key))
                for key, given in _said(value)
            ]
        )
    if schema is Leaf.PROSE:
        return Scalar(fold(value))
    return Scalar(str(value).lower() if isinstance(value, bool) else str(value))


def _said(record: Any) -> list[tuple[str, object]]:  # noqa: ANN401  any of the model's records
    pairs = ((f, getattr(record, f.name)) for f in fields(record))
    return [
        (key_of(f.name), given) for f, given in pairs if f.default is MISSING or given != f.default
    ]


def _entry(key: str | None, value: object, schema: Schema, remarks: Remarks, path: Path) -> Entry:
    lead = list(map(as_comment, remarks.get(path, ())))
    return Entry(key, node_of(value, schema, remarks, path), lead)
