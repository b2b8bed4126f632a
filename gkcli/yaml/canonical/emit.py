"""From a value of the model to what a file says about it."""

from collections.abc import Mapping as Lookup
from collections.abc import Sequence as Lines
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from gkcli.frozen import REQUIRED, fields_of
from gkcli.model.prose import fold
from gkcli.model.shape import key_of
from gkcli.yaml.canonical.lines import written
from gkcli.yaml.canonical.nodes import (
    Collection,
    ListNode,
    Mapping,
    Node,
    NodeEntry,
    Scalar,
    YamlDocument,
)
from gkcli.yaml.canonical.read import read
from gkcli.yaml.canonical.scalars import as_comment
from gkcli.yaml.canonical.schema import Leaf, ListOf, MappingSchema, Schema, schema_of

if TYPE_CHECKING:
    from collections.abc import Hashable

Path: TypeAlias = tuple[str | int, ...]
Remarks: TypeAlias = Lookup[Path, Lines[str]]
"""Lines of comment to write above what stands at a path."""


def node_of(value: Any, schema: Schema, remarks: Remarks, path: Path = ()) -> Node:  # noqa: ANN401  anything the model holds
    """What a file says of a value; optional fields that say nothing are left out."""
    if isinstance(schema, ListOf):
        return ListNode(
            [
                _entry(None, item, schema.item, remarks, (*path, index))
                for index, item in enumerate(value)
            ]
        )
    if isinstance(schema, MappingSchema):
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
    pairs = ((f, getattr(record, f.name)) for f in fields_of(record))
    return [
        (key_of(f.name), given) for f, given in pairs if f.default is REQUIRED or given != f.default
    ]


def _entry(
    key: str | None, value: object, schema: Schema, remarks: Remarks, path: Path
) -> NodeEntry:
    lead = list(map(as_comment, remarks.get(path, ())))
    return NodeEntry(key, node_of(value, schema, remarks, path), lead)


_NO_REMARKS: Remarks = {}


def canonical(value: object, remarks: Remarks = _NO_REMARKS) -> str:
    """The text of the file that holds a value: a Table, a Registry, a HolidayCalendar.

    Keys stand in the order of the schema, optional fields that say nothing are left out, prose is
    one clause a line. Reading the text gives an equal value back, whatever characters its texts
    hold, as far as the model can hold them: prose ends in no line break, and surrogates are no
    characters. ``remarks`` are lines to write as comments above what stands at a path, as
    ``{("parts", 0, "sections", 0, "tasks", 2): ["请核对牵头单位"]}``.
    """
    schema = schema_of(cast("Hashable", type(value)))
    return written(YamlDocument([], node_of(value, schema, remarks)), schema)


def canonical_entries(entries: tuple[object, ...]) -> str:
    """The text of a file that holds a list of entries, all of one kind and at least one."""
    schema = ListOf(schema_of(cast("Hashable", type(entries[0]))))
    return written(YamlDocument([], node_of(entries, schema, _NO_REMARKS)), schema)


def remarks_in(text: str) -> dict[Path, list[str]]:
    """The comments of a sound list or mapping, without their marks; none of anything else.

    One at the end of a line counts as standing above it, one above all of the file as above its
    first entry.
    """
    document = read(text.replace("\r\n", "\n"))
    if document is None:
        return {}
    found: dict[Path, list[str]] = {}
    _collect(document.root, (), found)
    head = _bare(document.head)
    if head and isinstance(document.root, Collection) and document.root.entries:
        first: Path = (_step(document.root.entries[0], 0),)
        found[first] = [*head, *found.get(first, [])]
    return found


def _collect(node: Node, path: Path, found: dict[Path, list[str]]) -> None:
    if not isinstance(node, Collection):
        return
    for index, entry in enumerate(node.entries):
        here: Path = (*path, entry.key if entry.key is not None else index)
        lines = _bare([*entry.lead, *entry.trail])
        if lines:
            found[here] = lines
        _collect(entry.node, here, found)
    tail = _bare(node.tail)
    if tail and node.entries:
        found.setdefault((*path, _step(node.entries[-1], len(node.entries) - 1)), []).extend(tail)


def _step(entry: NodeEntry, index: int) -> str | int:
    return entry.key if entry.key is not None else index


def _bare(lines: list[str]) -> list[str]:
    return [line.strip().lstrip("#").strip() for line in lines if line.strip().lstrip("#").strip()]
