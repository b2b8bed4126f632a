"""What became of the tasks of a year in the next, and how each did in both."""

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from gkcli.compare.text_diff import PieceMark, TextPiece, excerpt, text_diff
from gkcli.model.notice import Task
from gkcli.status.completion import Counts, count
from gkcli.years.deadline_changes import LimitChange, LimitFate, OwnLimit, limit_changes
from gkcli.years.lineage import Lineage, called_now
from gkcli.years.moving import moved_text
from gkcli.years.open_years import OpenYear
from gkcli.years.same_tasks import Kin, same_tasks


class TaskFate(StrEnum):
    """What became of a task; ``regrouped`` are several of which several were made."""

    CONTINUED = "continued"
    REWORDED = "reworded"
    SPLIT = "split"
    MERGED = "merged"
    REGROUPED = "regrouped"
    DROPPED = "dropped"
    NEW = "new"

    @property
    def label(self) -> str:
        """Its Chinese name."""
        return _LABELS[self]


_LABELS = {
    TaskFate.CONTINUED: "延续",
    TaskFate.REWORDED: "改写",
    TaskFate.SPLIT: "拆分",
    TaskFate.MERGED: "合并",
    TaskFate.REGROUPED: "拆并",
    TaskFate.DROPPED: "取消",
    TaskFate.NEW: "新增",
}


class PartyChange(NamedTuple):
    """Who came and who went at a field of a task, by the names of the later year."""

    label: str
    gone: tuple[str, ...]
    come: tuple[str, ...]

    @property
    def words(self) -> str:
        """The change as a phrase."""
        parts = [f"减{'、'.join(self.gone)}"] if self.gone else []
        parts += [f"增{'、'.join(self.come)}"] if self.come else []
        return f"{self.label}{'，'.join(parts)}"


class Wording(NamedTuple):
    """A text of a task that reads otherwise; what moved with the year only is kept."""

    label: str
    pieces: tuple[TextPiece, ...]


class Fate(NamedTuple):
    """Tasks of one year and what became of them; ``said`` is whether the data says it itself."""

    kind: TaskFate
    before: tuple[Task, ...]
    after: tuple[Task, ...]
    said: bool
    wordings: tuple[Wording, ...]
    parties: tuple[PartyChange, ...]
    limits: tuple[LimitChange, ...]
    did: tuple[Counts, Counts]

    @property
    def label(self) -> str:
        """What became of them, in Chinese."""
        return self.kind.label

    @property
    def title(self) -> str:
        """The titles, in the words of the later year where it has any."""
        return "；".join(task.title for task in self.after or self.before)

    @property
    def excerpts(self) -> tuple[Wording, ...]:
        """The texts that read otherwise, without what is unchanged far from a change."""
        return tuple(Wording(one.label, excerpt(one.pieces)) for one in self.wordings)

    @property
    def changes(self) -> tuple[str, ...]:
        """What changed but for the words of the texts, as phrases."""
        limits = (limit.words for limit in self.limits if limit.fate is not LimitFate.KEPT)
        return (*(party.words for party in self.parties), *limits)


class YearStep(NamedTuple):
    """From a year to the next: what became of every task, and of what the notice itself asks."""

    old: OpenYear
    new: OpenYear
    fates: tuple[Fate, ...]
    limits: tuple[LimitChange, ...]

    @property
    def tally(self) -> Counter[TaskFate]:
        """How many of each kind."""
        return Counter(fate.kind for fate in self.fates)

    @property
    def summary(self) -> str:
        """The two years and how many of each kind, as a sentence."""
        tally = self.tally
        counts = (f"{kind.label} {tally[kind]}" for kind in TaskFate if tally[kind])
        return f"{self.old.year} → {self.new.year} 年：{'，'.join(counts) or '没有任务'}。"


def steps(years: Sequence[OpenYear]) -> tuple[YearStep, ...]:
    """What became of the tasks of each year in the one that follows."""
    return tuple(_step(old, new) for old, new in pairwise(years))


def _step(old: OpenYear, new: OpenYear) -> YearStep:
    teller = _Teller(old, new)
    kin = same_tasks(old.workspace.table, new.workspace.table)
    notice, later = (one.workspace.table.notice for one in (old, new))
    before, after = ([OwnLimit(x) for x in one.deadlines] for one in (notice, later))
    limits = limit_changes(before, after, new.year - old.year)
    return YearStep(old, new, tuple(map(teller.fate, kin)), limits)


class _Teller:
    """Tells what became of tasks of a year in another."""

    def __init__(self, old: OpenYear, new: OpenYear) -> None:
        self._old, self._new = old, new
        self._years = new.year - old.year
        self._before = [task for _, task in old.workspace.table.placed()]
        self._after = [task for _, task in new.workspace.table.placed()]
        self._lineage = Lineage(old.workspace.directory, new.workspace.directory)

    def fate(self, kin: Kin) -> Fate:
        before = tuple(self._before[place] for place in kin.before)
        after = tuple(self._after[place] for place in kin.after)
        both = before and after
        wordings = tuple(self._wordings(before, after)) if both else ()
        return Fate(
            _kind(len(before), len(after), reworded=bool(wordings)),
            before,
            after,
            kin.said,
            wordings,
            tuple(self._parties(before, after)) if both else (),
            self._limits(before, after) if both else (),
            (_did(self._old, before), _did(self._new, after)),
        )

    def _wordings(self, before: Sequence[Task], after: Sequence[Task]) -> Iterator[Wording]:
        for label, key in (("标题", "title"), ("工作要求", "requirement")):
            joint = "；" if key == "title" else ""
            old, new = (joint.join(getattr(t, key) for t in side) for side in (before, after))
            old = self._lineage.in_later_words(moved_text(old, self._years), new)
            if old != new:
                pieces = text_diff(old, new)
                if any(piece.mark is not PieceMark.KEPT for piece in pieces):
                    yield Wording(label, pieces)

    def _parties(self, before: Sequence[Task], after: Sequence[Task]) -> Iterator[PartyChange]:
        for label, key in (("牵头", "lead"), ("责任", "responsible")):
            old = self._lineage.all_now(name for task in before for name in getattr(task, key))
            new = called_now(
                (name for task in after for name in getattr(task, key)),
                self._new.workspace.directory,
            )
            gone = tuple(name for name in old if name not in new)
            come = tuple(name for name in new if name not in old)
            if gone or come:
                yield PartyChange(label, gone, come)

    def _limits(self, before: Sequence[Task], after: Sequence[Task]) -> tuple[LimitChange, ...]:
        old, new = (
            [OwnLimit(one, task.number) for task in side for one in task.deadlines]
            for side in (before, after)
        )
        return limit_changes(old, new, self._years)


def _kind(before: int, after: int, *, reworded: bool) -> TaskFate:
    if not before:
        return TaskFate.NEW
    if not after:
        return TaskFate.DROPPED
    if before > 1:
        return TaskFate.REGROUPED if after > 1 else TaskFate.MERGED
    if after > 1:
        return TaskFate.SPLIT
    return TaskFate.REWORDED if reworded else TaskFate.CONTINUED


def _did(year: OpenYear, tasks: Sequence[Task]) -> Counts:
    return count(standing for task in tasks for standing in year.snapshot.of_task(task))
