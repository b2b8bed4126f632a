"""What records are checked against, and what a check reports about one."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple, cast

from gkcli.errors import Severity
from gkcli.frozen import frozen, replace
from gkcli.model.directory import Directory
from gkcli.model.notice import Notice, Table
from gkcli.model.office import OfficeRules
from gkcli.model.record import Record, days_of
from gkcli.model.units import Unit
from gkcli.status.duties import Duty, Obligations
from gkcli.status.offices import Offices
from gkcli.status.rectification import opened_duties


class RecordFault(NamedTuple):
    """One thing that is wrong with a record.

    ``path`` leads to the value in the record, as ``("evidence", 0)``; empty, it means the whole.
    ``message`` and ``hint`` are Chinese sentences.
    """

    severity: Severity
    code: str
    path: tuple[str | int, ...]
    message: str
    hint: str


def error(code: str, path: tuple[str | int, ...], message: str, hint: str) -> RecordFault:
    """A fault by which the record would be lost, or tell something that cannot be."""
    return RecordFault(Severity.ERROR, code, path, message, hint)


def warning(code: str, path: tuple[str | int, ...], message: str, hint: str) -> RecordFault:
    """A fault that is probably a slip."""
    return RecordFault(Severity.WARNING, code, path, message, hint)


def note(code: str, path: tuple[str | int, ...], message: str, hint: str) -> RecordFault:
    """Something unusual that may well be right, and cannot be written otherwise then."""
    return RecordFault(Severity.NOTE, code, path, message, hint)


class Season(NamedTuple):
    """The days that a record of a year may bear, from the ``first`` to the ``latest``.

    What lies before the day on which the notice was ``signed`` or after the year's ``last`` day
    is unusual.
    """

    first: date
    signed: date
    last: date
    latest: date


@frozen
class Terms:
    """A year's table and registry as records are held against them.

    ``season`` is None where the year cannot be told, and records dated after ``as_of`` have not
    happened yet. ``rules`` say who decides where they name anybody. Of the ``doubtful``
    texts nothing is said: a fault of the table or the registry hides what they mean.
    """

    notice: Notice
    directory: Directory
    obligations: Obligations
    season: Season | None
    as_of: date | None = None
    doubtful: frozenset[str] = frozenset()
    rules: OfficeRules | None = None

    @cached_property
    def offices(self) -> Offices:
        """Who takes reports and settles what units ask for."""
        known = (duty for duties in self.obligations.meant.values() for duty in duties)
        deadlines = (duty.deadline for duty in known)
        return Offices(self.directory, self.notice, deadlines, self.rules)

    def beside(self, unit: Unit, records: Iterable[Record]) -> "Terms":
        """The same with what a unit's records open to be put right (整改)."""
        opening = [record for record in records if record.status == "整改"]
        if not opening:
            return self
        own = self.obligations.of(unit)
        tasks = {subject: duties[0].task for subject, duties in own.items()}
        opened = opened_duties(unit, opening, self.offices, tasks)
        return replace(self, obligations=self.obligations.beside(unit, opened))


def terms_of(
    table: Table,
    directory: Directory,
    as_of: date | None = None,
    rules: OfficeRules | None = None,
) -> Terms:
    """The terms of a table and a registry that are beyond doubt."""
    obligations = Obligations(table, directory)
    season = season_of(table.notice)
    return Terms(table.notice, directory, obligations, season, as_of, rules=rules)


def season_of(notice: Notice) -> Season:
    """The days that belong to the notice's year."""
    first, latest = days_of(notice.year)
    return Season(min(first, notice.signed_on), notice.signed_on, date(notice.year, 12, 31), latest)


_MOST_NAMED = 4


def subject_words(subject: str) -> str:
    """What a record's ``for`` names, as ``第 3 项`` or ``时限“plan”``."""
    return f"第 {subject} 项" if subject.isdigit() else f"时限“{subject}”"


def duty_words(duties: Sequence[Duty]) -> str:
    """The ids of duties, each with what is owed, a few of them."""
    shown = [f"{duty.deadline.id}（{duty.deadline.what}）" for duty in duties[:_MOST_NAMED]]
    return "、".join(shown) + (" 等" if len(duties) > _MOST_NAMED else "")


class UnknownFieldError(Exception):
    """A check wants to know what could not be read."""


class _Partial:
    """Answers for a record, but for its unknown fields."""

    def __init__(self, record: Record, unknown: Collection[str]) -> None:
        self._record = record
        self._unknown = unknown

    def __getattr__(self, name: str) -> object:
        if name in self._unknown:
            raise UnknownFieldError(name)
        return getattr(self._record, name)


def partial(record: Record, unknown: Collection[str]) -> Record:
    """The record; where any of its fields is unknown, one that raises UnknownFieldError there."""
    return cast("Record", _Partial(record, unknown)) if unknown else record


def as_far_as_known(faults: Iterator[RecordFault]) -> Iterator[RecordFault]:
    """The faults that a check finds before it wants to know what could not be read."""
    try:
        yield from faults
    except UnknownFieldError:
        return
