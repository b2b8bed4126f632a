"""Tasks with their standings on a day, filtered."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from gkcli.errors import GkcliError
from gkcli.frozen import frozen, replace
from gkcli.model.directory import Directory, Party
from gkcli.model.notice import Place, Task
from gkcli.model.record import Record, in_order
from gkcli.model.state import State, pressing
from gkcli.model.statuses import Status
from gkcli.model.units import Unit
from gkcli.status.completion import Counts, Progress, count, progress
from gkcli.status.deadlines import Occurrence, group_by_occasion, has_status, unassigned_occasions
from gkcli.status.find_task import contains_words, in_section
from gkcli.status.involvement import Involvement, Involvements, Role
from gkcli.status.standings import Snapshot, Standing
from gkcli.status.unlisted import task_lacks_units
from gkcli.text import shell_word


@frozen
class TaskEntry:
    """A task with what a list of tasks tells about it.

    Where a unit was asked for, ``involvement`` is its involvement, ``own`` are its standings, and
    ``standings`` those that it sees: who leads sees all.
    ``unassigned`` are the occasions of duties that bind no registered unit.
    """

    place: Place
    task: Task
    directory: Directory
    standings: tuple[Standing, ...]
    unassigned: tuple[Occurrence, ...]
    involvement: Involvement | None
    own: tuple[Standing, ...] = ()

    @property
    def named(self) -> tuple[Unit, ...]:
        """The units that the requirement names."""
        return self.directory.named_in(self.task.requirement)

    @property
    def state(self) -> State:
        """The most urgent state of what is owed; ongoing where nobody owes anything."""
        states = {s.state for s in self.standings} | {o.state for o in self.unassigned}
        return pressing(states) or State.ONGOING

    @property
    def occurrences(self) -> list[Occurrence]:
        """The occasions of its duties with a limit, in the order of the file, then by date.

        What is to be put right stands behind them.
        """
        held = group_by_occasion([s for s in self.standings if not s.duty.implied])
        places = {deadline.id: place for place, deadline in enumerate(self.task.deadlines)}
        return sorted(
            (*held, *self.unassigned),
            key=lambda o: (_place(o, places), not o.instance.due, o.instance.due),
        )

    @property
    def names_more(self) -> bool:
        """Whether the requirement goes on with “等” behind the units that it names."""
        return any(deadline.open_list for deadline in self.task.deadlines)

    @property
    def recorded(self) -> bool:
        """Whether anything was recorded about it."""
        return any(s.recorded for s in self.standings)

    @property
    def counts(self) -> Counts:
        """How much is done of what it asks of the units, each period counted."""
        all_units = self.involvement is None or self.own is not self.standings
        least = all_units and task_lacks_units(self.task, self.directory)
        return count(self.standings, least=least)

    @property
    def progress(self) -> Progress:
        """How far the units are, counted."""
        return progress(self.standings)


def _place(occurrence: Occurrence, places: Mapping[str, int]) -> int:
    duty = occurrence.duty
    return len(places) if duty.opened else places[duty.deadline.id]


@frozen
class TaskFilter:
    """Conditions that narrow a list of tasks; all of those given must hold.

    ``statuses`` are compared with the unit's last record; no record counts as 未启动.
    """

    words: tuple[str, ...] = ()
    party: Party | None = None
    role: Role | None = None
    section: str = ""
    states: frozenset[State] = frozenset()
    statuses: frozenset[Status] = frozenset()


def select_tasks(snapshot: Snapshot, wanted: TaskFilter) -> Iterator[TaskEntry]:
    """The tasks that fulfil the conditions, in document order."""
    directory = snapshot.directory
    involvements = Involvements(directory, wanted.party) if wanted.party else None
    units = _names(directory, wanted.party) if wanted.party else frozenset[str]()
    for place, task in snapshot.table.placed():
        if wanted.section and not in_section(place, wanted.section):
            continue
        if wanted.words and not contains_words(task, wanted.words, directory):
            continue
        involvement = involvements.of(task) if involvements else None
        if involvements and not _has_role(involvement, wanted.role):
            continue
        if involvement:
            entry = _narrowed_to(units, snapshot, place, task, involvement)
        else:
            entry = task_entry(snapshot, place, task)
        if _is_wanted(entry, wanted):
            yield entry


def task_entry(snapshot: Snapshot, place: Place, task: Task) -> TaskEntry:
    """What there is to tell about one task on a day."""
    blank = tuple(unassigned_occasions(snapshot, task))
    return TaskEntry(place, task, snapshot.directory, snapshot.of_task_once(task), blank, None)


def task_entry_for(snapshot: Snapshot, place: Place, task: Task, party: Party) -> TaskEntry:
    """The same narrowed to what binds one unit, or the members of a group.

    GkcliError where the task does not involve them.
    """
    involvement = Involvements(snapshot.directory, party).of(task)
    if involvement is None:
        raise GkcliError(
            f"第 {task.number} 项任务同“{party.name}”没有关系",
            f"看它有哪些任务：gkcli tasks --unit {shell_word(party.name)}",
        )
    units = _names(snapshot.directory, party)
    return _own_entry(units, snapshot, place, task, involvement)


def _own_entry(
    units: frozenset[str], snapshot: Snapshot, place: Place, task: Task, involvement: Involvement
) -> TaskEntry:
    own = snapshot.of_task_once(task, units)
    return TaskEntry(place, task, snapshot.directory, own, (), involvement, own)


def _names(directory: Directory, party: Party) -> frozenset[str]:
    """The names of the units that were asked for."""
    return frozenset(unit.name for unit in directory.members(party))


def _is_wanted(entry: TaskEntry, wanted: TaskFilter) -> bool:
    if wanted.states and entry.state not in wanted.states:
        return False
    standings = entry.own if entry.involvement else entry.standings
    return not wanted.statuses or any(has_status(s, wanted.statuses) for s in standings)


def _narrowed_to(
    units: frozenset[str], snapshot: Snapshot, place: Place, task: Task, involvement: Involvement
) -> TaskEntry:
    """The entry with the duties that bind one of the units; who leads sees those of all."""
    if involvement.role is not Role.LEAD:
        return _own_entry(units, snapshot, place, task, involvement)
    entry = task_entry(snapshot, place, task)
    own = tuple(standing for standing in entry.standings if standing.unit.name in units)
    return replace(entry, involvement=involvement, own=own)


def _has_role(involvement: Involvement | None, role: Role | None) -> bool:
    return involvement is not None and (role is None or role in involvement.roles)


@frozen
class UnitRecord:
    """A record with the unit in whose ledger it is."""

    unit: Unit
    record: Record


def records_about(snapshot: Snapshot, entry: TaskEntry) -> list[UnitRecord]:
    """What the units of an entry recorded about its task up to the day, in order."""
    task = entry.task
    subjects = {str(task.number), *(deadline.id for deadline in task.deadlines)}
    subjects |= {s.duty.deadline.id for s in entry.standings if s.duty.opened}
    return records_on(snapshot, entry.standings, subjects)


def records_on(
    snapshot: Snapshot, standings: Iterable[Standing], subjects: Collection[str]
) -> list[UnitRecord]:
    """What the units of some standings recorded on some subjects up to the day, in order.

    Units that recorded the very same stand together.
    """
    units = {s.unit.name: s.unit for s in standings}.values()
    records = [
        UnitRecord(unit, record)
        for unit in units
        for record in snapshot.ledger(unit).records
        if record.for_ in subjects
    ]
    order = {record: place for place, record in enumerate(in_order(e.record for e in records))}
    return sorted(records, key=lambda entry: order[entry.record])
