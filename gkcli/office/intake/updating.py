"""A new reading of the document over a workspace in which people have worked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from gkcli.compare.table import paired_levels
from gkcli.model.deadline import Deadline
from gkcli.model.identity import SAME, paired
from gkcli.model.notice import Basis, Notice, Part, Section, Table, Task
from gkcli.model.placeholders import PENDING

if TYPE_CHECKING:
    from gkcli.compare.moves import Child


def updated(old: Table, new: Table) -> Table:
    """The new table with what people added to the old one.

    The document decides about headings, titles, units and requirements; deadlines with their ids
    and errata stay as they are on every task that is the same, and drafts come only with new tasks.
    What the document does not say, the workspace goes on saying.
    """
    found = paired_levels(old, new)
    tasks = {id(after.item): before.item for before, after in found.tasks.same}
    sections = {id(after.item): before.item for before, after in found.sections.same}
    fresh = _Ids(old, [child.item for child in found.tasks.added])
    parts = tuple(
        replace(
            part,
            sections=tuple(
                replace(
                    section,
                    errata=sections[id(section)].errata if id(section) in sections else (),
                    tasks=tuple(_task(task, tasks.get(id(task)), fresh) for task in section.tasks),
                )
                for section in part.sections
            ),
        )
        for part in new.parts
    )
    return Table(_notice(old.notice, new.notice), parts)


class _Ids:
    """Ids for the drafts of new tasks, none of which the workspace has already."""

    def __init__(self, old: Table, added: Sequence[Task]) -> None:
        self._used = {deadline.id for deadline in _deadlines(old)}
        self._added = {id(task) for task in added}

    def renamed(self, deadline: Deadline) -> Deadline:
        """The draft under an id that is free."""
        name, count = deadline.id, 1
        while name in self._used:
            count += 1
            name = f"{deadline.id}-{count}"
        self._used.add(name)
        return replace(deadline, id=name)


def _deadlines(table: Table) -> Iterator[Deadline]:
    yield from table.notice.deadlines
    for _, task in table.placed():
        yield from task.deadlines


def _task(new: Task, old: Task | None, ids: _Ids) -> Task:
    if old is None:
        return replace(new, deadlines=tuple(map(ids.renamed, new.deadlines)))
    requirement = old.requirement if new.requirement == PENDING else new.requirement
    return replace(
        new, requirement=requirement, deadlines=old.deadlines, errata=old.errata, basis=old.basis
    )


def _notice(old: Notice, new: Notice) -> Notice:
    """The new notice, with the old fields where the document says nothing."""
    kept = {
        name: getattr(old, name)
        for name in ("title", "number", "issuer", "table_title", "body")
        if getattr(new, name) == PENDING
    }
    lists = ("addressees", "copies_to", "basis")
    kept |= {name: getattr(old, name) for name in lists if not getattr(new, name)}
    optional = ("printed_by", "printed_on", "copies_line")
    kept |= {name: getattr(old, name) for name in optional if getattr(new, name) is None}
    kept.setdefault("basis", tuple(_cited(old, new)))
    return replace(new, **kept, deadlines=old.deadlines, errata=old.errata)


def _cited(old: Notice, new: Notice) -> Iterator[Basis]:
    """The documents that the new notice cites, with what people said of them beside."""
    found = paired(SAME["basis"], old.basis, new.basis)
    said = {id(after): before for before, after in found.same}
    for basis in new.basis:
        known = said.get(id(basis))
        yield replace(basis, folder=known.folder, not_ours=known.not_ours) if known else basis


Path = tuple[str | int, ...]
Remarks = dict[Path, Sequence[str]]


def moved_remarks(remarks: Mapping[Path, Sequence[str]], old: Table, new: Table) -> Remarks:
    """Comments of the old file at the places of the new one, without those of what is gone."""
    places = _places(old, new)
    found: Remarks = {}
    for path, lines in remarks.items():
        target = next(
            (
                (*places[path[:size]], *path[size:])
                for size in range(len(path), 0, -1)
                if path[:size] in places
            ),
            path if path[:1] == ("notice",) or len(path) < 2 else None,
        )
        if target is not None:
            found[target] = lines
    return found


def _places(old: Table, new: Table) -> dict[Path, Path]:
    """Where each part, section and task of the old table stands in the new one."""
    found = paired_levels(old, new)
    before, after = dict(_paths(old)), dict(_paths(new))
    pairs: list[tuple[Child[Part] | Child[Section] | Child[Task], ...]] = [
        *found.parts.same,
        *found.sections.same,
        *found.tasks.same,
    ]
    return {before[id(one.item)]: after[id(other.item)] for one, other in pairs}


def _paths(table: Table) -> Iterator[tuple[int, Path]]:
    for p, part in enumerate(table.parts):
        yield id(part), ("parts", p)
        for s, section in enumerate(part.sections):
            yield id(section), ("parts", p, "sections", s)
            for t, task in enumerate(section.tasks):
                yield id(task), ("parts", p, "sections", s, "tasks", t)
