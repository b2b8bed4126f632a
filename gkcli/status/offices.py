"""The offices that decide for a notice: which they are, and whose word counts as theirs."""

from collections.abc import Iterable

from gkcli.model.deadline import Deadline
from gkcli.model.directory import Directory
from gkcli.model.notice import Notice, Table, Task
from gkcli.model.office import OfficeRules
from gkcli.model.record import Record
from gkcli.model.statuses import MEANINGS, Act
from gkcli.model.units import Unit

_UNSIGNED = frozenset({Act.REMINDER, Act.CLOSING})
"""What an office need not sign in its own ledger: nobody else writes there."""


class Offices:
    """Who decides for a notice: those that ``rules`` name.

    Where these name none, the units that take the notice's reports, then the one that issued it.
    ``names`` are the registered ones, a name that the registry lacks as it is written. Where the
    rules say so, the lead of a task decides on its responsible units too, never on itself.
    """

    def __init__(
        self,
        directory: Directory,
        notice: Notice,
        deadlines: Iterable[Deadline],
        rules: OfficeRules | None = None,
    ) -> None:
        self._directory = directory
        self._leads_decide = rules is not None and rules.leads_decide
        self._led: dict[int, tuple[frozenset[str], frozenset[str]]] = {}
        named: Iterable[str] = rules.offices if rules else ()
        if not named:
            takers = (deadline.report_to for deadline in deadlines if deadline.report_to)
            named = (*takers, notice.issuer)
        self.names = tuple(dict.fromkeys(map(self._name, named)))

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self._name(name) in self.names

    def decides(self, record: Record, unit: Unit, task: Task | None) -> bool:
        """Whether a record of this unit's ledger about this task is the word of an office.

        ``by`` has to name the office, in its own ledger too, but for reminders and closing out.
        """
        if record.by is None:
            return MEANINGS[record.status].act in _UNSIGNED and unit.name in self.names
        return record.by in self or (
            self._leads_decide and task is not None and self._leads(record.by, unit, task)
        )

    def of(self, unit: Unit, task: Task | None) -> tuple[str, ...]:
        """The offices that decide on what a unit does about a task, or about the notice."""
        if not self._leads_decide or task is None:
            return self.names
        leads, responsible = self._parties(task)
        own = sorted(leads) if unit.name in responsible - leads else ()
        return tuple(dict.fromkeys((*self.names, *own)))

    def grants(self, record: Record) -> bool:
        """Whether a record sets something aside in the name of an office of the notice."""
        act, matter = MEANINGS[record.status]
        aside = act is Act.ASIDE or (act is Act.GRANT and matter != "延期")
        return aside and record.by is not None and record.by in self

    def _leads(self, by: str, unit: Unit, task: Task) -> bool:
        leads, responsible = self._parties(task)
        name = self._name(by)
        return name != unit.name and name in leads and unit.name in responsible - leads

    def _parties(self, task: Task) -> tuple[frozenset[str], frozenset[str]]:
        """The names of the leading units of a task, and of its responsible ones."""
        known = self._led.get(task.number)
        if known is None:
            leads, responsible = (
                frozenset(unit.name for unit in self._directory.expand(names))
                for names in (task.lead, task.responsible)
            )
            known = self._led[task.number] = (leads, responsible)
        return known

    def _name(self, written: str) -> str:
        party = self._directory.get(written)
        return party.name if party is not None else written


def offices_of(table: Table, directory: Directory, rules: OfficeRules | None = None) -> Offices:
    """The offices of a table."""
    of_tasks = (deadline for _, task in table.placed() for deadline in task.deadlines)
    return Offices(directory, table.notice, (*table.notice.deadlines, *of_tasks), rules)
