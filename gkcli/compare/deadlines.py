"""What changed about the duties with a time limit, wherever in the table they stand."""

from collections.abc import Iterator
from typing import NamedTuple

from gkcli.compare.change import (
    Change,
    ChangeKind,
    Target,
    Thing,
    Value,
    field_changes,
    list_changes,
    plain,
)
from gkcli.compare.entries import NOTICE
from gkcli.compare.seats import Seat
from gkcli.compare.tasks import task_target
from gkcli.compare.units import Who
from gkcli.model.deadline import Deadline
from gkcli.model.identity import SAME, paired
from gkcli.model.matching import MatchedPairs
from gkcli.model.notice import Table, Task

_FIELDS = ("id", "what", "quote", "open_list", "also", "owed", "report_to", "publish_on", "source")


class Limit(NamedTuple):
    """A deadline and what sets it, by the number and title that this has now.

    ``holder`` is the notice, or the task as a number that both tables share; ``alone`` is false
    where the task came or went with all its deadlines. ``otherwise`` are the names of those who
    owe what names nobody itself.
    """

    deadline: Deadline
    owner: Target
    holder: int | str
    otherwise: tuple[str, ...]
    alone: bool

    @property
    def owed_by(self) -> tuple[str, ...]:
        """The names of those who owe it."""
        also = (name for more in self.deadline.also for name in more.units)
        return (*(self.deadline.units or self.otherwise), *also)

    @property
    def target(self) -> Target:
        """The deadline as what a change is about."""
        return Target(Thing.DEADLINE, self.deadline.id, self.deadline.what, self.owner)


def paired_limits(old: Table, new: Table, tasks: MatchedPairs[Seat[Task]]) -> MatchedPairs[Limit]:
    """Find which deadlines are the same, wherever they stand now."""
    kept = {before: tasks.new[after].thing for before, after in tasks.both}
    before = [
        limit
        for place, seat in enumerate(tasks.old)
        for limit in _of_task(seat.thing, kept.get(place, seat.thing), place, place in kept)
    ]
    after = [
        limit
        for place, seat in enumerate(tasks.new)
        for limit in _of_task(seat.thing, seat.thing, tasks.identity(place), place in tasks.origins)
    ]
    return paired(
        SAME["deadlines"],
        [*_of_notice(old), *before],
        [*_of_notice(new), *after],
        lambda limit: limit.deadline,
        lambda limit: limit.holder,
    )


def limit_changes(limits: MatchedPairs[Limit], who: Who) -> Iterator[Change]:
    """What changed about the deadlines; those of a task that came or went are part of that."""
    removed, added = ([x for x in side if x.alone] for side in (limits.removed, limits.added))
    yield from list_changes(
        MatchedPairs(removed, added, ()),
        lambda limit: limit.target,
        affected=lambda old, new: who.either(_owing(old), _owing(new)),
        whole=lambda limit: plain(limit.deadline),
    )
    for old, new in limits.same:
        yield from _between(old, new, who)


def _owing(limit: Limit | None) -> tuple[str, ...]:
    return limit.owed_by if limit else ()


def _of_notice(table: Table) -> Iterator[Limit]:
    for deadline in table.notice.deadlines:
        yield Limit(deadline, NOTICE, NOTICE.key, table.notice.addressees, alone=True)


def _of_task(task: Task, now: Task, holder: int, alone: bool) -> Iterator[Limit]:  # noqa: FBT001 - a fact
    for deadline in task.deadlines:
        yield Limit(deadline, task_target(now), holder, (*task.lead, *task.responsible), alone)


def _between(old: Limit, new: Limit, who: Who) -> Iterator[Change]:
    target, before, after = new.target, old.deadline, new.deadline
    everyone = who.either(old.owed_by, new.owed_by)
    if old.holder != new.holder:
        yield Change(ChangeKind.MOVED, target, "task", old.owner.key, new.owner.key, everyone)
    yield from field_changes(target, before, after, _FIELDS, everyone)
    others = who.one_only(old.owed_by, new.owed_by)
    yield from field_changes(target, before, after, ["units"], others)
    if before.rule != after.rule:
        yield Change(ChangeKind.CHANGED, target, "rule", _terms(before), _terms(after), everyone)
    else:
        names = tuple(dict.fromkeys((*before.terms, *after.terms)))
        yield from field_changes(target, before, after, names, everyone)


def _terms(deadline: Deadline) -> Value:
    return {name: plain(getattr(deadline, name)) for name in deadline.terms}
