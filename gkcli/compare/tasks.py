"""What changed in the table: its parts, sections and tasks."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from gkcli.compare.change import (
    Change,
    Target,
    Thing,
    Value,
    field_changes,
    list_changes,
)
from gkcli.compare.entries import erratum_changes
from gkcli.compare.seats import Seat, moves
from gkcli.compare.units import Who
from gkcli.model.identity import SAME, paired
from gkcli.model.matching import MatchedPairs
from gkcli.model.notice import Part, Section, Table, Task

T = TypeVar("T")
Heading = TypeVar("Heading", Part, Section)


class Levels(NamedTuple):
    """The parts, sections and tasks of two tables, paired."""

    parts: MatchedPairs[Seat[Part]]
    sections: MatchedPairs[Seat[Section]]
    tasks: MatchedPairs[Seat[Task]]


def levels(old: Table, new: Table) -> Levels:
    """Find what is the same in two tables."""
    parts = _paired(
        "parts",
        [Seat(part, 0, "") for part in old.parts],
        [Seat(part, 0, "") for part in new.parts],
    )
    sections = _paired("sections", _sections(old, _itself), _sections(new, parts.identity))
    tasks = _paired("tasks", _tasks(sections.old, _itself), _tasks(sections.new, sections.identity))
    return Levels(parts, sections, tasks)


def _thing(seat: Seat[T]) -> T:
    return seat.thing


def _paired(kind: str, old: Sequence[Seat[T]], new: Sequence[Seat[T]]) -> MatchedPairs[Seat[T]]:
    return paired(SAME[kind], old, new, _thing, lambda seat: seat.holder)


def task_changes(found: Levels, who: Who) -> Iterator[Change]:
    """What changed about parts, sections and tasks, but for the deadlines of tasks."""
    yield from _heading_changes(found.parts, part_target)
    yield from moves(found.parts, "", part_target)
    yield from _heading_changes(found.sections, section_target)
    yield from moves(found.sections, "part", section_target)
    for old, new in found.sections.same:
        yield from erratum_changes(section_target(new.thing), old.thing.errata, new.thing.errata)
    tasks = found.tasks.map(_thing)
    yield from list_changes(
        tasks, task_target, affected=lambda old, new: who.either(_units(old), _units(new))
    )
    yield from moves(
        found.tasks, "section", task_target, lambda o, n: who.either(_units(o), _units(n))
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


def _sections(table: Table, identity: Callable[[int], int]) -> list[Seat[Section]]:
    return [
        Seat(section, identity(place), part.number)
        for place, part in enumerate(table.parts)
        for section in part.sections
    ]


def _tasks(sections: Sequence[Seat[Section]], identity: Callable[[int], int]) -> list[Seat[Task]]:
    return [
        Seat(task, identity(place), seat.thing.number)
        for place, seat in enumerate(sections)
        for task in seat.thing.tasks
    ]


def _itself(place: int) -> int:
    return place


def _heading_changes(
    found: MatchedPairs[Seat[Heading]], target: Callable[[Heading], Target]
) -> Iterator[Change]:
    """What changed about the number and title of parts or sections, and which came and went."""
    yield from list_changes(found.map(_thing), target, ("number", "title"), whole=heading)


def heading(thing: Part | Section) -> Value:
    """What a part or section that came or went says of itself."""
    return {"number": thing.number, "title": thing.title}


def _between(old: Task, new: Task, who: Who) -> Iterator[Change]:
    target = task_target(new)
    everyone = who.either(_units(old), _units(new))
    yield from field_changes(target, old, new, ["number"])
    yield from field_changes(target, old, new, ["title", "requirement"], everyone)
    lead = who.one_only(old.lead, new.lead)
    yield from field_changes(target, old, new, ["lead"], lead)
    responsible = who.one_only(old.responsible, new.responsible)
    yield from field_changes(target, old, new, ["responsible"], responsible)
    yield from erratum_changes(target, old.errata, new.errata)


def _units(task: Task | None) -> tuple[str, ...]:
    return (*task.lead, *task.responsible) if task else ()
