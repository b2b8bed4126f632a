"""Parts, sections and tasks are numbered one after the other, each number once."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from gkcli.check.facts import TableFacts
from gkcli.errors import Diagnostic, Severity
from gkcli.text import numeral, ordinal
from gkcli.yaml.draft import DataPath

_MOST_NAMED = 5


class _Numbered(NamedTuple):
    """Something with a number; None where the number can't be told."""

    path: DataPath
    number: int | None


class _Level(NamedTuple):
    """A level of the table: the code for a number used twice, and how a number is spoken of."""

    repeated: str
    spoken: str
    written: Callable[[int], str]


_PART = _Level("duplicate-part-number", "第{}节", numeral)
_SECTION = _Level("duplicate-section-number", "第{}目", numeral)
_TASK = _Level("duplicate-task-number", "第 {} 项任务", str)


class _Series(NamedTuple):
    """What is numbered in one run, from 1; ``complete`` unless the file has more, unreadable."""

    level: _Level
    items: Sequence[_Numbered]
    complete: bool

    def name(self, number: int) -> str:
        """How the document calls the one with this number."""
        return self.level.spoken.format(self.level.written(number))


def check(table: TableFacts) -> Iterator[Diagnostic]:
    """Report numbers used twice, left out, out of order or not to be understood."""
    parts = [
        _Numbered(("parts", p), _ordinal(table, ("parts", p), part.number))
        for p, part in enumerate(table.value.parts)
    ]
    yield from _check(table, _Series(_PART, parts, table.complete(("parts",))))
    for series in _section_series(table):
        yield from _check(table, series)
    yield from _check(table, _task_series(table))
    yield from _odd_numbers(table)


def _ordinal(table: TableFacts, path: DataPath, written: str) -> int | None:
    return None if table.stands_in((*path, "number")) else ordinal(written)


def _section_series(table: TableFacts) -> list[_Series]:
    """Sections numbered through the whole table, or from 一 in every part: both are usual."""
    runs = []
    complete = table.complete(("parts",))
    for p, part in enumerate(table.value.parts):
        at: DataPath = ("parts", p, "sections")
        items = [
            _Numbered((*at, s), _ordinal(table, (*at, s), section.number))
            for s, section in enumerate(part.sections)
        ]
        runs.append(_Series(_SECTION, items, table.complete(at)))
        complete = complete and table.complete(at)
    later = [run.items[0].number for run in runs[1:] if run.items]
    if sum(number == 1 for number in later) * 2 > len(later):
        return runs
    through = [item for run in runs for item in run.items]
    return [_Series(_SECTION, through, complete)]


def _task_series(table: TableFacts) -> _Series:
    items = [
        _Numbered(path, None if table.stands_in((*path, "number")) else task.number)
        for path, _, task in table.tasks
    ]
    lists: list[DataPath] = [("parts",)]
    for p, part in enumerate(table.value.parts):
        lists.append(("parts", p, "sections"))
        lists += [("parts", p, "sections", s, "tasks") for s in range(len(part.sections))]
    return _Series(_TASK, items, all(map(table.complete, lists)))


def _check(table: TableFacts, series: _Series) -> Iterator[Diagnostic]:
    first: dict[int, DataPath] = {}
    repeated: set[int] = set()
    once = []
    free = _free(series)
    for item in series.items:
        number = item.number
        if number is not None and number in first:
            repeated.add(number)
            yield table.find(
                Severity.ERROR,
                series.level.repeated,
                (*item.path, "number"),
                f"{series.name(number)}重复，第 {table.line((*first[number], 'number'))} 行"
                "已经有了。",
                f"改成没有用过的编号，如 {free}。",
            )
            once.append(item._replace(number=None))
            continue
        if number is not None:
            first[number] = item.path
        once.append(item)
    yield from _sequence(table, series, once, repeated)


def _free(series: _Series) -> str:
    """The first number that nothing in the series has."""
    used = {item.number for item in series.items}
    return series.level.written(next(n for n in range(1, len(used) + 2) if n not in used))


def _sequence(
    table: TableFacts, series: _Series, items: Sequence[_Numbered], repeated: set[int]
) -> Iterator[Diagnostic]:
    """Report gaps and places out of order, one finding for one mistake.

    Items of unknown, repeated or misplaced number are spare places that a missing number may
    belong to.
    """
    in_order = _longest_rise([item.number for item in items])
    present = {item.number for item in items}
    before, spare = 0, 0
    for index, item in enumerate(items):
        if index not in in_order:
            spare += 1
            if item.number is not None:
                yield _misplaced(table, series, item, before)
            continue
        number = in_order[index]
        missing = [n for n in range(before + 1, number) if n not in present]
        spare += before in repeated or number in repeated
        if missing and len(missing) > spare and series.complete:
            yield _gap(table, series, item, missing)
        before, spare = number, 0


def _misplaced(table: TableFacts, series: _Series, item: _Numbered, before: int) -> Diagnostic:
    number = item.number or 0
    after = f"排在{series.name(before)}后面" if before else "排在最前面"
    return table.find(
        Severity.WARNING,
        "number-order",
        (*item.path, "number"),
        f"{series.name(number)}{after}，次序不对。",
        "核对编号；编号没有错，就把这一条移到它该在的位置。",
    )


def _gap(table: TableFacts, series: _Series, item: _Numbered, missing: Sequence[int]) -> Diagnostic:
    named = "、".join(series.name(number) for number in missing[:_MOST_NAMED])
    more = f"等 {len(missing)} 个编号" if len(missing) > _MOST_NAMED else ""
    return table.find(
        Severity.WARNING,
        "number-gap",
        (*item.path, "number"),
        f"缺{named}{more}：前面到{series.name(missing[0] - 1)}，这里就是"
        f"{series.name(item.number or 0)}。"
        if missing[0] > 1
        else f"缺{named}{more}：开头就是{series.name(item.number or 0)}。",
        "补上漏掉的，或改正编号；原件就跳了号的，可不理会。",
    )


def _longest_rise(numbers: Sequence[int | None]) -> dict[int, int]:
    """The indexes (and numbers) of a longest rising run, leaving out what is misplaced."""
    tails: list[int] = []
    ends: list[int] = []
    previous: dict[int, int | None] = {}
    for index, number in enumerate(numbers):
        if number is None:
            continue
        at = bisect_left(tails, number)
        previous[index] = ends[at - 1] if at else None
        tails[at : at + 1] = [number]
        ends[at : at + 1] = [index]
    chosen: dict[int, int] = {}
    last = ends[-1] if ends else None
    while last is not None:
        chosen[last] = numbers[last] or 0
        last = previous[last]
    return chosen


def _odd_numbers(table: TableFacts) -> Iterator[Diagnostic]:
    for p, part in enumerate(table.value.parts):
        headings: list[tuple[DataPath, str]] = [(("parts", p), part.number)]
        headings += [
            (("parts", p, "sections", s), section.number) for s, section in enumerate(part.sections)
        ]
        for path, number in headings:
            if ordinal(number) is None and not table.stands_in((*path, "number")):
                yield table.find(
                    Severity.WARNING,
                    "odd-number",
                    (*path, "number"),
                    f"编号“{number}”看不出是第几。",
                    "请写一、二、三……这样的数字，不带括号和顿号。",
                )
