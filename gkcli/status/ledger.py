"""Which records of a ledger are about which duty, and who may grant what units ask for."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from gkcli.model.deadline import Deadline
from gkcli.model.directory import Directory
from gkcli.model.notice import Notice, Table
from gkcli.model.record import Record, in_order
from gkcli.model.statuses import OFFICES, SETS_ASIDE, SETTLES
from gkcli.status.due import period_of
from gkcli.status.duties import Duty


class Offices:
    """Who decides for a notice: the units that take its reports, then the one that issued it.

    ``names`` are the registered ones, a name that the registry lacks as it is written.
    """

    def __init__(self, directory: Directory, notice: Notice, deadlines: Iterable[Deadline]) -> None:
        self._directory = directory
        takers = (deadline.report_to for deadline in deadlines if deadline.report_to)
        self.names = tuple(dict.fromkeys(map(self._name, (*takers, notice.issuer))))

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self._name(name) in self.names

    def grants(self, record: Record) -> bool:
        """Whether a record sets something aside, and it is an office that says so.

        The office has to be named, in its own ledger too: a unit's word alone is a request.
        """
        return record.status in SETS_ASIDE and record.by is not None and record.by in self

    def _name(self, written: str) -> str:
        party = self._directory.get(written)
        return party.name if party is not None else written


def offices_of(table: Table, directory: Directory) -> Offices:
    """The offices of a table."""
    of_tasks = (deadline for _, task in table.placed() for deadline in task.deadlines)
    return Offices(directory, table.notice, (*table.notice.deadlines, *of_tasks))


class DutyRecord(NamedTuple):
    """A record as it bears on one duty.

    It is ``general`` where it was said of a task with several duties, or of all events of a
    duty: it then tells of the work, or sets aside what is open, but takes nothing back. It is
    ``granted`` where it sets something aside by the word of an office.
    """

    record: Record
    general: bool
    granted: bool = False


class UnitLedger:
    """One unit's records up to a day, ready to be asked what they say of a duty.

    Without ``offices`` nobody is entitled to grant anything.
    """

    def __init__(self, records: Iterable[Record], offices: Offices | None = None) -> None:
        self._offices = offices
        self._about: dict[str, list[Record]] = {}
        for record in records:
            self._about.setdefault(record.for_, []).append(record)

    def __bool__(self) -> bool:
        return bool(self._about)

    @property
    def reported(self) -> bool:
        """Whether the unit itself has said anything."""
        found = (record for about in self._about.values() for record in about)
        return any(r.status not in OFFICES and not self._granted(r) for r in found)

    @property
    def records(self) -> tuple[Record, ...]:
        """All of them in order."""
        return in_order(record for about in self._about.values() for record in about)

    def about(self, duty: Duty, among: int) -> tuple[DutyRecord, ...]:
        """What is said of a duty, in order; ``among`` counts the unit's duties in its task.

        A record for the number of a task speaks of the unit's only duty there as one for that
        duty's id does.
        """
        own = self._about.get(duty.deadline.id, [])
        number = str(duty.task.number) if duty.task and not duty.implied else ""
        shared = self._about.get(number, []) if number else []
        if not shared:
            return tuple(self._word(record, general=False) for record in in_order(own))
        general = among > 1
        told = {id(record) for record in shared}
        return tuple(
            self._word(record, general=general and id(record) in told)
            for record in in_order([*own, *_bearing(shared, general=general)])
        )

    def _word(self, record: Record, *, general: bool) -> DutyRecord:
        return DutyRecord(record, general, self._granted(record))

    def _granted(self, record: Record) -> bool:
        return self._offices is not None and self._offices.grants(record)


def _bearing(shared: Sequence[Record], *, general: bool) -> Iterable[Record]:
    """Of what is said about a task, what can be meant of each of its several duties."""
    return (r for r in shared if r.status not in SETTLES) if general else shared


def by_period(deadline: Deadline, words: Sequence[DutyRecord]) -> dict[str, list[DutyRecord]]:
    """The words about each period: the one that a word names, else the one of its day."""
    found: dict[str, list[DutyRecord]] = {}
    for word in words:
        period = word.record.period or period_of(deadline, word.record.on)
        found.setdefault(period, []).append(word)
    return found


def by_event(words: Sequence[DutyRecord]) -> dict[date, list[DutyRecord]]:
    """The words about each event by its day; what names no event is meant of all of them."""
    days = sorted({word.record.since for word in words if word.record.since})
    return {since: list(_of_event(words, since)) for since in days}


def _of_event(words: Sequence[DutyRecord], since: date) -> Iterator[DutyRecord]:
    for word in words:
        record = word.record
        if record.since == since:
            yield word
        elif record.since is None and record.status not in SETTLES:
            yield word._replace(general=True)
