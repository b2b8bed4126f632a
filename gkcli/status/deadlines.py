"""Which duties fall due, for whom, and how they stand on a day."""

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

    What is done is never due within some days. ``statuses`` asks for a unit's last word, or for
    reminders sent to it. ``everything`` has work without a limit listed too.
    """

    party: Party | None = None
    within: int | None = None
    states: frozenset[State] = frozenset()
    statuses: frozenset[Status] = frozenset()
    everything: bool = False


@frozen
class Occurrence:
    """One occasion of a duty with the units that owe it; ``state`` is the most urgent of theirs.

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


def select(snapshot: Snapshot, wanted: DeadlineFilter) -> list[Standing]:
    """The duties of each unit that fulfil the conditions: dated ones by date, then the others.

    Work without a limit is no duty here unless everything is wanted.
    """
    party = wanted.party
    members = {u.name for u in snapshot.directory.members(party)} if party else None
    found = [
        standing
        for standing in (snapshot if wanted.everything else snapshot.limited)
        if (members is None or standing.unit.name in members)
        and (not wanted.states or standing.state in wanted.states)
        and (not wanted.statuses or says(standing, wanted.statuses))
        and _is_within(standing.days_left, wanted.within)
    ]
    return sorted(found, key=by_due)


def by_due(standing: Standing) -> tuple[bool, date]:
    """What puts dated duties in the order of their dates and the others after them."""
    due = standing.instance.due
    return due is None, due or date.max


def says(standing: Standing, statuses: Collection[Status]) -> bool:
    """Whether the last word is one of the statuses, or, for 已催办, a reminder was sent."""
    reminded = standing.verdict.reminded and "已催办" in statuses
    return bool(reminded) or standing.status in statuses


def _is_within(days_left: int | None, within: int | None) -> bool:
    return within is None or (days_left is not None and 0 <= days_left <= within)


def grouped(found: Sequence[Standing]) -> list[Occurrence]:
    """The same with the units of each occasion together."""
    groups: dict[tuple[str, Instance], list[Standing]] = {}
    for standing in found:
        key = (standing.duty.deadline.id, standing.instance)
        groups.setdefault(key, []).append(standing)
    return [_together(tuple(standings)) for standings in groups.values()]


def _together(standings: tuple[Standing, ...]) -> Occurrence:
    first = most_urgent(standings)
    return Occurrence(first.duty, first.instance, first.state, first.days_left, standings)


def unheld(snapshot: Snapshot, task: Task | None) -> list[Occurrence]:
    """The occasions of duties that bind nobody the registry knows, by date alone.

    They are those of a task, or of the notice itself.
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


def unlisted(occurrences: Iterable[Occurrence]) -> Iterator[str]:
    """The groups among those who owe something whose members the registry holds in part only."""
    names = (group.name for o in occurrences for group in o.duty.unlisted)
    yield from dict.fromkeys(names)


def open_lists(occurrences: Iterable[Occurrence]) -> Iterator[str]:
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
    found: dict[str, list[tuple[str, str]]] = {}
    for duty, unit in ((s.duty, s.unit.name) for s in standings):
        for one in duty.assumed:
            if of_others or one.unit == unit:
                found.setdefault(one.source, []).append((one.unit, duty.deadline.id))
    return [
        Assumed(source, *(tuple(dict.fromkeys(names)) for names in zip(*pairs, strict=True)))
        for source, pairs in found.items()
    ]
