"""Standings with duties, filtered, sorted by due day and grouped by occasion."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from gkcli.frozen import frozen
from gkcli.model.directory import Party
from gkcli.model.notice import Task
from gkcli.model.state import State
from gkcli.model.statuses import Status
from gkcli.status.due import Instance, instances
from gkcli.status.duties import Duty, notice_duties, task_duties
from gkcli.status.standings import Snapshot, Standing, days_left, most_urgent
from gkcli.status.verdict import judge


@frozen
class DeadlineFilter:
    """Conditions that narrow a list of duties; ``within`` counts calendar days from the day.

    ``within`` never matches what is done. ``statuses`` are compared with the unit's last record,
    已催办 with the reminders sent to it. ``everything`` includes work without a time limit.
    """

    party: Party | None = None
    within: int | None = None
    states: frozenset[State] = frozenset()
    statuses: frozenset[Status] = frozenset()
    everything: bool = False


@frozen
class Occurrence:
    """One occasion of a duty with the units that owe it; ``state`` is the most urgent of theirs.

    Where only some of them were granted more time, ``instance`` has the day of the others.

    ``standings`` is empty where the registry knows none of them.
    """

    duty: Duty
    instance: Instance
    state: State
    days_left: int | None
    standings: tuple[Standing, ...]

    @property
    def recorded(self) -> bool:
        """Whether anything was recorded about it."""
        return any(s.recorded for s in self.standings)


def select_standings(snapshot: Snapshot, wanted: DeadlineFilter) -> list[Standing]:
    """The standings that fulfil all conditions, dated ones by due day, then the others."""
    party = wanted.party
    members = {u.name for u in snapshot.directory.members(party)} if party else None
    if members is not None:
        standings = snapshot.of_units(members, limited=not wanted.everything)
    else:
        standings = iter(snapshot) if wanted.everything else snapshot.limited
    selected = [
        standing
        for standing in standings
        if (not wanted.states or standing.state in wanted.states)
        and (not wanted.statuses or has_status(standing, wanted.statuses))
        and (wanted.within is None or _is_within(standing.days_left, wanted.within))
    ]
    return sorted(selected, key=by_due)


def by_due(standing: Standing) -> tuple[bool, date]:
    """Sort key: dated standings by due day, the others after them."""
    due = standing.instance.due
    return due is None, due or date.max


def has_status(standing: Standing, statuses: Collection[Status]) -> bool:
    """Whether the last record has one of the statuses, or, for 已催办, a reminder was sent."""
    reminded = standing.verdict.reminded and "已催办" in statuses
    return bool(reminded) or standing.status in statuses


def _is_within(days_left: int | None, within: int) -> bool:
    return days_left is not None and 0 <= days_left <= within


def group_by_occasion(standings: Sequence[Standing]) -> list[Occurrence]:
    """The standings as occasions, each with all its units.

    What two units are to put right is never the same, whatever their ledgers call it.
    """
    groups: dict[tuple[str, str, Instance], list[Standing]] = {}
    for standing in standings:
        alone = standing.unit.name if standing.duty.opened else ""
        key = (standing.duty.deadline.id, alone, standing.instance.original)
        groups.setdefault(key, []).append(standing)
    return [_occurrence(tuple(standings)) for standings in groups.values()]


def _occurrence(standings: tuple[Standing, ...]) -> Occurrence:
    first = most_urgent(standings)
    own = {standing.instance for standing in standings}
    instance = first.instance if len(own) == 1 else first.instance.original
    return Occurrence(first.duty, instance, first.state, first.days_left, standings)


def unassigned_occasions(snapshot: Snapshot, task: Task | None) -> list[Occurrence]:
    """The occasions of duties of which the registry has no unit, judged by date alone.

    Those of one task, or of the notice where ``task`` is None.
    """
    table, directory = snapshot.table, snapshot.directory
    duties = task_duties(task, directory) if task else notice_duties(table, directory)
    notice, as_of = snapshot.table.notice, snapshot.as_of
    return [
        Occurrence(duty, instance, state, days_left(instance, state, as_of), ())
        for duty in duties
        if not duty.units
        for instance in instances(duty.deadline, notice.year, notice.signed_on)
        for state in [judge(duty.deadline, instance, (), as_of).state]
    ]


def incomplete_groups(occurrences: Iterable[Occurrence]) -> Iterator[str]:
    """The names of owing groups whose members the registry does not list completely."""
    names = (group.name for o in occurrences for group in o.duty.unlisted)
    yield from dict.fromkeys(names)


def open_list_ids(occurrences: Iterable[Occurrence]) -> Iterator[str]:
    """The ids of the duties whose units the document names with a “等” behind them."""
    yield from dict.fromkeys(o.duty.deadline.id for o in occurrences if o.duty.deadline.open_list)


class Assumed(NamedTuple):
    """Units that are taken to owe duties, by id, until somebody confirms it, and why."""

    source: str
    units: tuple[str, ...]
    duties: tuple[str, ...]


def assumptions(standings: Iterable[Standing], *, of_others: bool) -> list[Assumed]:
    """What is assumed about the duties of these standings, told together by its reason.

    ``of_others`` also tells of units that have no part in the standings themselves.
    """
    by_source: dict[str, list[tuple[str, str]]] = {}
    for duty, unit in ((s.duty, s.unit.name) for s in standings):
        for one in duty.assumed:
            if of_others or one.unit == unit:
                by_source.setdefault(one.source, []).append((one.unit, duty.deadline.id))
    return [
        Assumed(source, *(tuple(dict.fromkeys(names)) for names in zip(*pairs, strict=True)))
        for source, pairs in by_source.items()
    ]
