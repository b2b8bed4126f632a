"""What ``show`` finds by a code that is no task number: a deadline, or the notice itself."""

from collections.abc import Iterator, Sequence

from gkcli.errors import GkcliError
from gkcli.frozen import frozen, replace
from gkcli.model.deadline import Deadline
from gkcli.model.directory import Directory, Party
from gkcli.model.notice import Table, Task
from gkcli.status.deadlines import Occurrence, group_by_occasion, unassigned_occasions
from gkcli.status.standings import Snapshot, Standing
from gkcli.status.tasks import UnitRecord, records_on

NOTICE = "通知"
"""The code under which the notice itself is shown."""

_MOST_LIKELY = 3


@frozen
class ItemEntry:
    """Some duties with a time limit and how they stand; ``task`` is None for the notice's.

    ``unassigned`` are the occasions of duties that bind no registered unit. ``whole`` is true where
    they are all that the notice imposes, and not a single one.
    """

    task: Task | None
    deadlines: tuple[Deadline, ...]
    standings: tuple[Standing, ...]
    unassigned: tuple[Occurrence, ...] = ()
    whole: bool = False

    @property
    def occurrences(self) -> list[Occurrence]:
        """The occasions of the duties, in the order of the file."""
        places = {deadline.id: place for place, deadline in enumerate(self.deadlines)}
        found = (*group_by_occasion(self.standings), *self.unassigned)
        return sorted(found, key=lambda o: places[o.duty.deadline.id])


def item_entry(snapshot: Snapshot, code: str) -> ItemEntry:
    """The deadline with this id, or all of the notice; GkcliError with similar ids."""
    table = snapshot.table
    if code == NOTICE:
        return _entry(snapshot, None, table.notice.deadlines, whole=True)
    for task, deadline in all_deadlines(table):
        if deadline.id == code:
            return _entry(snapshot, task, (deadline,))
    opened = tuple(s for s in snapshot.rectifications if s.duty.deadline.id == code)
    if opened:
        return ItemEntry(opened[0].duty.task, tuple(s.duty.deadline for s in opened), opened)
    raise GkcliError(
        f"没有编号为“{code}”的事项",
        f"{_similar_codes(table, code)}编号见 gkcli deadlines，任务号见 gkcli tasks",
    )


def _entry(
    snapshot: Snapshot, task: Task | None, wanted: tuple[Deadline, ...], *, whole: bool = False
) -> ItemEntry:
    ids = {deadline.id for deadline in wanted}
    known = snapshot.of_task(task) if task else snapshot.of_notice
    standings = tuple(s for s in known if s.duty.deadline.id in ids and not s.duty.opened)
    blank = tuple(o for o in unassigned_occasions(snapshot, task) if o.duty.deadline.id in ids)
    return ItemEntry(task, wanted, standings, blank, whole=whole)


def narrowed_to_party(entry: ItemEntry, directory: Directory, party: Party) -> ItemEntry:
    """The same for one unit, or the members of a group; GkcliError where it binds none of them."""
    members = {unit.name for unit in directory.members(party)}
    own = tuple(s for s in entry.standings if s.unit.name in members)
    if not own:
        what = "通知本身的要求" if entry.whole else f"“{entry.deadlines[0].what}”"
        raise GkcliError(
            f"{what}不由“{party.name}”承担", f"看它要做什么：gkcli deadlines --unit {party.name}"
        )
    deadlines = entry.deadlines
    if own[0].duty.opened:
        deadlines = tuple(standing.duty.deadline for standing in own)
    return replace(entry, deadlines=deadlines, standings=own, unassigned=())


def item_records(snapshot: Snapshot, entry: ItemEntry) -> list[UnitRecord]:
    """What the units recorded about the duties, or their task, up to the day, in order."""
    subjects = {deadline.id for deadline in entry.deadlines}
    if entry.task and not any(standing.duty.opened for standing in entry.standings):
        subjects.add(str(entry.task.number))
    return records_on(snapshot, entry.standings, subjects)


def all_deadlines(table: Table) -> Iterator[tuple[Task | None, Deadline]]:
    """Every duty with a time limit and the task it stands in, those of the notice first."""
    yield from ((None, deadline) for deadline in table.notice.deadlines)
    yield from ((task, deadline) for _, task in table.placed() for deadline in task.deadlines)


def _similar_codes(table: Table, code: str) -> str:
    from difflib import get_close_matches

    known = [deadline for _, deadline in all_deadlines(table)]
    near = get_close_matches(code, [deadline.id for deadline in known], _MOST_LIKELY)
    similar: Sequence[Deadline] = [deadline for deadline in known if deadline.id in near]
    similar = similar or [deadline for deadline in known if code in deadline.what]
    names = "、".join(f"{d.id}（{d.what}）" for d in similar[:_MOST_LIKELY])
    return f"您是不是要找：{names}？" if names else ""
