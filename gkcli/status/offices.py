"""The day by which a notice wants to hear of the whole year's work."""

from collections.abc import Iterable
from datetime import date

from gkcli.model.deadline import Deadline
from gkcli.model.directory import Directory
from gkcli.model.notice import Notice, Table
from gkcli.model.record import Record
from gkcli.model.statuses import SETS_ASIDE

_WHOLE_YEAR = ("全年", "落实情况")


def final_date(notice: Notice) -> date | None:
    """The last day for reporting on the year's work (全年落实情况), None where none is set.

    Of the duties of the notice itself, it is the latest with a date whose words speak of that.
    """
    days = [
        deadline.by
        for deadline in notice.deadlines
        if deadline.by and deadline.by.year == notice.year and _tells_of_the_year(deadline.what)
    ]
    return max(days, default=None)


def _tells_of_the_year(what: str) -> bool:
    return any(words in what for words in _WHOLE_YEAR)


class Offices:
    """Who speaks for a notice: those that its duties are reported to, then the one that issued it.

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
