"""Taking in what is to be recorded, one after the other, each in view of those before it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import NamedTuple

from gkcli.check.records.audit import neighbour_faults, record_faults
from gkcli.check.records.terms import RecordFault, Terms, terms_of
from gkcli.check.records.words import duty_faults, evidence_faults
from gkcli.errors import Severity
from gkcli.model.directory import Directory
from gkcli.model.notice import Table
from gkcli.model.record import Record, days_of
from gkcli.model.state import DONE_STATES, State
from gkcli.model.statuses import SETTLES
from gkcli.model.units import Unit
from gkcli.record.effects import Effect, Scene
from gkcli.record.wish import (
    AcceptedRecord,
    Objection,
    RecordDays,
    RefusedError,
    RequestedRecord,
    read,
)
from gkcli.status.due import period_of
from gkcli.status.duties import Duty
from gkcli.status.standings import Standing
from gkcli.status.workdays import Workdays

_SLIPS = frozenset(
    {"future-record", "needless-since", "needless-period", "period-ahead", "not-by-office"}
)
"""What ``check`` only warns of, but nobody means who is about to write it."""


class _Judged(NamedTuple):
    unit: Unit | None
    record: Record | None
    faults: tuple[RecordFault, ...]
    objections: list[Objection]


class RecordAcceptance:
    """Turns wishes into entries; ``ledger`` gives the records there are of a unit's name."""

    def __init__(
        self,
        table: Table,
        directory: Directory,
        workdays: Workdays,
        ledger: Callable[[str], Sequence[Record]],
        today: date,
    ) -> None:
        self.bounds = RecordDays(table.notice.year, today)
        self.terms: Terms = terms_of(table, directory, today)
        self._ledger = cache(ledger)
        self.scene = Scene(table, directory, workdays, self.terms.obligations, self._ledger)
        self._taken: dict[str, tuple[Record, ...]] = {}
        self.entries: list[AcceptedRecord] = []

    def take(self, wish: RequestedRecord) -> AcceptedRecord:
        """The entry that a wish means; RefusedError with everything that is wrong with it."""
        unit, record, faults, objections = self._judged(wish)
        if unit is None or record is None or objections:
            raise RefusedError(*objections)
        entry = AcceptedRecord(unit, record, self.duties(unit, record.for_))
        remarks = (*(f"{fault.message}{fault.hint}" for fault in faults), *self._remarks(entry))
        if record not in self._said(unit):
            self._taken[unit.name] = (*self._taken.get(unit.name, ()), record)
        entry = replace(entry, remarks=remarks)
        self.entries.append(entry)
        return entry

    def objections(self, wish: RequestedRecord) -> list[Objection]:
        """Everything that is wrong with a wish."""
        return self._judged(wish).objections

    def _judged(self, wish: RequestedRecord) -> "_Judged":
        unit, record, objections = read(wish, self.scene.directory, self.bounds)
        if unit is None or record is None:
            return _Judged(unit, record, (), objections)
        if objections:
            # A record with stand-ins can be told by these alone: whose it is, about what.
            faults = [*duty_faults(record, unit, self.terms), *evidence_faults(record)]
        else:
            faults = [*record_faults(record, unit, self.terms), *self._beside(unit, record)]
        objections += (_objection(fault) for fault in faults if _refuses(fault))
        return _Judged(unit, record, tuple(faults), objections)

    def duties(self, unit: Unit, subject: str) -> tuple[Duty, ...]:
        """The unit's duties that a number or id means; none where it means none of them."""
        return self.terms.obligations.of(unit).get(subject, ())

    def open_ones(self, unit: Unit) -> list[Standing]:
        """What a unit has still to do as of today, the most pressing and the longest due first."""
        said = self._said(unit)
        own = self.terms.obligations.of(unit)
        duties = {duty.deadline.id: duty for each in own.values() for duty in each}
        day = min(self.bounds.today, days_of(self.bounds.year)[1])
        found = self.scene.standings(unit, list(duties.values()), said, day)
        settled = (*DONE_STATES, State.NOT_APPLICABLE)
        order = list(State)
        return sorted(
            (s for s in found if s.state not in settled),
            key=lambda s: (order.index(s.state), s.instance.due or date.max),
        )

    def knows(self, entry: AcceptedRecord) -> bool:
        """Whether a record is in the ledger already."""
        return entry.record in self._ledger(entry.unit.name)

    def effects(self, entry: AcceptedRecord) -> list[Effect]:
        """What all that was taken in changes about the occasions of an entry."""
        before = self._ledger(entry.unit.name)
        return self.scene.effects(entry, before, self._said(entry.unit))

    def _said(self, unit: Unit) -> tuple[Record, ...]:
        return (*self._ledger(unit.name), *self._taken.get(unit.name, ()))

    def _beside(self, unit: Unit, record: Record) -> Iterator[RecordFault]:
        """What is wrong with it in view of the ledger; earlier records are not the point."""
        if self.duties(unit, record.for_):
            said = (*(one for one in self._said(unit) if one != record), record)
            found = neighbour_faults(said, unit, self.terms)
            yield from (fault for told, fault in found if told is record)

    def _remarks(self, entry: AcceptedRecord) -> Iterator[str]:
        record, said = entry.record, self._said(entry.unit)
        if len(entry.duties) == 1 and entry.duties[0].deadline.each and record.period is None:
            yield from self._missed(entry, said)
        if record.status in SETTLES and record not in said:
            for standing in self.scene.concerned(entry, said, record.on):
                last = standing.verdict.last
                settled = last is not None and last.status in ("已销号", record.status)
                if standing.state in DONE_STATES and last and settled:
                    yield f"这件事 {last.on} 已经记过“{last.status}”，这次再记一条。"

    def _missed(self, entry: AcceptedRecord, said: Sequence[Record]) -> Iterator[str]:
        """The earlier periods that a record may have been meant for."""
        found = self.scene.standings(entry.unit, entry.duties, said, entry.record.on)
        (duty,) = entry.duties
        own = period_of(duty.deadline, entry.record.on)
        periods = [s.instance.period for s in found if s.state is State.OVERDUE]
        late = [period for period in periods if period != own]
        if late:
            yield (
                f"{'、'.join(late)} 还逾期着，这条算 {entry.record.on} 所在的一期；"
                f"若是补报，加 --period {late[0]}。"
            )


def _refuses(fault: RecordFault) -> bool:
    return fault.severity is Severity.ERROR or fault.code in _SLIPS


def _objection(fault: RecordFault) -> Objection:
    field = str(fault.path[0]) if fault.path else "for"
    return Objection(field, fault.code, fault.message, fault.hint)
