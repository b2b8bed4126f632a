"""Which duties fall due, for whom, and how they stand on a day."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from gkcli.model.directory import Party
from gkcli.model.ledger import Status
from gkcli.model.notice import Task
from gkcli.schedule.duties import Duty, task_duties
from gkcli.schedule.instances import Instance, instances
from gkcli.schedule.standings import Snapshot, Standing, days_left
from gkcli.schedule.state import State
from gkcli.schedule.verdict import judge


@dataclass(frozen=True, slots=True)
class DeadlineFilter:
    """Conditions that narrow a list of duties; ``within`` counts calendar days from the day.

    What is done is never due within some days. ``statuses`` asks for a unit's last word.
    """

    party: Party | None = None
    within: int | None = None
    states: frozenset[State] = frozenset()
    statuses: frozenset[Status] = frozenset()


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One occasion of a duty with all units for which it stands alike.

    ``standings`` is empty where the registry knows none of them.
    """

    duty: Duty
    instance: Instance
    state: State
    days_left: int | None
    standings: tuple[Standing, ...]


def select(snapshot: Snapshot, wanted: DeadlineFilter) -> list[Standing]:
    """The duties of each unit that fulfil the conditions: dated ones by date, then the others.

    Work without a limit is no duty here.
    """
    party = wanted.party
    members = {u.name for u in snapshot.directory.members(party)} if party else None
    found = [
        standing
        for standing in snapshot.limited
        if (members is None or standing.unit.name in members)
        and (not wanted.states or standing.state in wanted.states)
        and (not wanted.statuses or standing.status in wanted.statuses)
        and _is_within(standing.days_left, wanted.within)
    ]
    return sorted(found, key=lambda s: (s.instance.due is None, s.instance.due or date.max))


def _is_within(days_left: int | None, within: int | None) -> bool:
    return within is None or (days_left is not None and 0 <= days_left <= within)


def grouped(found: Sequence[Standing]) -> list[Occurrence]:
    """The same with units that stand alike told once."""
    groups: dict[tuple[str, Instance, State], list[Standing]] = {}
    for standing in found:
        key = (standing.duty.deadline.id, standing.instance, standing.state)
        groups.setdefault(key, []).append(standing)
    return [
        Occurrence(s[0].duty, s[0].instance, s[0].state, s[0].days_left, tuple(s))
        for s in groups.values()
    ]


def unheld(snapshot: Snapshot, task: Task) -> list[Occurrence]:
    """The occasions of a task's duties that bind nobody the registry knows, by date alone."""
    notice, as_of = snapshot.table.notice, snapshot.as_of
    return [
        Occurrence(duty, instance, state, days_left(instance, state, as_of), ())
        for duty in task_duties(task, snapshot.directory)
        if not duty.units
        for instance in instances(duty.deadline, notice.year, notice.signed_on)
        for state in [judge(duty.deadline, instance, (), as_of).state]
    ]


def unlisted(occurrences: Iterable[Occurrence]) -> Iterator[str]:
    """The groups among those who owe something whose members the registry holds in part only."""
    names = (group.name for o in occurrences for group in o.duty.unlisted)
    yield from dict.fromkeys(names)
