"""The review of a change: what to look at, new findings of ``check``, files to be formatted."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from gkcli.check.findings import inspect_after
from gkcli.compare.change import Change, ChangeKind, Thing
from gkcli.compare.comparison import Comparison, compare_sides
from gkcli.compare.concerns import TITLES, Concern, concerns
from gkcli.compare.erased_lateness import ErasedLateness, erased_lateness
from gkcli.compare.sides import ComparedSide
from gkcli.errors import Diagnostic, Severity
from gkcli.model.state import DONE_STATES, State
from gkcli.record.effects import Effect
from gkcli.workspace.formatting import files_of, formatted
from gkcli.workspace.layout import Layout


def recorded_afterwards(comparison: Comparison, began: date) -> Iterator[Concern]:
    """A concern for every record by which something is done before a day that had passed.

    Whatever is new was written after ``began``, the day on which the old edition was committed.
    """
    for unit, effects in comparison.states.items():
        for effect in effects:
            due = effect.after.instance.due
            if due is None or due >= began or not _now_on_time(effect):
                continue
            for change in comparison.changes:
                if _tells_of(change, unit, effect):
                    question = f"{due} 到期，{began} 还没有记，现在记成按时：有没有凭据？"
                    yield Concern("recorded-afterwards", question, change)


def _now_on_time(effect: Effect) -> bool:
    before = effect.before
    return effect.after.state is State.DONE and (
        before is None or before.state not in DONE_STATES or before.state is State.DONE_LATE
    )


def _tells_of(change: Change, unit: str, effect: Effect) -> bool:
    """Whether a change is a new line by which a unit has done something."""
    target, record = change.target, change.after
    if target.thing is not Thing.RECORD or change.kind is not ChangeKind.ADDED:
        return False
    if target.owner is None or target.owner.key != unit or not isinstance(record, dict):
        return False
    done = {str(each.on) for each in effect.after.verdict.done}
    return record["for"] in effect.after.duty.subjects and record["on"] in done


class Untidy(NamedTuple):
    """A file that is not written canonically, and from which line on."""

    file: str
    line: int

    @property
    def words(self) -> str:
        """The file and line as a Chinese sentence."""
        return f"{self.file}:{self.line}: 从这一行起没有整理"


class Review(NamedTuple):
    """What changed, what to look at in it, what is wrong with the new edition.

    ``erased`` is the lateness that the new edition does not know of any more, ``fresh`` are the
    findings that the old edition has not, ``known`` those that it has too.
    """

    comparison: Comparison
    erased: tuple[ErasedLateness, ...]
    concerns: tuple[Concern, ...]
    fresh: tuple[Diagnostic, ...]
    known: tuple[Diagnostic, ...]
    untidy: tuple[Untidy, ...]

    @property
    def look(self) -> tuple[ErasedLateness | Concern, ...]:
        """All that a reviewer must look at, the gravest first."""
        return (*self.erased, *self.concerns)

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """All that is wrong with the new edition, what is new first."""
        return (*self.fresh, *self.known)

    @property
    def errors(self) -> int:
        """How many of the findings are errors."""
        return sum(finding.severity is Severity.ERROR for finding in self.findings)

    @property
    def passed(self) -> bool:
        """Whether there is nothing to look at, to correct or to tidy up."""
        return not (self.look or self.errors or self.untidy)

    @property
    def verdict(self) -> str:
        """The verdict as a Chinese sentence."""
        if self.passed:
            return "没有必须看的，检查没有错误，写法都整理过。"
        problems = [
            f"{len(self.look)} 处必须看" if self.look else "",
            f"检查出 {self.errors} 处错误" if self.errors else "",
            f"{len(self.untidy)} 个文件没有整理" if self.untidy else "",
        ]
        return f"{'，'.join(filter(None, problems))}。"


def review_sides(sides: Sequence[ComparedSide], as_of: date | None = None) -> Review:
    """Review the step from an edition to another; InvalidDataError where nothing can be compared.

    Without a day nobody knows which records tell of days to come.
    """
    old, new = sides
    comparison = compare_sides(sides, as_of)
    fresh, known = inspect_after(old.layout, new.layout, as_of)
    gone = erased_lateness(comparison, as_of or _last_day(comparison, sides))
    found = _concerns(comparison, old)
    return Review(comparison, gone, found, fresh, known, _untidy(new.layout))


def _last_day(comparison: Comparison, sides: Sequence[ComparedSide]) -> date:
    """The day on which the later edition was committed.

    Files that are not committed are as of the last day that their ledgers tell of.
    """
    days = [side.committed_on() for side in sides]
    if days[-1] is None:
        days += [r.on for records in comparison.new.ledgers.values() for r in records]
    return max((day for day in days if day is not None), default=date.min)


def _concerns(comparison: Comparison, old: ComparedSide) -> tuple[Concern, ...]:
    raised = concerns(comparison.old, comparison.new, comparison.changes)
    began = old.committed_on() if comparison.states else None
    if began is None:
        return raised
    order = list(TITLES)
    more = list(recorded_afterwards(comparison, began))
    # The graver question about a record takes the place of the lighter one.
    asked = {id(concern.change) for concern in more}
    rest = (one for one in raised if one.code != "backdated" or id(one.change) not in asked)
    return tuple(sorted((*rest, *more), key=lambda concern: order.index(concern.code)))


def _untidy(layout: Layout) -> tuple[Untidy, ...]:
    files = (formatted(path, layout.files) for path in files_of(layout))
    return tuple(Untidy(file.name, file.first_change) for file in files if file.changed)
