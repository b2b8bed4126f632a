"""Accepts requested records, or refuses them with every objection."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from gkcli.check.records.context import RecordFault, Terms, terms_of
from gkcli.check.records.duty import duty_faults
from gkcli.check.records.evidence import evidence_faults
from gkcli.check.records.rules import neighbour_faults, record_faults
from gkcli.errors import Severity
from gkcli.frozen import replace
from gkcli.model.directory import Directory
from gkcli.model.notice import Table
from gkcli.model.office import OfficeRules
from gkcli.model.record import Record, days_of
from gkcli.model.state import DONE_STATES, State
from gkcli.model.statuses import SETTLES
from gkcli.model.units import Unit
from gkcli.record.effects import Effect, RecordContext
from gkcli.record.request import (
    AcceptedRecord,
    Objection,
    RecordDays,
    RefusedError,
    RequestedRecord,
    read_request,
)
from gkcli.status.due import period_of
from gkcli.status.duties import Duty
from gkcli.status.standings import Standing
from gkcli.status.workdays import Workdays

_REFUSED_WARNINGS = frozenset(
    {"future-record", "needless-since", "needless-period", "period-ahead", "not-by-office"}
)
"""Warnings of ``check`` for which a new record is refused."""


class _Assessment(NamedTuple):
    unit: Unit | None
    record: Record | None
    faults: tuple[RecordFault, ...]
    objections: list[Objection]


class RecordAcceptance:
    """Accepts or refuses requests in order; each is judged together with those accepted before.

    ``ledger`` returns the records that a unit's ledger holds, by the unit's name.
    """

    def __init__(
        self,
        table: Table,
        directory: Directory,
        workdays: Workdays,
        ledger: Callable[[str], Sequence[Record]],
        today: date,
        rules: OfficeRules | None = None,
    ) -> None:
        self.bounds = RecordDays(table.notice.year, today)
        self.terms: Terms = terms_of(table, directory, today, rules)
        self._ledger = cache(ledger)
        self.context = RecordContext(
            table, directory, workdays, self.terms.obligations, self._ledger, rules or OfficeRules()
        )
        self._accepted: dict[str, tuple[Record, ...]] = {}
        self.entries: list[AcceptedRecord] = []

    def take(self, request: RequestedRecord) -> AcceptedRecord:
        """The record that a request asks for; RefusedError with all that is wrong with it."""
        unit, record, faults, objections = self._assess(request)
        if unit is None or record is None or objections:
            raise RefusedError(*objections)
        duties = self._terms(unit, record).obligations.of(unit).get(record.item or record.for_, ())
        entry = AcceptedRecord(unit, record, duties)
        remarks = (*(f"{fault.message}{fault.hint}" for fault in faults), *self._remarks(entry))
        if record not in self._records_of(unit):
            self._accepted[unit.name] = (*self._accepted.get(unit.name, ()), record)
        entry = replace(entry, remarks=remarks)
        self.entries.append(entry)
        return entry

    def objections(self, request: RequestedRecord) -> list[Objection]:
        """Everything that is wrong with a request."""
        return self._assess(request).objections

    def _assess(self, request: RequestedRecord) -> "_Assessment":
        unit, record, objections = read_request(request, self.context.directory, self.bounds)
        if unit is None or record is None:
            return _Assessment(unit, record, (), objections)
        if record.status == "整改" and record.item is None:
            record = replace(record, item=self._free_item(unit, record))
        if objections:
            # Of a record with stand-ins only its unit and its subject can be judged.
            faults = [*duty_faults(record, unit, self._terms(unit)), *evidence_faults(record)]
        else:
            faults = [
                *record_faults(record, unit, self._terms(unit, record)),
                *self._faults_beside_others(unit, record),
            ]
        objections += (_objection(fault) for fault in faults if _refuses(fault))
        return _Assessment(unit, record, tuple(faults), objections)

    def duties(self, unit: Unit, subject: str) -> tuple[Duty, ...]:
        """The unit's duties that a number or id means; none where it means none of them."""
        return self.duties_of(unit).get(subject, ())

    def duties_of(self, unit: Unit) -> Mapping[str, tuple[Duty, ...]]:
        """The unit's duties by number and id, with what it is to put right."""
        return self._terms(unit).obligations.of(unit)

    def _terms(self, unit: Unit, *more: Record) -> Terms:
        return self.terms.beside(unit, (*self._records_of(unit), *more))

    def standings_of(self, unit: Unit) -> list[Standing]:
        """How a unit stands with all that it owes as of today."""
        records = self._records_of(unit)
        own = self.duties_of(unit)
        duties = {duty.deadline.id: duty for each in own.values() for duty in each}
        day = min(self.bounds.today, days_of(self.bounds.year)[1])
        return self.context.standings(unit, list(duties.values()), records, day)

    def knows(self, entry: AcceptedRecord) -> bool:
        """Whether a record is in the ledger already."""
        return entry.record in self._ledger(entry.unit.name)

    def effects(self, entry: AcceptedRecord) -> list[Effect]:
        """What all accepted records change about the occasions of one of them."""
        before = self._ledger(entry.unit.name)
        return self.context.effects(entry, before, self._records_of(entry.unit))

    def _free_item(self, unit: Unit, record: Record) -> str:
        """An id for what is to be put right that neither the ledger nor the table has."""
        taken = {one.item for one in self._records_of(unit)} | self.terms.obligations.meant.keys()
        stem = f"zg-{record.on:%m%d}"
        drafts = (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3)))
        return next(draft for draft in drafts if draft not in taken)

    def _records_of(self, unit: Unit) -> tuple[Record, ...]:
        return (*self._ledger(unit.name), *self._accepted.get(unit.name, ()))

    def _faults_beside_others(self, unit: Unit, record: Record) -> Iterator[RecordFault]:
        """The faults of a record among those of its ledger; faults of the others are left out."""
        if self.duties(unit, record.for_):
            records = (*(one for one in self._records_of(unit) if one != record), record)
            faults = neighbour_faults(records, unit, self._terms(unit, record))
            yield from (fault for one, fault in faults if one is record)

    def _remarks(self, entry: AcceptedRecord) -> Iterator[str]:
        record, records = entry.record, self._records_of(entry.unit)
        if len(entry.duties) == 1 and entry.duties[0].deadline.each and record.period is None:
            yield from self._missed(entry, records)
        if record.status in SETTLES and record not in records:
            for standing in self.context.concerned(entry, records, record.on):
                last = standing.verdict.last
                settled = last is not None and last.status in ("已销号", record.status)
                if standing.state in DONE_STATES and last and settled:
                    yield f"这件事 {last.on} 已经记过“{last.status}”，这次再记一条。"

    def _missed(self, entry: AcceptedRecord, records: Sequence[Record]) -> Iterator[str]:
        """The earlier periods that a record may have been meant for."""
        standings = self.context.standings(entry.unit, entry.duties, records, entry.record.on)
        (duty,) = entry.duties
        own = period_of(duty.deadline, entry.record.on)
        periods = [s.instance.period for s in standings if s.state is State.OVERDUE]
        late = [period for period in periods if period != own]
        if late:
            yield (
                f"{'、'.join(late)} 还逾期着，这条算 {entry.record.on} 所在的一期；"
                f"若是补报，加 --period {late[0]}。"
            )


def _refuses(fault: RecordFault) -> bool:
    return fault.severity is Severity.ERROR or fault.code in _REFUSED_WARNINGS


def _objection(fault: RecordFault) -> Objection:
    field = str(fault.path[0]) if fault.path else "for"
    return Objection(field, fault.code, fault.message, fault.hint)
