"""Which records of a unit's ledger are about which duty, period and event."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from gkcli.model.deadline import Deadline
from gkcli.model.record import Record, in_order
from gkcli.model.statuses import NAMES_ONE, OFFICES
from gkcli.model.units import Unit
from gkcli.status.due import period_of
from gkcli.status.duties import Duty
from gkcli.status.offices import Offices


class DutyRecord(NamedTuple):
    """A record as it bears on one duty.

    ``general``: it is about a task with several duties, or about all events of a duty, so it
    reports progress or sets open work aside, but never reopens what is done. ``entitled``: it is
    the word of an office that decides on the duty.
    """

    record: Record
    general: bool
    entitled: bool = False


class UnitLedger:
    """One unit's records up to a day, looked up by duty.

    Without ``offices`` nobody is entitled to decide anything.
    """

    def __init__(
        self, unit: Unit | None, records: Iterable[Record], offices: Offices | None = None
    ) -> None:
        self._unit = unit
        self._offices = offices
        self._about: dict[str, list[Record]] = {}
        for record in records:
            self._about.setdefault(record.for_, []).append(record)

    def __bool__(self) -> bool:
        return bool(self._about)

    @property
    def reported(self) -> bool:
        """Whether the unit itself has recorded anything."""
        own = (record for about in self._about.values() for record in about)
        grants = self._offices.grants if self._offices else None
        return any(r.status not in OFFICES and not (grants and grants(r)) for r in own)

    @property
    def opens(self) -> bool:
        """Whether any record finds something that is to be put right."""
        return any(record.item for own in self._about.values() for record in own)

    @property
    def records(self) -> tuple[Record, ...]:
        """All of them in order."""
        return in_order(record for about in self._about.values() for record in about)

    def about(self, duty: Duty, among: int) -> tuple[DutyRecord, ...]:
        """The records about a duty, in order; ``among`` counts the unit's duties in its task.

        Where the unit has one duty in a task, a record for the task's number counts as one for
        that duty's id.
        """
        own = self._about.get(duty.deadline.id, [])
        number = "" if duty.implied else next(iter(duty.subjects[1:]), "")
        shared = self._about.get(number, []) if number else []
        if not shared:
            return tuple(self._entry(record, duty, general=False) for record in in_order(own))
        general = among > 1
        of_task = {id(record) for record in shared}
        return tuple(
            self._entry(record, duty, general=general and id(record) in of_task)
            for record in in_order([*own, *_bearing(shared, general=general)])
        )

    def _entry(self, record: Record, duty: Duty, *, general: bool) -> DutyRecord:
        entitled = (
            self._offices is not None
            and self._unit is not None
            and (record.by is not None or record.status in OFFICES)
            and self._offices.decides(record, self._unit, duty.task)
        )
        return DutyRecord(record, general, entitled)


def _bearing(shared: Sequence[Record], *, general: bool) -> Iterable[Record]:
    """The records about a task that bear on each of its several duties."""
    return (r for r in shared if r.status not in NAMES_ONE) if general else shared


def by_period(deadline: Deadline, entries: Sequence[DutyRecord]) -> dict[str, list[DutyRecord]]:
    """The records about each period: the one that a record names, else the one of its day."""
    periods: dict[str, list[DutyRecord]] = {}
    for entry in entries:
        period = entry.record.period or period_of(deadline, entry.record.on)
        periods.setdefault(period, []).append(entry)
    return periods


def by_event(entries: Sequence[DutyRecord]) -> dict[date, list[DutyRecord]]:
    """The records about each event by its day; one that names no event is about all of them."""
    days = sorted({entry.record.since for entry in entries if entry.record.since})
    return {since: list(_of_event(entries, since)) for since in days}


def _of_event(entries: Sequence[DutyRecord], since: date) -> Iterator[DutyRecord]:
    for entry in entries:
        record = entry.record
        if record.since == since:
            yield entry
        elif record.since is None and record.status not in NAMES_ONE:
            yield entry._replace(general=True)
