"""What records of a year are held against."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from gkcli.model.directory import Directory
from gkcli.model.ledger import days_of
from gkcli.model.notice import Notice, Table
from gkcli.schedule.obligations import Obligations
from gkcli.schedule.offices import Offices


class Season(NamedTuple):
    """The days that a record of a year may bear, from the ``first`` to the ``latest``.

    What lies before the day on which the notice was ``signed`` or after the year's ``last`` day
    is unusual.
    """

    first: date
    signed: date
    last: date
    latest: date


@dataclass(frozen=True)
class Terms:
    """A year's table and registry as records are held against them.

    ``season`` is None where the year cannot be told, and records dated after ``as_of`` have not
    happened yet. Of the ``doubtful`` texts nothing is said: a fault of the table or the
    registry hides what they mean.
    """

    notice: Notice
    directory: Directory
    obligations: Obligations
    season: Season | None
    as_of: date | None = None
    doubtful: frozenset[str] = field(default=frozenset(), repr=False)

    @cached_property
    def offices(self) -> Offices:
        """Who takes reports and settles what units ask for."""
        known = (duty for duties in self.obligations.meant.values() for duty in duties)
        return Offices(self.directory, self.notice, (duty.deadline for duty in known))


def terms_of(table: Table, directory: Directory, as_of: date | None = None) -> Terms:
    """The terms of a table and a registry that are beyond doubt."""
    obligations = Obligations(table, directory)
    return Terms(table.notice, directory, obligations, season_of(table.notice), as_of)


def season_of(notice: Notice) -> Season:
    """The days that belong to the notice's year."""
    first, latest = days_of(notice.year)
    return Season(min(first, notice.signed_on), notice.signed_on, date(notice.year, 12, 31), latest)
