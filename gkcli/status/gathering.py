"""What a unit gathers from others for a reporting cycle (汇总): who reported, what, who did not."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gkcli.model.cycles import CycleDeadline
from gkcli.model.notice import Task
from gkcli.model.record import Record
from gkcli.model.state import DONE_STATES, State
from gkcli.model.statuses import OFFICES
from gkcli.model.units import Unit
from gkcli.status.due import days_of_period
from gkcli.status.standings import Snapshot, Standing, by_unit

_SETTLED = (*DONE_STATES, State.NOT_APPLICABLE)


class GatheredWork(NamedTuple):
    """What one unit recorded about a task in the period, in order.

    ``settled``: nothing of the task is left for it to do.
    """

    unit: Unit
    records: tuple[Record, ...]
    settled: bool


class GatheredTask(NamedTuple):
    """A task, and what each unit that has a part in it recorded in the period."""

    task: Task
    work: tuple[GatheredWork, ...]


class Gathered(NamedTuple):
    """All that a unit gathers for the last period of a cycle that is over.

    ``reports`` are the standings of the other units with the cycle's own duty.
    """

    deadline: CycleDeadline
    period: str
    due: date | None
    reports: tuple[Standing, ...]
    tasks: tuple[GatheredTask, ...]


def gathered(now: Snapshot, unit: Unit) -> Gathered | None:
    """What a unit gathers as of the day; None where it gathers nothing, or no period is over.

    Of several cycles it is the first that the unit gathers for.
    """
    for deadline in now.table.notice.deadlines:
        if isinstance(deadline, CycleDeadline) and _gathers(now, deadline, unit):
            found = _last_period(now, deadline)
            if found:
                return _gathered(now, unit, deadline, found)
    return None


def _gathers(now: Snapshot, deadline: CycleDeadline, unit: Unit) -> bool:
    cycle = deadline.cycle
    if cycle is None or cycle.gathered_by is None:
        return False
    if cycle.gathered_by.units:
        return _among(now, unit, cycle.gathered_by.units)
    return any(_among(now, unit, task.lead) for _, task in now.table.placed())


def _among(now: Snapshot, unit: Unit, names: tuple[str, ...]) -> bool:
    return any(one.name == unit.name for one in now.directory.expand(names))


def _last_period(now: Snapshot, deadline: CycleDeadline) -> list[Standing]:
    """The standings of every unit with the last period of a cycle that is over."""
    own = [s for s in now.of_notice if s.duty.deadline is deadline]
    over = [s for s in own if days_of_period(s.instance.period)[1] < now.as_of]
    last = max((s.instance.period for s in over), default="")
    return [s for s in over if s.instance.period == last]


def _gathered(
    now: Snapshot, unit: Unit, deadline: CycleDeadline, standings: list[Standing]
) -> Gathered:
    instance = standings[0].instance
    first, last = days_of_period(instance.period)
    latest = max(last, instance.due or last)
    cycle = deadline.cycle
    by_lead = cycle is not None and cycle.gathered_by is not None and not cycle.gathered_by.units
    tasks = [task for _, task in now.table.placed() if not by_lead or _among(now, unit, task.lead)]
    owing = {s.unit.name: s for s in standings if s.unit.name != unit.name}
    found: list[GatheredTask] = []
    for task in tasks:
        parties = now.directory.expand((*task.lead, *task.responsible))
        own = by_unit(now.of_task(task))
        work = tuple(
            GatheredWork(
                one,
                tuple(_told(now, one, task, first, latest)),
                all(s.state in _SETTLED for s in own.get(one.name, ())),
            )
            for one in parties
            if one.name in owing
        )
        if work:
            found.append(GatheredTask(task, work))
    named = {work.unit.name for entry in found for work in entry.work}
    reports = tuple(s for name, s in owing.items() if name in named)
    return Gathered(deadline, instance.period, instance.due, reports, tuple(found))


def _told(now: Snapshot, unit: Unit, task: Task, first: date, latest: date) -> Iterator[Record]:
    """What a unit itself recorded about a task from the first day to the latest."""
    subjects = {str(task.number), *(deadline.id for deadline in task.deadlines)}
    for record in now.ledger(unit).records:
        own = record.status not in OFFICES and not now.offices.grants(record)
        if own and record.for_ in subjects and first <= record.on <= latest:
            yield record
