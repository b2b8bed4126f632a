"""The offices that decide for a notice: which they are, and what they grant."""

from collections.abc import Iterable

from gkcli.model.deadline import Deadline
from gkcli.model.directory import Directory
from gkcli.model.notice import Notice, Table
from gkcli.model.record import Record
from gkcli.model.statuses import SETS_ASIDE


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
        """Whether a record sets something aside in the name of an office.

        ``by`` has to name the office, in its own ledger too: otherwise the record is a request.
        """
        return record.status in SETS_ASIDE and record.by is not None and record.by in self

    def _name(self, written: str) -> str:
        party = self._directory.get(written)
        return party.name if party is not None else written


def offices_of(table: Table, directory: Directory) -> Offices:
    """The offices of a table."""
    of_tasks = (deadline for _, task in table.placed() for deadline in task.deadlines)
    return Offices(directory, table.notice, (*table.notice.deadlines, *of_tasks))
