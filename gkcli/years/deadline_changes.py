"""What became of the time limits of a year in the next: kept, tightened, loosened, dropped, new."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from gkcli.compare.change import Change, ChangeKind, Target, Thing
from gkcli.compare.concerns import loosened
from gkcli.compare.words import shift_words
from gkcli.frozen import replace
from gkcli.model.deadline import Deadline
from gkcli.model.identity import OVER_YEARS, paired
from gkcli.status.wording import limit_words
from gkcli.years.moving import moved_deadline


class LimitFate(StrEnum):
    """What became of a time limit; ``changed`` is one of which nobody can tell which way."""

    KEPT = "kept"
    TIGHTENED = "tightened"
    LOOSENED = "loosened"
    CHANGED = "changed"
    DROPPED = "dropped"
    NEW = "new"

    @property
    def label(self) -> str:
        """Its Chinese name."""
        return _LABELS[self]


_LABELS = {
    LimitFate.KEPT: "没有变",
    LimitFate.TIGHTENED: "收紧",
    LimitFate.LOOSENED: "放宽",
    LimitFate.CHANGED: "改了规则",
    LimitFate.DROPPED: "取消",
    LimitFate.NEW: "新增",
}


class LimitChange(NamedTuple):
    """A time limit of one year and of the next; None where there is none.

    ``shift`` says by how much a date moved beyond the change of years, "" for none.
    """

    fate: LimitFate
    before: Deadline | None
    after: Deadline | None
    shift: str = ""

    @property
    def what(self) -> str:
        """What is owed, in the words of the later year where it has any."""
        deadline = self.after or self.before
        return deadline.what if deadline else ""

    @property
    def terms(self) -> str:
        """From when to when, as a phrase."""
        before, after = (limit_words(one) if one else "" for one in (self.before, self.after))
        if self.fate is LimitFate.KEPT:
            return after
        return " → ".join(filter(None, (before, after)))

    @property
    def words(self) -> str:
        """The change as a phrase, as 时限收紧：报送总结，2018-12-01 前 → 2019-11-20 前."""
        shift = f"（{self.shift}）" if self.shift else ""
        return f"时限{self.fate.label}：{self.what}，{self.terms}{shift}"


class OwnLimit(NamedTuple):
    """A time limit and the number of its task; 0 stands for the notice."""

    deadline: Deadline
    task: int = 0

    def comparable(self, years: int = 0) -> Deadline:
        """As it reads years later, its id without the number of the task."""
        deadline = moved_deadline(self.deadline, years)
        return replace(deadline, id=deadline.id.removeprefix(f"{self.task}-"))


def limit_changes(
    old: Sequence[OwnLimit], new: Sequence[OwnLimit], years: int
) -> tuple[LimitChange, ...]:
    """What became of each, the later ones in their order and then what was dropped."""
    moved = [own.comparable(years) for own in old]
    pairs = paired(OVER_YEARS["deadlines"], moved, [own.comparable() for own in new])
    found = [
        _between(old[place].deadline, moved[place], own.deadline)
        if (place := pairs.origins.get(at, -1)) >= 0
        else LimitChange(LimitFate.NEW, None, own.deadline)
        for at, own in enumerate(new)
    ]
    kept = set(pairs.origins.values())
    found += (
        LimitChange(LimitFate.DROPPED, own.deadline, None)
        for place, own in enumerate(old)
        if place not in kept
    )
    return tuple(found)


def _between(original: Deadline, moved: Deadline, after: Deadline) -> LimitChange:
    if moved.rule != after.rule:
        return LimitChange(LimitFate.CHANGED, original, after)
    ways = set(_ways(moved, after))
    if not ways:
        return LimitChange(LimitFate.KEPT, original, after)
    fate = ways.pop() if len(ways) == 1 else LimitFate.CHANGED
    shift = shift_words(str(moved.by), str(after.by)) if moved.by != after.by else ""
    return LimitChange(fate, original, after, shift)


_TERMS = ("by", "each", "at_least", "day", "within")


def _ways(before: Deadline, after: Deadline) -> Iterator[LimitFate]:
    target = Target(Thing.DEADLINE, after.id)
    for name in _TERMS:
        old, new = (str(getattr(one, name) or "") or None for one in (before, after))
        if old != new:
            change = Change(ChangeKind.CHANGED, target, name, old, new)
            yield LimitFate.LOOSENED if loosened(change) else LimitFate.TIGHTENED
    if (before.after, before.when) != (after.after, after.when):
        yield LimitFate.CHANGED
