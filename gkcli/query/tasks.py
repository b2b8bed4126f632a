"""Which tasks answer a question, and how each stands on a day."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from gkcli.model.directory import Party
from gkcli.model.ledger import Status
from gkcli.model.notice import Place, Task
from gkcli.model.units import Unit
from gkcli.query.deadlines import Occurrence, grouped, unheld
from gkcli.query.find import in_section, matches
from gkcli.query.involvement import Involvement, Involvements, Role
from gkcli.schedule.progress import Progress, pressing, progress
from gkcli.schedule.standings import Snapshot, Standing
from gkcli.schedule.state import State


@dataclass(frozen=True, slots=True)
class TaskEntry:
    """A task with what a list of tasks tells about it.

    ``named`` are the units that the requirement names. Where a unit was asked for,
    ``involvement`` is its involvement, and ``standings`` are its own; who leads sees all.
    ``unheld`` are the occasions that bind no unit the registry knows.
    """

    place: Place
    task: Task
    named: tuple[Unit, ...]
    standings: tuple[Standing, ...]
    unheld: tuple[Occurrence, ...]
    involvement: Involvement | None

    @property
    def state(self) -> State:
        """The most urgent state of what is owed; ongoing where nobody owes anything."""
        found = {s.state for s in self.standings} | {o.state for o in self.unheld}
        return pressing(found) or State.ONGOING

    @property
    def occurrences(self) -> list[Occurrence]:
        """The occasions of its duties with a limit, units that stand alike told once."""
        held = grouped([s for s in self.standings if not s.duty.implied])
        places = {deadline.id: place for place, deadline in enumerate(self.task.deadlines)}
        return sorted((*held, *self.unheld), key=lambda o: places[o.duty.deadline.id])

    @property
    def progress(self) -> Progress:
        """How far the units are, counted."""
        return progress(self.standings)


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """Conditions that narrow a list of tasks; all of those given must hold.

    ``statuses`` asks for a unit's last word, 未启动 being said by silence too.
    """

    words: tuple[str, ...] = ()
    party: Party | None = None
    role: Role | None = None
    section: str = ""
    states: frozenset[State] = frozenset()
    statuses: frozenset[Status] = frozenset()


def select(snapshot: Snapshot, wanted: TaskFilter) -> Iterator[TaskEntry]:
    """The tasks that fulfil the conditions, in document order."""
    directory = snapshot.directory
    involvements = Involvements(directory, wanted.party) if wanted.party else None
    for place, task in snapshot.table.placed():
        if wanted.section and not in_section(place, wanted.section):
            continue
        if wanted.words and not matches(task, wanted.words, directory):
            continue
        involvement = involvements.of(task) if involvements else None
        if involvements and not _plays(involvement, wanted.role):
            continue
        entry = entry_of(snapshot, place, task)
        if wanted.party and involvement:
            entry = _seen_by(frozenset(directory.members(wanted.party)), entry, involvement)
        if _stands(entry, wanted):
            yield entry


def entry_of(snapshot: Snapshot, place: Place, task: Task) -> TaskEntry:
    """What there is to tell about one task on a day."""
    named = snapshot.directory.named_in(task.requirement)
    blank = tuple(unheld(snapshot, task))
    return TaskEntry(place, task, named, snapshot.of_task(task), blank, None)


def _stands(entry: TaskEntry, wanted: TaskFilter) -> bool:
    if wanted.states and entry.state not in wanted.states:
        return False
    return not wanted.statuses or any(s.status in wanted.statuses for s in entry.standings)


def _seen_by(units: frozenset[Unit], entry: TaskEntry, involvement: Involvement) -> TaskEntry:
    """The entry with the duties that bind one of the units; who leads sees those of all."""
    if Role.LEAD in involvement.roles:
        return replace(entry, involvement=involvement)
    own = tuple(standing for standing in entry.standings if standing.unit in units)
    return replace(entry, involvement=involvement, standings=own, unheld=())


def _plays(involvement: Involvement | None, role: Role | None) -> bool:
    return involvement is not None and (role is None or role in involvement.roles)
