"""Which duties fall due, for whom, and how they stand on a day."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from gkcli.model.directory import Directory, Party
from gkcli.model.notice import Table
from gkcli.schedule.duties import Duty
from gkcli.schedule.instances import Instance
from gkcli.schedule.states import Standing, State, standings


@dataclass(frozen=True, slots=True)
class DeadlineFilter:
    """Conditions that narrow a list of duties; ``within`` counts calendar days from the day."""

    party: Party | None = None
    within: int | None = None
    states: frozenset[State] = frozenset()


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One occasion of a duty with all units for which it stands alike."""

    duty: Duty
    instance: Instance
    state: State
    days_left: int | None
    standings: tuple[Standing, ...]


def select(
    table: Table, directory: Directory, wanted: DeadlineFilter, as_of: date
) -> list[Standing]:
    """The duties of each unit that fulfil the conditions: dated ones by date, then the others."""
    members = {u.name for u in directory.members(wanted.party)} if wanted.party else None
    found = [
        standing
        for standing in standings(table, directory, as_of)
        if (members is None or standing.unit.name in members)
        and (not wanted.states or standing.state in wanted.states)
        and _is_within(standing.days_left, wanted.within)
    ]
    return sorted(found, key=lambda s: (s.instance.due is None, s.instance.due or date.max))


def _is_within(days_left: int | None, within: int | None) -> bool:
    return within is None or (days_left is not None and 0 <= days_left <= within)


def grouped(found: Sequence[Standing]) -> list[Occurrence]:
    """The same with units that stand alike told once."""
    groups: dict[tuple[str, str, State], list[Standing]] = {}
    for standing in found:
        key = (standing.duty.deadline.id, standing.instance.period, standing.state)
        groups.setdefault(key, []).append(standing)
    return [
        Occurrence(s[0].duty, s[0].instance, s[0].state, s[0].days_left, tuple(s))
        for s in groups.values()
    ]


def unlisted(occurrences: Iterable[Occurrence]) -> Iterator[str]:
    """The groups among those who owe something whose members the registry holds in part only."""
    names = (group.name for o in occurrences for group in o.duty.unlisted)
    yield from dict.fromkeys(names)
