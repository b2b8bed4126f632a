"""What changed in a document above: its notice, its headings, and each of its items."""

from collections.abc import Iterator, Sequence
from functools import partial

from gkcli.compare.change import (
    Change,
    ChangeKind,
    Target,
    Thing,
    field_changes,
    list_changes,
)
from gkcli.compare.moves import Child
from gkcli.compare.table import paired_levels
from gkcli.frozen import fields_of
from gkcli.model.matching import MatchedPairs
from gkcli.model.notice import Notice, Part, Section, Table, Task


def document_changes(file: Target, old: Table, new: Table) -> Iterator[Change]:
    """What changed, item by item, all of it told under the file."""
    yield from field_changes(file, old.notice, new.notice, _fields(Notice))
    levels = paired_levels(old, new)
    yield from _headings(file, "parts", levels.parts)
    yield from _headings(file, "sections", levels.sections)
    tasks = levels.tasks.map(lambda child: child.item)
    yield from list_changes(tasks, partial(_item, file), _fields(Task))


def _fields(kind: type) -> Sequence[str]:
    return [field.name for field in fields_of(kind)]


def _item(file: Target, task: Task) -> Target:
    return Target(Thing.ITEM, str(task.number), task.title, file)


def _headings(
    file: Target, field: str, pairs: MatchedPairs[Child[Part]] | MatchedPairs[Child[Section]]
) -> Iterator[Change]:
    both: list[tuple[str | None, str | None]] = [
        *((_heading(child.item), None) for child in pairs.removed),
        *((None, _heading(child.item)) for child in pairs.added),
        *((_heading(before.item), _heading(after.item)) for before, after in pairs.same),
    ]
    for before, after in both:
        if before != after:
            yield Change(ChangeKind.CHANGED, file, field, before, after)


def _heading(heading: Part | Section) -> str:
    return f"{heading.number}、{heading.title}"
