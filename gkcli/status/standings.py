"""The state of every unit with every occasion of its duties on a day."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

from gkcli.frozen import frozen, replace
from gkcli.model.directory import Directory
from gkcli.model.notice import Table, Task
from gkcli.model.office import OfficeRules
from gkcli.model.record import Record
from gkcli.model.state import DATED_STATES, State
from gkcli.model.statuses import OFFICES
from gkcli.model.units import Unit
from gkcli.status.due import Instance, days_of_period, final_date, instances, last_day
from gkcli.status.duties import Duty, notice_duties, task_obligations, tasks_by_subject
from gkcli.status.ledger import DutyRecord, UnitLedger, by_event, by_period
from gkcli.status.offices import Offices, offices_of
from gkcli.status.rectification import opened_duties
from gkcli.status.standing import Standing, by_unit, days_left, most_urgent, together
from gkcli.status.verdict import Verdict, judge
from gkcli.status.workdays import Workdays

__all__ = ["Snapshot", "Standing", "by_unit", "days_left", "most_urgent"]


@frozen
class Snapshot:
    """A table with the ledgers of its units as of a day: all that states depend on.

    ``ledgers`` holds records by the unit's registered name; those dated after ``as_of`` do not
    count. Of the ``unread`` units nobody can tell how they stand: they have no standings. ``rules``
    are those by which the office supervises, of ``office.yaml`` where there is one. With
    ``first_dues`` an occasion keeps its first day though an office granted more time: only the
    ledgers tell of that.
    """

    table: Table
    directory: Directory
    ledgers: Mapping[str, Sequence[Record]]
    workdays: Workdays
    as_of: date
    unread: frozenset[str] = frozenset()
    rules: OfficeRules = OfficeRules()
    first_dues: bool = False

    @cached_property
    def _of_tasks(self) -> dict[int, tuple[Standing, ...]]:
        return {}

    @cached_property
    def offices(self) -> Offices:
        """The offices, which decide on what units ask for."""
        return offices_of(self.table, self.directory, self.rules)

    @cached_property
    def _final(self) -> date | None:
        return final_date(self.table.notice)

    @cached_property
    def _unheard(self) -> dict[str, date]:
        """From which day on a unit has reported nothing for a cycle, by the unit's name.

        It is the first day of the last period of which the report was due before, and is still
        missing; of several cycles the latest such day.
        """
        found: dict[str, date] = {}
        if not any(deadline.cyclic for deadline in self.table.notice.deadlines):
            return found
        cyclic = (d for d in notice_duties(self.table, self.directory) if d.cyclic)
        for duty in cyclic:
            for name, own in by_unit(self._of_duty(duty, {})).items():
                due = [s for s in own if s.instance.due and s.instance.due < self.as_of]
                if due and due[-1].state is State.OVERDUE:
                    first, _ = days_of_period(due[-1].instance.period)
                    found[name] = max(first, found.get(name, first))
        return found

    def _silent(self, unit: Unit, verdict: Verdict) -> bool:
        """Whether a unit told nothing of its ongoing work for a cycle that was due."""
        since = self._unheard.get(unit.name)
        return since is not None and not any(
            record.on >= since and record.status not in OFFICES for record in verdict.records
        )

    @cached_property
    def _ledgers(self) -> dict[str, UnitLedger]:
        units = {unit.name: unit for unit in self.directory.registry.units}
        return {
            name: UnitLedger(
                units.get(name), (r for r in records if r.on <= self.as_of), self.offices
            )
            for name, records in self.ledgers.items()
        }

    @cached_property
    def _opened(self) -> dict[int, list[Duty]]:
        """What is to be put right, by the number of the task that it concerns; 0 for the notice."""
        opening = {name for name, own in self._ledgers.items() if own.opens}
        found: dict[int, list[Duty]] = {}
        if not opening:
            return found
        tasks = tasks_by_subject(self.table)
        for unit in self.directory.registry.units:
            if unit.name in opening and unit.name not in self.unread:
                own = self.ledger(unit).records
                for duty in opened_duties(unit, own, self.offices, tasks):
                    found.setdefault(duty.task.number if duty.task else 0, []).append(duty)
        return found

    def _opened_in(self, number: int, members: Container[str] | None = None) -> Iterator[Standing]:
        for duty in self._opened.get(number, ()):
            yield from self._of_duty(duty, {}, members)

    @property
    def rectifications(self) -> Iterator[Standing]:
        """Every standing with what is to be put right, those of the notice first."""
        for number in (0, *(task.number for _, task in self.table.placed())):
            yield from self._opened_in(number)

    def ledger(self, unit: Unit) -> UnitLedger:
        """What a unit has recorded up to the day."""
        return self._ledgers.get(unit.name, _SILENT)

    @property
    def unrecorded(self) -> "Snapshot":
        """The same as if nobody had recorded anything."""
        return replace(self, ledgers={}, unread=frozenset())

    @property
    def published(self) -> "Snapshot":
        """The same without what is between offices and units.

        These are cycles, what is to be put right, and until when more time was granted.
        """
        from gkcli.model.cycles import as_written

        ledgers = {
            name: [record for record in records if record.item is None]
            for name, records in self.ledgers.items()
        }
        table = as_written(self.table)
        return replace(self, table=table, ledgers=ledgers, first_dues=True)

    @property
    def readable(self) -> tuple[Unit, ...]:
        """The registered units whose ledgers were read."""
        return tuple(u for u in self.directory.registry.units if u.name not in self.unread)

    @cached_property
    def recorded(self) -> bool:
        """Whether any unit had recorded anything by the day."""
        return any(self._ledgers.values())

    @cached_property
    def of_notice(self) -> tuple[Standing, ...]:
        """Every standing with what the notice itself imposes, in document order."""
        duties = notice_duties(self.table, self.directory)
        own = (s for duty in duties for s in self._of_duty(duty, {}))
        return (*own, *self._opened_in(0))

    def of_task(self, task: Task) -> tuple[Standing, ...]:
        """Every standing with what one task imposes, work without a limit included."""
        # By identity: a task is as long as its text, and hashing it would take all of it.
        known = self._of_tasks.get(id(task))
        if known is None:
            known = self._of_tasks[id(task)] = self.of_task_once(task)
        return known

    def of_task_once(
        self, task: Task, members: Container[str] | None = None
    ) -> tuple[Standing, ...]:
        """The same for who asks but once: they are not kept.

        Where ``members`` are given, only those of the units that have these names.
        """
        return tuple(self._owed(task, members))

    def of_unit(self, duty: Duty, unit: Unit, among: int) -> tuple[Standing, ...]:
        """How one unit stands with one duty; ``among`` counts the unit's duties in its task."""
        holders = duty if duty.joint else replace(duty, units=(unit,))
        counts = dict.fromkeys((holder.name for holder in holders.units), among)
        return tuple(s for s in self._of_duty(holders, counts) if s.unit.name == unit.name)

    def _owed(self, task: Task, members: Container[str] | None = None) -> Iterator[Standing]:
        duties = task_obligations(task, self.directory)
        # Records are what needs to know them, and most years begin without one.
        held = duties if self._ledgers else ()
        counts = Counter(unit.name for duty in held for unit in duty.units)
        for duty in duties:
            yield from self._of_duty(duty, counts, members)
        yield from self._opened_in(task.number, members)

    def __iter__(self) -> Iterator[Standing]:
        """Every standing, in document order, then in the order of the units."""
        yield from self.of_notice
        for _, task in self.table.placed():
            yield from self.of_task(task)

    @property
    def limited(self) -> Iterator[Standing]:
        """The same without work that has no limit, which is most of the work and is not judged."""
        yield from self.of_notice
        for _, task in self.table.placed():
            if self._is_limited(task):
                yield from (s for s in self.of_task(task) if not s.duty.implied)

    def of_units(self, names: Container[str], *, limited: bool = False) -> Iterator[Standing]:
        """Those of the units that have these names; ``limited`` leaves work without one out."""
        yield from (s for s in self.of_notice if s.unit.name in names)
        for _, task in self.table.placed():
            if not limited or self._is_limited(task):
                yield from (
                    s for s in self.of_task_once(task, names) if not (limited and s.duty.implied)
                )

    def _is_limited(self, task: Task) -> bool:
        """Whether anything in a task has a time limit."""
        return bool(task.deadlines) or task.number in self._opened

    def _of_duty(
        self, duty: Duty, counts: Mapping[str, int], members: Container[str] | None = None
    ) -> Iterator[Standing]:
        if not duty.joint:
            return self._of_each(duty, counts, members)
        whole = together(self._of_each(duty, counts))
        return whole if members is None else (s for s in whole if s.unit.name in members)

    def _of_each(
        self, duty: Duty, counts: Mapping[str, int], members: Container[str] | None = None
    ) -> Iterator[Standing]:
        notice, deadline, ledgers = self.table.notice, duty.deadline, self._ledgers
        held = [
            (unit, self._entries(duty, unit, counts) if unit.name in ledgers else ())
            for unit in duty.units
            if unit.name not in self.unread and (members is None or unit.name in members)
        ]
        if deadline.within:
            for unit, entries in held:
                yield from self._events(duty, unit, entries)
            return
        dated = instances(deadline, notice.year, notice.signed_on)
        if deadline.each is None:
            yield from self._standings(duty, dated[0], held)
            return
        by_unit = [(unit, by_period(deadline, entries)) for unit, entries in held]
        for instance in dated:
            own = [(unit, periods.get(instance.period, ())) for unit, periods in by_unit]
            yield from self._standings(duty, instance, own)

    def _entries(self, duty: Duty, unit: Unit, counts: Mapping[str, int]) -> tuple[DutyRecord, ...]:
        ledger = self.ledger(unit)
        return ledger.about(duty, counts.get(unit.name, 1)) if ledger else ()

    def _events(self, duty: Duty, unit: Unit, entries: Sequence[DutyRecord]) -> Iterator[Standing]:
        """One occasion an event; a single one without a date while none is recorded."""
        span = duty.deadline.within
        events = by_event(entries)
        if not events or span is None:
            yield from self._standings(duty, Instance("", None), [(unit, entries)])
            return
        for since, own in events.items():
            due = last_day(since, span, self.workdays)
            yield from self._standings(duty, Instance("", due, since), [(unit, own)])

    def _standings(
        self, duty: Duty, instance: Instance, held: Iterable[tuple[Unit, Sequence[DutyRecord]]]
    ) -> Iterator[Standing]:
        """How units stand with one occasion; all that recorded nothing share a verdict."""
        silent: Verdict | None = None
        for unit, entries in held:
            if entries:
                verdict = judge(duty.deadline, instance, entries, self.as_of, self._final)
            else:
                silent = silent or judge(duty.deadline, instance, (), self.as_of, self._final)
                verdict = silent
            if duty.assumed and verdict.state in DATED_STATES and duty.assumption(unit):
                # Nobody is late with what nobody has confirmed that it owes.
                verdict = replace(verdict, state=State.WAITING)
            ongoing = verdict.state is State.ONGOING and duty.deadline.ongoing
            if ongoing and self._silent(unit, verdict):
                verdict = replace(verdict, state=State.UNREPORTED)
            until = verdict.extended.until if verdict.extended and not self.first_dues else None
            own = instance.put_off(until)
            yield Standing(duty, unit, own, verdict, self.as_of)


_SILENT = UnitLedger(None, ())
