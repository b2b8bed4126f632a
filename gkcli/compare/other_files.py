"""What changed in files whose kinds have no comparison of their own."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from gkcli.compare.change import Change, ChangeKind, Target, Thing, Value, plain
from gkcli.compare.documents import document_changes
from gkcli.model.notice import Table

OtherFiles: TypeAlias = Mapping[tuple[str, str], object]
"""Values of files by the labels of their kinds and their paths in the workspace."""


def file_changes(old: OtherFiles, new: OtherFiles) -> Iterator[Change]:
    """The changes of every file, by its path; of one that came or went, all that it says."""
    for label, path in sorted({*old, *new}, key=lambda key: key[1]):
        target = Target(Thing.FILE, path, label)
        tables = [files.get((label, path)) for files in (old, new)]
        if isinstance(tables[0], Table) and isinstance(tables[1], Table):
            yield from document_changes(target, tables[0], tables[1])
            continue
        before, after = map(plain, tables)
        if isinstance(before, Mapping) and isinstance(after, Mapping):
            yield from _field_by_field(target, before, after)
        else:
            yield from _line_by_line(target, _lines(before), _lines(after))


def _field_by_field(
    target: Target, old: Mapping[str, Value], new: Mapping[str, Value]
) -> Iterator[Change]:
    for field in dict.fromkeys((*old, *new)):
        before, after = old.get(field), new.get(field)
        if before != after:
            yield Change(ChangeKind.CHANGED, target, field, before, after)


def _line_by_line(target: Target, old: list[Value], new: list[Value]) -> Iterator[Change]:
    for line in _without(old, new):
        yield Change(ChangeKind.REMOVED, target, before=line)
    for line in _without(new, old):
        yield Change(ChangeKind.ADDED, target, after=line)


def _lines(value: Value) -> list[Value]:
    """The items of a list; anything else as the only one, None as nothing."""
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def _without(lines: list[Value], others: list[Value]) -> Iterator[Value]:
    known = Counter(map(repr, others))
    for line in lines:
        known[repr(line)] -= 1
        if known[repr(line)] < 0:
            yield line
