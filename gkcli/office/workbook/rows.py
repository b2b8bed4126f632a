"""What stands in the sheets of a workbook, out of a workspace as of a day."""

from collections.abc import Iterator
from typing import NamedTuple

from gkcli.export.scope import Scope
from gkcli.model.notice import Part, Section, Table
from gkcli.model.record import Record
from gkcli.office.sheets.heads import OF_RECTIFICATION
from gkcli.office.workbook.columns import SEPARATOR, Value
from gkcli.status.completion import count
from gkcli.status.deadlines import by_due
from gkcli.status.involvement import Involvements, Role
from gkcli.status.standings import Standing, by_unit
from gkcli.status.tasks import task_entry
from gkcli.status.units import number_ranges
from gkcli.status.wording import limit_words

BookRow = dict[str, Value]
"""The values of a row by field."""


class HeadingRow(NamedTuple):
    """A row that only says what the rows below it belong to; ``level`` 1 is a part, 2 a section."""

    level: int
    text: str


def task_rows(scope: Scope) -> Iterator[HeadingRow | BookRow]:
    """The table of tasks, below the parts and sections that they stand in."""
    part: Part | None = None
    section: Section | None = None
    for _, place, task in scope.tasks:
        if place.part is not part:
            part = place.part
            yield HeadingRow(1, _of_part(part))
        if place.section is not section:
            section = place.section
            yield HeadingRow(2, _of_section(section))
        entry = task_entry(scope.now, place, task)
        counts = entry.counts
        yield {
            "number": task.number,
            "title": task.title,
            "lead": SEPARATOR.join(task.lead),
            "responsible": SEPARATOR.join(task.responsible),
            "requirement": task.requirement,
            "limits": "\n".join(f"{one.what}：{limit_words(one)}" for one in task.deadlines),
            "state": entry.state.label,
            "done": f"{counts.done}/{counts.owed}" if counts.owed else "",
        }


def headings(table: Table) -> Iterator[str]:
    """The texts of all rows that are headings."""
    for part in table.parts:
        yield _of_part(part)
        yield from map(_of_section, part.sections)


def _of_part(part: Part) -> str:
    return f"{part.number}、{part.title}"


def _of_section(section: Section) -> str:
    return f"（{section.number}）{section.title}"


def occasion_rows(scope: Scope, *, public: bool) -> Iterator[BookRow]:
    """How every unit stands with each occasion of what has a limit, the first due first.

    In public there are none that a unit is merely taken to owe.
    """
    workdays = scope.now.workdays
    for standing in sorted(_limited(scope), key=by_due):
        if public and standing.assumption:
            continue
        duty, instance = standing.duty, standing.instance
        yield {
            "id": duty.deadline.id,
            "task": duty.task.number if duty.task else None,
            "what": duty.deadline.what,
            "unit": standing.unit.name,
            "period": instance.period,
            "since": instance.since,
            "due": instance.due,
            "last_workday": workdays.last_on_or_before(instance.due) if instance.due else None,
            "limit": limit_words(duty.deadline),
            "state": standing.state.label,
            "days": standing.days_left,
            "done_on": standing.verdict.done_on,
            "delivered_by": standing.delivered_by.name if standing.delivered_by else "",
        }


def _limited(scope: Scope) -> Iterator[Standing]:
    if scope.party is None:
        return scope.now.limited
    return scope.now.of_units({unit.name for unit in scope.units}, limited=True)


def record_rows(scope: Scope) -> Iterator[BookRow]:
    """The ledgers up to the day, one after the other in the order of the registry."""
    words = subjects(scope)
    found = ((unit.name, record) for unit in scope.units for record in _recorded(scope, unit.name))
    for index, (unit, record) in enumerate(found, 1):
        yield {
            "index": index,
            "for_": words.get(record.for_, record.for_),
            "unit": unit,
            "on": record.on,
            "status": record.status,
            "note": record.note,
            "evidence": "\n".join(record.evidence),
            "since": record.since,
            "period": record.period,
            "until": record.until,
            **{field: getattr(record, field) for field in OF_RECTIFICATION},
            "by": record.by,
        }


def _recorded(scope: Scope, unit: str) -> Iterator[Record]:
    return (one for one in scope.now.ledgers.get(unit, ()) if one.on <= scope.now.as_of)


def subjects(scope: Scope) -> dict[str, str]:
    """What can be recorded about: its number or id, and the words to pick it by."""
    duties = {
        duty.deadline.id: f"{duty.deadline.id} {duty.deadline.what}"
        for duty in scope.duties
        if not duty.implied
    }
    return {str(t.number): f"{t.number} {t.title}" for _, _, t in scope.tasks} | duties


def unit_rows(scope: Scope) -> Iterator[BookRow]:
    """The units, the tasks that involve each in what role, and how much it has done."""
    standings = by_unit(_limited(scope))
    for unit in scope.units:
        involvements = Involvements(scope.now.directory, unit)
        found = [(t.number, involvements.of(t)) for _, _, t in scope.tasks]
        roles = {
            role.value: number_ranges(tuple(n for n, held in found if held and role in held.roles))
            for role in Role
        }
        counts = count(standings.get(unit.name, ()))
        yield {
            "name": unit.name,
            "full_name": unit.full_name,
            "kind": unit.kind,
            **roles,
            "total": counts.total,
            "done": counts.done,
            "overdue": counts.overdue,
            "due_rate": counts.due_rate,
            "year_rate": counts.year_rate,
        }
