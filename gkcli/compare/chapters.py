"""Groups changes for review: by chapter, then by the thing changed."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from gkcli.compare.change import Change, Target, Thing
from gkcli.compare.words import target_words

_CHAPTERS = {
    Thing.NOTICE: "通知",
    Thing.PART: "节和目",
    Thing.SECTION: "节和目",
    Thing.TASK: "任务",
    Thing.UNIT: "单位名册",
    Thing.GROUP: "单位名册",
    Thing.RECORD: "台账",
    Thing.STATISTICS: "年报统计数",
    Thing.HOLIDAYS: "放假安排",
    Thing.FILE: "其他文件",
}
_FEWEST_RENUMBERED = 2


class ChangeGroup(NamedTuple):
    """What changed about one thing and what belongs to it."""

    target: Target
    changes: tuple[Change, ...]

    @property
    def title(self) -> str:
        """The thing as a heading."""
        return target_words(self.target)

    @property
    def of_ledger(self) -> bool:
        """Whether it is the ledger of a unit that changed, not the unit."""
        return self.changes[0].target.thing is Thing.RECORD


class ChangeChapter(NamedTuple):
    """Groups of one kind; ``renumbered`` are tasks that only have another number, in short."""

    title: str
    groups: tuple[ChangeGroup, ...]
    renumbered: tuple[str, ...] = ()


def chapters(changes: Sequence[Change]) -> tuple[ChangeChapter, ...]:
    """The changes grouped by what they are about; renumbered tasks are summed up as ranges."""
    renumbered = [change for change in changes if _is_number(change)]
    if len(renumbered) < _FEWEST_RENUMBERED:
        renumbered = []
    numbers = set(map(id, renumbered))
    grouped: dict[str, dict[Target, list[Change]]] = {name: {} for name in _CHAPTERS.values()}
    for change in changes:
        if id(change) not in numbers:
            about = heading_target(change.target)
            thing = Thing.RECORD if change.target.thing is Thing.RECORD else about.thing
            grouped[_CHAPTERS[thing]].setdefault(about, []).append(change)
    return tuple(_in_order(grouped, renumbered))


def _in_order(
    grouped: dict[str, dict[Target, list[Change]]], renumbered: Sequence[Change]
) -> Iterator[ChangeChapter]:
    for name, groups in grouped.items():
        numbers = tuple(_numbers(renumbered)) if name == _CHAPTERS[Thing.TASK] else ()
        if groups or numbers:
            ordered = sorted(groups.items(), key=lambda pair: _rank(pair[0]))
            yield ChangeChapter(
                name, tuple(ChangeGroup(at, tuple(own)) for at, own in ordered), numbers
            )


def heading_target(target: Target) -> Target:
    """The thing under whose heading a target is told: the task of a deadline, the unit of a record.

    An erratum of a section belongs to that, a figure to its year.
    """
    return target.owner or target


def _rank(target: Target) -> int:
    """Sort key: tasks by number, everything else in its given order."""
    return int(target.key) if target.thing is Thing.TASK else 0


def _is_number(change: Change) -> bool:
    return change.target.thing is Thing.TASK and change.field == "number"


def _numbers(renumbered: Sequence[Change]) -> Iterator[str]:
    """Ranges of neighbouring tasks renumbered by the same offset."""
    pairs = sorted((int(str(c.before)), int(str(c.after))) for c in renumbered)
    numbered = enumerate(pairs)
    for _, run in groupby(numbered, lambda each: (each[1][0] - each[0], each[1][1] - each[0])):
        moved = [pair for _, pair in run]
        yield f"第{_span([old for old, _ in moved])}项 → 第{_span([new for _, new in moved])}项"


def _span(numbers: Sequence[int]) -> str:
    return str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}—{numbers[-1]}"
