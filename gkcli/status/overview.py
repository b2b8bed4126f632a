"""What ``overview`` shows: parts in numbers, due days, leading units, units that lag."""

from collections import Counter
from collections.abc import Iterator

from gkcli.frozen import frozen
from gkcli.model.directory import Directory
from gkcli.model.notice import Part
from gkcli.model.record import days_of
from gkcli.model.state import State
from gkcli.status.completion import Counts, count
from gkcli.status.deadlines import DeadlineFilter, Occurrence, group_by_occasion, select_standings
from gkcli.status.standings import Snapshot, Standing


@frozen
class PartCount:
    """One part of the table in numbers; ``first`` and ``last`` are task numbers, None if empty.

    ``states`` counts what the units owe in this part by state, ``counts`` how much of it is done.
    """

    part: Part
    sections: int
    tasks: int
    led: int
    limited: int
    first: int | None
    last: int | None
    states: Counter[State]
    counts: Counts


@frozen
class UnitCount:
    """One unit in numbers: what it owes by state."""

    name: str
    states: Counter[State]

    @property
    def overdue(self) -> int:
        """What is overdue."""
        return self.states[State.OVERDUE]


@frozen
class Overview:
    """The table in numbers, what falls due, who leads how many tasks, and who lags.

    ``lagging`` holds the units with something overdue, the most first; ``silent`` the units
    that owe something and have recorded nothing at all; ``units`` counts all that owe something.
    ``notice`` counts what the notice itself imposes by state; ``notice_counts`` and ``counts``
    count how much is done of that and of everything; ``recorded`` tells whether there was any
    record, ``over`` whether the year is, with the days on which its report was due.
    """

    parts: tuple[PartCount, ...]
    occurrences: tuple[Occurrence, ...]
    leads: tuple[tuple[str, int], ...]
    notice: Counter[State]
    notice_counts: Counts
    counts: Counts
    units: int
    recorded: bool
    over: bool
    lagging: tuple[UnitCount, ...]
    silent: tuple[str, ...]


def overview(snapshot: Snapshot) -> Overview:
    """The year at a glance on a day; leading units by number of tasks, then document order."""
    directory = snapshot.directory
    placed = list(snapshot.table.placed())
    leads = Counter(name for _, task in placed for name in _leads(directory, task.lead))
    by_unit = _by_unit(snapshot)
    counts = (UnitCount(name, Counter(s.state for s in own)) for name, own in by_unit.items())
    lagging = sorted((c for c in counts if c.overdue), key=lambda c: -c.overdue)
    return Overview(
        tuple(_count(part, snapshot) for part in snapshot.table.parts),
        tuple(group_by_occasion(select_standings(snapshot, DeadlineFilter()))),
        tuple(leads.most_common()),
        Counter(standing.state for standing in snapshot.of_notice),
        count(snapshot.of_notice),
        count(snapshot),
        len(by_unit),
        snapshot.recorded,
        snapshot.as_of > days_of(snapshot.table.notice.year)[1],
        tuple(lagging),
        tuple(
            own[0].unit.name
            for own in by_unit.values()
            if not snapshot.ledger(own[0].unit).reported
        ),
    )


def _by_unit(snapshot: Snapshot) -> dict[str, list[Standing]]:
    by_unit: dict[str, list[Standing]] = {}
    for standing in snapshot:
        by_unit.setdefault(standing.unit.name, []).append(standing)
    return by_unit


def _leads(directory: Directory, written: tuple[str, ...]) -> Iterator[str]:
    for name in written:
        party = directory.get(name)
        yield party.name if party else name


def _count(part: Part, snapshot: Snapshot) -> PartCount:
    tasks = [task for section in part.sections for task in section.tasks]
    standings = [standing for task in tasks for standing in snapshot.of_task(task)]
    return PartCount(
        part,
        len(part.sections),
        len(tasks),
        sum(bool(task.lead) for task in tasks),
        sum(bool(task.deadlines) for task in tasks),
        tasks[0].number if tasks else None,
        tasks[-1].number if tasks else None,
        Counter(standing.state for standing in standings),
        count(standings),
    )
