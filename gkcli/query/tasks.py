"""Which tasks answer a question, and how each stands on a day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from gkcli.model.directory import Directory, Party
from gkcli.model.notice import Place, Table, Task
from gkcli.model.units import Unit
from gkcli.query.find import in_section, matches
from gkcli.query.involvement import Involvement, Involvements, Role
from gkcli.schedule.duties import Duty, task_duties
from gkcli.schedule.instances import Instance, instances
from gkcli.schedule.states import State, state_of


@dataclass(frozen=True, slots=True)
class Occasion:
    """One occasion of one of a task's duties, with its state on the day that was asked for."""

    duty: Duty
    instance: Instance
    state: State


@dataclass(frozen=True, slots=True)
class TaskEntry:
    """A task with what a list of tasks tells about it.

    ``named`` are the units that the requirement names. Where a unit was asked for,
    ``involvement`` is its involvement, and ``occasions`` are those of its own duties.
    """

    place: Place
    task: Task
    named: tuple[Unit, ...]
    occasions: tuple[Occasion, ...]
    involvement: Involvement | None

    @property
    def state(self) -> State:
        """The most pressing state among the task's duties; a task without a limit is ongoing."""
        states = {occasion.state for occasion in self.occasions}
        return next((state for state in State if state in states), State.ONGOING)


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """Conditions that narrow a list of tasks; all of those given must hold."""

    words: tuple[str, ...] = ()
    party: Party | None = None
    role: Role | None = None
    section: str = ""
    states: frozenset[State] = frozenset()


def select(
    table: Table, directory: Directory, wanted: TaskFilter, as_of: date
) -> Iterator[TaskEntry]:
    """The tasks that fulfil the conditions, in document order."""
    involvements = Involvements(directory, wanted.party) if wanted.party else None
    for place, task in table.placed():
        if wanted.section and not in_section(place, wanted.section):
            continue
        if wanted.words and not matches(task, wanted.words, directory):
            continue
        involvement = involvements.of(task) if involvements else None
        if involvements and not _plays(involvement, wanted.role):
            continue
        entry = entry_of(table, directory, place, task, as_of)
        if wanted.party and involvement:
            entry = _seen_by(directory.members(wanted.party), entry, involvement)
        if not wanted.states or entry.state in wanted.states:
            yield entry


def entry_of(
    table: Table,
    directory: Directory,
    place: Place,
    task: Task,
    as_of: date,
) -> TaskEntry:
    """What there is to tell about one task on a day."""
    occasions = tuple(_occasions(table, task, directory, as_of))
    return TaskEntry(place, task, directory.named_in(task.requirement), occasions, None)


def _seen_by(units: Sequence[Unit], entry: TaskEntry, involvement: Involvement) -> TaskEntry:
    """The entry with the duties that bind one of the units; who leads sees those of all."""
    if Role.LEAD in involvement.roles:
        return replace(entry, involvement=involvement)
    own = tuple(o for o in entry.occasions if not set(units).isdisjoint(o.duty.units))
    return replace(entry, involvement=involvement, occasions=own)


def _plays(involvement: Involvement | None, role: Role | None) -> bool:
    return involvement is not None and (role is None or role in involvement.roles)


def _occasions(table: Table, task: Task, directory: Directory, as_of: date) -> Iterator[Occasion]:
    notice = table.notice
    for duty in task_duties(task, directory):
        for instance in instances(duty.deadline, notice.year, notice.signed_on):
            yield Occasion(duty, instance, state_of(duty, instance, as_of))
