"""A unit or group with its tasks by role and its standings on a day."""

from collections import Counter
from collections.abc import Callable, Sequence

from gkcli.frozen import frozen
from gkcli.model.directory import Party
from gkcli.model.state import State
from gkcli.model.units import Group, Unit
from gkcli.status.completion import Counts, count
from gkcli.status.deadlines import by_due
from gkcli.status.involvement import Involvements, Role
from gkcli.status.standings import Snapshot, Standing


@frozen
class UnitEntry:
    """A unit or group with the numbers of the tasks that involve it, by role.

    ``standings`` is how it, or each of its members, stands with what it owes.
    """

    party: Party
    groups: tuple[Group, ...]
    members: tuple[Unit, ...]
    tasks: dict[Role, tuple[int, ...]]
    standings: tuple[Standing, ...]

    @property
    def overdue(self) -> int:
        """How much of what it owes is overdue."""
        return sum(standing.state is State.OVERDUE for standing in self.standings)

    @property
    def states(self) -> Counter[State]:
        """What it owes by state."""
        return Counter(standing.state for standing in self.standings)

    @property
    def counts(self) -> Counts:
        """How much is done of what it owes."""
        least = isinstance(self.party, Group) and not self.party.complete
        return count(self.standings, least=least)

    @property
    def listed(self) -> list[Standing]:
        """Its duties with a limit by date, and the work without one that it has reported on."""
        listed = [s for s in self.standings if not s.duty.implied or s.verdict.last]
        return sorted(listed, key=by_due)

    @property
    def unreported(self) -> tuple[int, ...]:
        """The tasks without a limit of which the last day for a report has passed in silence."""
        return self._without_limit(lambda standing: standing.state is State.UNREPORTED)

    @property
    def unbegun(self) -> tuple[int, ...]:
        """Those that it has not reported on, and of which no report was due yet."""
        return self._without_limit(
            lambda standing: standing.state is not State.UNREPORTED and not standing.verdict.last
        )

    def _without_limit(self, picked: Callable[[Standing], bool]) -> tuple[int, ...]:
        own = (s for s in self.standings if s.duty.implied and picked(s))
        return tuple(s.duty.task.number for s in own if s.duty.task)

    def of_member(self, unit: Unit) -> list[Standing]:
        """How one of its members stands."""
        return [standing for standing in self.standings if standing.unit == unit]


def unit_entry(snapshot: Snapshot, party: Party) -> UnitEntry:
    """One unit or group as of a day."""
    return _entry(snapshot, party, tuple(snapshot))


def _entry(snapshot: Snapshot, party: Party, everything: Sequence[Standing]) -> UnitEntry:
    directory = snapshot.directory
    members = frozenset(directory.members(party))
    involvements = Involvements(directory, party)
    numbers: dict[Role, list[int]] = {role: [] for role in Role}
    for _, task in snapshot.table.placed():
        involvement = involvements.of(task)
        for role in involvement.roles if involvement else ():
            numbers[role].append(task.number)
    return UnitEntry(
        party,
        directory.groups_of(party) if isinstance(party, Unit) else (),
        directory.members(party) if isinstance(party, Group) else (),
        {role: tuple(found) for role, found in numbers.items()},
        tuple(standing for standing in everything if standing.unit in members),
    )


def unit_entries(snapshot: Snapshot) -> list[UnitEntry]:
    """Every unit and group in the registry's order."""
    known = snapshot.directory.registry
    parties: tuple[Party, ...] = (*known.units, *known.groups)
    everything = tuple(snapshot)
    return [_entry(snapshot, party, everything) for party in parties]


def number_ranges(numbers: tuple[int, ...]) -> str:
    """Task numbers, three or more consecutive ones as a range: ``1–3、5``."""  # noqa: RUF002
    pieces: list[list[int]] = []
    for number in numbers:
        if pieces and number == pieces[-1][-1] + 1:
            pieces[-1].append(number)
        else:
            pieces.append([number])
    return "、".join(
        "、".join(map(str, piece)) if len(piece) < 3 else f"{piece[0]}–{piece[-1]}"  # noqa: RUF001
        for piece in pieces
    )
