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
from gkcli.compare.moves import Child
from gkcli.compare.table import NOTICE, task_target
from gkcli.compare.units import AffectedUnits
from gkcli.model.cycles import CycleDeadline
from gkcli.model.deadline import Deadline
from gkcli.model.identity import SAME, paired
from gkcli.model.matching import MatchedPairs
from gkcli.model.notice import Table, Task

_OF_A_CYCLE = ("id", "what", "from_", "gathered_by", "spot_check", "source")
_FIELDS = (
    *("id", "what", "quote", "open_list", "also", "owed", "report_to", "publish_on", "source"),
    *("basis", "todo"),
)


class OwnedDeadline(NamedTuple):
    """A deadline and what sets it, by the number and title that this has now.

    ``parent`` is the notice, or the task as a number that both tables share; ``alone`` is false
    where the task came or went with all its deadlines. ``otherwise`` are the names of those who
    owe what names nobody itself.
    """

    deadline: Deadline
    owner: Target
    parent: int | str
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


def paired_deadlines(
    old: Table, new: Table, tasks: MatchedPairs[Child[Task]]
) -> MatchedPairs[OwnedDeadline]:
    """Find which deadlines are the same, wherever they stand now."""
    kept = {before: tasks.new[after].item for before, after in tasks.both}
    before = [
        owned
        for place, child in enumerate(tasks.old)
        for owned in _of_task(child.item, kept.get(place, child.item), place, place in kept)
    ]
    after = [
        owned
        for place, child in enumerate(tasks.new)
        for owned in _of_task(child.item, child.item, tasks.identity(place), place in tasks.origins)
    ]
    return paired(
        SAME["deadlines"],
        [*_of_notice(old), *before],
        [*_of_notice(new), *after],
        lambda owned: owned.deadline,
        lambda owned: owned.parent,
    )


def deadline_changes(
    deadlines: MatchedPairs[OwnedDeadline], who: AffectedUnits
) -> Iterator[Change]:
    """What changed about the deadlines; those of a task that came or went are part of that."""
    removed, added = ([x for x in side if x.alone] for side in (deadlines.removed, deadlines.added))
    yield from list_changes(
        MatchedPairs(removed, added, ()),
        lambda owned: owned.target,
        affected=lambda old, new: who.either(_owing(old), _owing(new)),
        whole=lambda owned: plain(_as_written(owned.deadline)),
    )
    for old, new in deadlines.same:
        yield from _between(old, new, who)


def _owing(owned: OwnedDeadline | None) -> tuple[str, ...]:
    return owned.owed_by if owned else ()


def _of_notice(table: Table) -> Iterator[OwnedDeadline]:
    for deadline in table.notice.deadlines:
        yield OwnedDeadline(deadline, NOTICE, NOTICE.key, table.notice.addressees, alone=True)


def _of_task(task: Task, now: Task, parent: int, alone: bool) -> Iterator[OwnedDeadline]:  # noqa: FBT001 - a fact
    for deadline in task.deadlines:
        yield OwnedDeadline(
            deadline, task_target(now), parent, (*task.lead, *task.responsible), alone
        )


def _between(old: OwnedDeadline, new: OwnedDeadline, who: AffectedUnits) -> Iterator[Change]:
    target, before, after = new.target, old.deadline, new.deadline
    everyone = who.either(old.owed_by, new.owed_by)
    if old.parent != new.parent:
        yield Change(ChangeKind.MOVED, target, "task", old.owner.key, new.owner.key, everyone)
    if isinstance(before, CycleDeadline) and isinstance(after, CycleDeadline):
        yield from field_changes(target, before.cycle, after.cycle, _OF_A_CYCLE, everyone)
    else:
        yield from field_changes(target, before, after, _FIELDS, everyone)
    others = who.in_one_only(old.owed_by, new.owed_by)
    yield from field_changes(target, before, after, ["units"], others)
    if before.rule != after.rule:
        yield Change(ChangeKind.CHANGED, target, "rule", _terms(before), _terms(after), everyone)
    else:
        names = tuple(dict.fromkeys((*before.terms, *after.terms)))
        yield from field_changes(target, before, after, names, everyone)


def _as_written(deadline: Deadline) -> object:
    """A deadline, or the cycle that it comes from, as its file has it."""
    return deadline.cycle if isinstance(deadline, CycleDeadline) else deadline


def _terms(deadline: Deadline) -> Value:
    return {name: plain(getattr(deadline, name)) for name in deadline.terms}
