"""Who owes what: every deadline of a table with the units that it binds."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from gkcli.frozen import frozen
from gkcli.model.deadline import Deadline
from gkcli.model.directory import Directory
from gkcli.model.notice import Table, Task
from gkcli.model.record import Record
from gkcli.model.units import Group, Unit


@frozen
class Assumption:
    """A unit, by name, that is taken to owe a duty until somebody confirms it, and why."""

    unit: str
    source: str


@frozen
class Duty:
    """One deadline and who owes it.

    ``task`` is None for a duty that the notice itself imposes. ``named`` are the names as the
    document writes them, ``units`` the registered units they stand for, ``unlisted`` the groups
    among them whose members the registry is known not to hold completely. ``assumed`` tells of
    which units nobody has confirmed that they owe it. ``implied`` is true
    where the table sets no limit: the task is then to be worked on all year. ``opened`` is the
    record of a ledger that found something to be put right, None for what the table imposes.
    """

    deadline: Deadline
    task: Task | None
    named: tuple[str, ...]
    units: tuple[Unit, ...]
    unlisted: tuple[Group, ...]
    implied: bool = False
    assumed: tuple[Assumption, ...] = ()
    opened: Record | None = None

    @property
    def joint(self) -> bool:
        """Whether one delivery settles it for all units."""
        return self.deadline.owed == "jointly"

    @property
    def cyclic(self) -> bool:
        """Whether a reporting cycle of the office imposes it, and not the notice or its table."""
        return self.deadline.cyclic

    @property
    def at_least(self) -> bool:
        """Whether more units may owe it than are known."""
        return bool(self.unlisted) or self.deadline.open_list

    def assumption(self, unit: Unit) -> str:
        """Why a unit is taken to owe it though nobody has confirmed that; "" where that is sure."""
        return next((a.source for a in self.assumed if a.unit == unit.name), "")

    @property
    def subjects(self) -> tuple[str, ...]:
        """What records call it: the deadline's id, and the number of the task.

        What is to be put right is meant by its own id alone.
        """
        if self.task is None or self.opened is not None:
            return (self.deadline.id,)
        return tuple(dict.fromkeys((self.deadline.id, str(self.task.number))))


def duties(table: Table, directory: Directory) -> Iterator[Duty]:
    """Every duty with a limit in document order, those of the notice first."""
    yield from notice_duties(table, directory)
    for _, task in table.placed():
        yield from task_duties(task, directory)


def notice_duties(table: Table, directory: Directory) -> Iterator[Duty]:
    """The duties that the notice itself imposes."""
    everyone = table.notice.addressees
    for deadline in table.notice.deadlines:
        yield _duty(deadline, None, everyone, directory)


def task_duties(task: Task, directory: Directory) -> Iterator[Duty]:
    """The duties with a limit that one task imposes, in the order of the file."""
    for deadline in task.deadlines:
        yield _duty(deadline, task, (*task.lead, *task.responsible), directory)


def task_obligations(task: Task, directory: Directory) -> tuple[Duty, ...]:
    """All that one task imposes: its duties with a limit, and work on it for everybody else.

    A leading or responsible unit that no limit of the task binds owes the task itself; that
    duty goes by the task's number, goes on all year and is never overdue.
    """
    limited = tuple(task_duties(task, directory))
    whole = whole_duty(task, directory)
    rest = whole.units
    if limited:
        bound = {unit.name for duty in limited for unit in duty.units}
        rest = tuple(unit for unit in rest if unit.name not in bound)
    if not rest:
        return limited
    return (*limited, Duty(whole.deadline, task, whole.named, rest, whole.unlisted, implied=True))


def tasks_by_subject(table: Table) -> dict[str, Task | None]:
    """The task that every number and id is about; None for what the notice itself imposes."""
    found: dict[str, Task | None] = {deadline.id: None for deadline in table.notice.deadlines}
    for _, task in table.placed():
        found |= dict.fromkeys((str(task.number), *(one.id for one in task.deadlines)), task)
    return found


def whole_duty(task: Task, directory: Directory) -> Duty:
    """The work on a task as a duty of all its leading and responsible units."""
    return _duty(_work_on(task), task, (*task.lead, *task.responsible), directory)


def _work_on(task: Task) -> Deadline:
    return Deadline(id=str(task.number), what=task.title, quote=task.title, ongoing=True)


def _duty(
    deadline: Deadline, task: Task | None, otherwise: tuple[str, ...], directory: Directory
) -> Duty:
    named = deadline.units or otherwise
    parties = map(directory.get, named)
    unlisted = tuple([p for p in parties if isinstance(p, Group) and not p.complete])
    own = directory.expand(named)
    if not deadline.also:
        return Duty(deadline, task, named, own, unlisted)
    more = {unit: also for also in deadline.also for unit in directory.expand(also.units)}
    added = {unit: also for unit, also in more.items() if unit not in own}
    assumed = tuple(
        Assumption(unit.name, also.source) for unit, also in added.items() if not also.verified
    )
    return Duty(deadline, task, named, (*own, *added), unlisted, assumed=assumed)


_NOTHING: Mapping[str, tuple[Duty, ...]] = MappingProxyType({})


class Obligations:
    """The duties of a year, looked up by a record's ``for``.

    The id of a deadline means that duty; the number of a task means all duties that the unit
    has in it, work without a limit included.
    """

    def __init__(self, table: Table, directory: Directory) -> None:
        self._of_units: dict[str, dict[str, tuple[Duty, ...]]] = {}
        self._meant: dict[str, tuple[Duty, ...]] = {}
        for duty in _all(table, directory):
            self._add(duty)

    def beside(self, unit: Unit, opened: Iterable[Duty]) -> "Obligations":
        """The same with what one unit is to put right besides."""
        return _OpenedObligations(self, unit, opened)

    def _add(self, duty: Duty) -> None:
        for subject in duty.subjects:
            self._meant[subject] = (*self._meant.get(subject, ()), duty)
            for unit in duty.units:
                own = self._of_units.setdefault(unit.name, {})
                own[subject] = (*own.get(subject, ()), duty)

    @property
    def meant(self) -> Mapping[str, tuple[Duty, ...]]:
        """Every number and id that a record can be about, and the duties that it stands for."""
        return self._meant

    def of(self, unit: Unit) -> Mapping[str, tuple[Duty, ...]]:
        """The unit's duties by every number and id that means them, in document order."""
        return self._of_units.get(unit.name, _NOTHING)


class _OpenedObligations(Obligations):
    """Obligations of others, and of one unit with duties that its ledger opened."""

    def __init__(self, known: Obligations, unit: Unit, opened: Iterable[Duty]) -> None:
        self._known = known
        self._meant = dict(known.meant)
        self._of_units = {unit.name: dict(known.of(unit))}
        for duty in opened:
            self._add(duty)

    def of(self, unit: Unit) -> Mapping[str, tuple[Duty, ...]]:
        """The unit's duties, as those of the others are known."""
        return self._of_units.get(unit.name) or self._known.of(unit)


def _all(table: Table, directory: Directory) -> Iterator[Duty]:
    yield from notice_duties(table, directory)
    for _, task in table.placed():
        yield from task_obligations(task, directory)
