"""What ``overview`` shows: parts in numbers, due days, leading units, units that lag."""

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from gkcli.frozen import frozen
from gkcli.model.notice import Part, Task
from gkcli.model.record import days_of
from gkcli.model.state import State
from gkcli.status.completion import Counts, count
from gkcli.status.deadlines import DeadlineFilter, Occurrence, group_by_occasion, select_standings
from gkcli.status.standings import Snapshot, Standing, by_unit
from gkcli.status.unlisted import incomplete_groups, notice_lacks_units, task_lacks_units


@frozen
class PartCount:
    """One part of the table in numbers."""

    part: Part
    snapshot: Snapshot

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """The tasks of all its sections, in document order."""
        return tuple(task for section in self.part.sections for task in section.tasks)

    @property
    def led(self) -> int:
        """How many tasks have a leading unit."""
        return sum(bool(task.lead) for task in self.tasks)

    @property
    def limited(self) -> int:
        """How many tasks have a deadline."""
        return sum(bool(task.deadlines) for task in self.tasks)

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """What the units owe in this part."""
        return tuple(s for task in self.tasks for s in self.snapshot.of_task(task))

    @cached_property
    def states(self) -> Counter[State]:
        """What the units owe, by state."""
        return _states(self.standings)

    @cached_property
    def counts(self) -> Counts:
        """How much of it is done."""
        directory = self.snapshot.directory
        least = any(task_lacks_units(task, directory) for task in self.tasks)
        return count(self.standings, least=least)


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

    Each is worked out when it is asked for: before the first record, little is told of the units.
    """

    snapshot: Snapshot

    @cached_property
    def parts(self) -> tuple[PartCount, ...]:
        """The parts in document order."""
        return tuple(PartCount(part, self.snapshot) for part in self.snapshot.table.parts)

    @cached_property
    def occurrences(self) -> tuple[Occurrence, ...]:
        """What falls due, by date."""
        return tuple(group_by_occasion(select_standings(self.snapshot, DeadlineFilter())))

    @property
    def leads(self) -> tuple[tuple[str, int], ...]:
        """The leading units by number of tasks, then in document order."""
        directory = self.snapshot.directory
        written = [name for _, task in self.snapshot.table.placed() for name in task.lead]
        parties = ((name, directory.get(name)) for name in written)
        names = (party.name if party else name for name, party in parties)
        return tuple(Counter(names).most_common())

    @property
    def notice(self) -> Counter[State]:
        """What the notice itself imposes, by state."""
        return _states(self.snapshot.of_notice)

    @property
    def notice_counts(self) -> Counts:
        """How much of what the notice imposes is done."""
        snapshot = self.snapshot
        least = notice_lacks_units(snapshot.table.notice, snapshot.directory)
        return count(snapshot.of_notice, least=least)

    @cached_property
    def counts(self) -> Counts:
        """How much of everything is done."""
        return count(self.snapshot, least=bool(self.incomplete))

    @cached_property
    def incomplete(self) -> tuple[str, ...]:
        """The groups that owe something whose members are not all registered."""
        return incomplete_groups(self.snapshot.table, self.snapshot.directory)

    @property
    def owed(self) -> bool:
        """Whether any unit owes anything."""
        return next(iter(self.snapshot), None) is not None

    @property
    def units(self) -> int:
        """How many units owe something."""
        return len(self._by_unit)

    @property
    def recorded(self) -> bool:
        """Whether there is any record."""
        return self.snapshot.recorded

    @property
    def over(self) -> bool:
        """Whether the year is over, with the days on which its report was due."""
        return self.snapshot.as_of > days_of(self.snapshot.table.notice.year)[1]

    @cached_property
    def lagging(self) -> tuple[UnitCount, ...]:
        """The units with something overdue, the most first."""
        counts = (UnitCount(name, _states(own)) for name, own in self._by_unit.items())
        return tuple(sorted((c for c in counts if c.overdue), key=lambda c: -c.overdue))

    @cached_property
    def silent(self) -> tuple[str, ...]:
        """The units that owe something and have recorded nothing at all."""
        ledger = self.snapshot.ledger
        return tuple(n for n, own in self._by_unit.items() if not ledger(own[0].unit).reported)

    @cached_property
    def _by_unit(self) -> dict[str, list[Standing]]:
        return by_unit(self.snapshot)


def _states(standings: Iterable[Standing]) -> Counter[State]:
    return Counter([standing.verdict.state for standing in standings])
