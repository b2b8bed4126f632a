"""The year at a glance."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gkcli.model.directory import Directory
from gkcli.model.notice import Part, Table
from gkcli.query.deadlines import DeadlineFilter, Occurrence, grouped, select


@dataclass(frozen=True, slots=True)
class PartCount:
    """One part of the table in numbers; ``first`` and ``last`` are task numbers, None if empty."""

    part: Part
    sections: int
    tasks: int
    led: int
    limited: int
    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Overview:
    """The table in numbers, what falls due, and who leads how many tasks."""

    parts: tuple[PartCount, ...]
    occurrences: tuple[Occurrence, ...]
    leads: tuple[tuple[str, int], ...]


def overview(table: Table, directory: Directory, as_of: date) -> Overview:
    """The year at a glance on a day; leading units by number of tasks, then document order."""
    leads = Counter(name for _, task in table.placed() for name in _leads(directory, task.lead))
    found = select(table, directory, DeadlineFilter(), as_of)
    return Overview(
        tuple(map(_count, table.parts)), tuple(grouped(found)), tuple(leads.most_common())
    )


def _leads(directory: Directory, written: tuple[str, ...]) -> Iterator[str]:
    for name in written:
        party = directory.get(name)
        yield party.name if party else name


def _count(part: Part) -> PartCount:
    tasks = [task for section in part.sections for task in section.tasks]
    return PartCount(
        part,
        len(part.sections),
        len(tasks),
        sum(bool(task.lead) for task in tasks),
        sum(bool(task.deadlines) for task in tasks),
        tasks[0].number if tasks else None,
        tasks[-1].number if tasks else None,
    )
