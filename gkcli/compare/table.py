"""What changed in the table: the notice, its parts, sections and tasks, and their errata."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple, TypeVar

from gkcli.compare.change import (
    Change,
    ChangeKind,
    Target,
    Thing,
    Value,
    field_changes,
    list_changes,
    plain,
)
from gkcli.compare.moves import Child, move_changes
from gkcli.compare.units import AffectedUnits
from gkcli.model.identity import SAME, paired
from gkcli.model.matching import MatchedPairs
from gkcli.model.notice import Basis, Erratum, Notice, Part, Section, Table, Task

T = TypeVar("T")
Heading = TypeVar("Heading", Part, Section)


_ERRATUM_FIELDS = ("problem", "confidence", "quote", "suggestion")


def erratum_changes(
    owner: Target, old: Sequence[Erratum], new: Sequence[Erratum]
) -> Iterator[Change]:
    """What changed about the errata of one thing."""
    errata = paired(SAME["errata"], old, new)
    yield from list_changes(errata, partial(_erratum_target, owner), _ERRATUM_FIELDS)


def _erratum_target(owner: Target, erratum: Erratum) -> Target:
    return Target(Thing.ERRATUM, erratum.quote or erratum.problem, erratum.problem, owner)


NOTICE = Target(Thing.NOTICE, "notice")
_NOTICE_FIELDS = (
    *("title", "number", "issuer", "year", "signed_on", "table_title", "body"),
    *("printed_by", "printed_on", "copies_to", "copies_line", "todo"),
)


def notice_changes(old: Notice, new: Notice, who: AffectedUnits) -> Iterator[Change]:
    """What changed about a notice, but for its deadlines."""
    yield from field_changes(NOTICE, old, new, _NOTICE_FIELDS)
    addressees = who.in_one_only(old.addressees, new.addressees)
    yield from field_changes(NOTICE, old, new, ["addressees"], addressees)
    basis = paired(SAME["basis"], old.basis, new.basis)
    yield from list_changes(basis, _basis, ("title", "number", "folder", "not_ours"))
    yield from erratum_changes(NOTICE, old.errata, new.errata)


def _basis(document: Basis) -> Target:
    return Target(Thing.BASIS, document.number or document.title, document.title, NOTICE)


class PairedLevels(NamedTuple):
    """The parts, sections and tasks of two tables, paired."""

    parts: MatchedPairs[Child[Part]]
    sections: MatchedPairs[Child[Section]]
    tasks: MatchedPairs[Child[Task]]


def paired_levels(old: Table, new: Table) -> PairedLevels:
    """Pair the parts, sections and tasks of two tables by identity."""
    parts = _paired(
        "parts",
        [Child(part, 0, "") for part in old.parts],
        [Child(part, 0, "") for part in new.parts],
    )
    sections = _paired("sections", _sections(old, _itself), _sections(new, parts.identity))
    tasks = _paired("tasks", _tasks(sections.old, _itself), _tasks(sections.new, sections.identity))
    return PairedLevels(parts, sections, tasks)


def _item(child: Child[T]) -> T:
    return child.item


def _paired(kind: str, old: Sequence[Child[T]], new: Sequence[Child[T]]) -> MatchedPairs[Child[T]]:
    return paired(SAME[kind], old, new, _item, lambda child: child.parent)


def task_changes(levels: PairedLevels, who: AffectedUnits) -> Iterator[Change]:
    """What changed about parts, sections and tasks, but for the deadlines of tasks."""
    yield from _heading_changes(levels.parts, part_target)
    yield from move_changes(levels.parts, "", part_target)
    yield from _heading_changes(levels.sections, section_target)
    yield from move_changes(levels.sections, "part", section_target)
    for old, new in levels.sections.same:
        yield from erratum_changes(section_target(new.item), old.item.errata, new.item.errata)
    tasks = levels.tasks.map(_item)
    yield from list_changes(
        tasks, task_target, affected=lambda old, new: who.either(_units(old), _units(new))
    )
    yield from move_changes(
        levels.tasks, "section", task_target, lambda o, n: who.either(_units(o), _units(n))
    )
    for before, after in tasks.same:
        yield from _between(before, after, who)


def part_target(part: Part) -> Target:
    """A part as what a change is about."""
    return Target(Thing.PART, part.number, part.title)


def section_target(section: Section) -> Target:
    """A section as what a change is about."""
    return Target(Thing.SECTION, section.number, section.title)


def task_target(task: Task) -> Target:
    """A task as what a change is about."""
    return Target(Thing.TASK, str(task.number), task.title)


def _sections(table: Table, identity: Callable[[int], int]) -> list[Child[Section]]:
    return [
        Child(section, identity(place), part.number)
        for place, part in enumerate(table.parts)
        for section in part.sections
    ]


def _tasks(sections: Sequence[Child[Section]], identity: Callable[[int], int]) -> list[Child[Task]]:
    return [
        Child(task, identity(place), child.item.number)
        for place, child in enumerate(sections)
        for task in child.item.tasks
    ]


def _itself(place: int) -> int:
    return place


def _heading_changes(
    headings: MatchedPairs[Child[Heading]], target: Callable[[Heading], Target]
) -> Iterator[Change]:
    """What changed about the number and title of parts or sections, and which came and went."""
    yield from list_changes(headings.map(_item), target, ("number", "title"), whole=heading)


def heading(thing: Part | Section) -> Value:
    """What a part or section that came or went says of itself."""
    return {"number": thing.number, "title": thing.title}


def _between(old: Task, new: Task, who: AffectedUnits) -> Iterator[Change]:
    target = task_target(new)
    everyone = who.either(_units(old), _units(new))
    yield from field_changes(target, old, new, ["number"])
    yield from field_changes(target, old, new, ["title", "requirement"], everyone)
    lead = who.in_one_only(old.lead, new.lead)
    yield from field_changes(target, old, new, ["lead"], lead)
    responsible = who.in_one_only(old.responsible, new.responsible)
    yield from field_changes(target, old, new, ["responsible"], responsible)
    yield from field_changes(target, old, new, ["basis", "carried_from", "todo"])
    yield from erratum_changes(target, old.errata, new.errata)


def _units(task: Task | None) -> tuple[str, ...]:
    return (*task.lead, *task.responsible) if task else ()


def whole_table(table: Table, kind: ChangeKind, who: AffectedUnits) -> Iterator[Change]:
    """One change for the notice and one for each part, section and task with all it holds."""
    meant = who.after if kind is ChangeKind.ADDED else who.before
    yield _whole(kind, NOTICE, table.notice, meant(table.notice.addressees))
    for part in table.parts:
        yield _whole(kind, part_target(part), heading(part))
        for section in part.sections:
            yield _whole(kind, section_target(section), heading(section))
            for task in section.tasks:
                units = meant((*task.lead, *task.responsible))
                yield _whole(kind, task_target(task), task, units)


def _whole(kind: ChangeKind, target: Target, thing: object, units: tuple[str, ...] = ()) -> Change:
    value = thing if isinstance(thing, dict) else plain(thing)
    if kind is ChangeKind.ADDED:
        return Change(kind, target, after=value, affected=units)
    return Change(kind, target, before=value, affected=units)
