"""Deadlines are told apart by their ids, and their terms can be met."""

from collections.abc import Iterator
from datetime import date

from gkcli.check.facts import TableFacts
from gkcli.errors import Diagnostic, Severity
from gkcli.model.deadline import Deadline
from gkcli.yaml.draft import DataPath

_SHORTEST = {
    ("month", False): (28, "2 月"),
    ("month", True): (28, "2 月"),
    ("quarter", False): (30, "6 月和 9 月"),
    ("quarter", True): (30, "4 月"),
    ("half-year", False): (30, "6 月"),
}
_LONG = (31, "")


def last_common_day(each: str, *, next_month: bool) -> tuple[int, str]:
    """The last day that every month has in which a period ends, or the month after it.

    Beside it stands which months have no later one, as Chinese words.
    """
    return _SHORTEST.get((each, next_month), _LONG)


def check(table: TableFacts) -> Iterator[Diagnostic]:
    """Report ids used twice, days that do not exist in every period, and unlikely dates."""
    yield from _ids(table)
    for path, deadline in _all(table):
        yield from _day(table, path, deadline)
    if not table.stands_in(("notice", "signed_on")):
        yield from _before_signing(table)
    if not table.stands_in(("notice", "year")):
        yield from _far_off(table)
    yield from _redundant_units(table)


def _all(table: TableFacts) -> Iterator[tuple[DataPath, Deadline]]:
    for bearer in table.bearers:
        for index, deadline in enumerate(bearer.deadlines):
            yield (*bearer.path, "deadlines", index), deadline


def _ids(table: TableFacts) -> Iterator[Diagnostic]:
    first: dict[str, DataPath] = {}
    for path, deadline in _all(table):
        at: DataPath = (*path, "id")
        if table.stands_in(at):
            continue
        if deadline.id in first:
            yield table.find(
                Severity.ERROR,
                "duplicate-deadline-id",
                at,
                f"时限编号“{deadline.id}”重复，第 {table.line(first[deadline.id])} 行已经用了。",
                "改一个没有用过的编号；已有台账记录的那个不要动。",
            )
        first.setdefault(deadline.id, at)


def _day(table: TableFacts, path: DataPath, deadline: Deadline) -> Iterator[Diagnostic]:
    if deadline.each is None or deadline.day is None or table.stands_in((*path, "each")):
        return
    last, months = last_common_day(deadline.each, next_month=deadline.next_month)
    if deadline.day > last:
        yield table.find(
            Severity.WARNING,
            "day-too-late",
            (*path, "day"),
            f"{months}没有 {deadline.day} 日，这一期只能算到月底。",
            "指每期最后一天的，删去 day 这一行。",
        )


def _dated(table: TableFacts) -> Iterator[tuple[DataPath, Deadline, date]]:
    """Deadlines with a date of their own."""
    for bearer in table.bearers:
        for index, deadline in enumerate(bearer.deadlines):
            path: DataPath = (*bearer.path, "deadlines", index)
            if deadline.by is not None and not table.stands_in((*path, "by")):
                yield path, deadline, deadline.by


def _before_signing(table: TableFacts) -> Iterator[Diagnostic]:
    signed = table.notice.signed_on
    for path, deadline, by in _dated(table):
        if by < signed:
            yield table.find(
                Severity.WARNING,
                "date-before-signing",
                (*path, "by"),
                f"时限“{deadline.id}”{by} 到期，通知 {signed} 才成文。",
                "核对年份和月份，也核对 signed_on。",
            )


def _far_off(table: TableFacts) -> Iterator[Diagnostic]:
    last = table.notice.year + 1
    for path, deadline, by in _dated(table):
        if by.year > last and str(by.year) not in deadline.quote:
            yield table.find(
                Severity.WARNING,
                "date-far-off",
                (*path, "by"),
                f"时限“{deadline.id}”{by} 才到期，年度 {table.notice.year} 的任务通常不晚于"
                f" {last} 年底。",
                "核对年份。",
            )


def _redundant_units(table: TableFacts) -> Iterator[Diagnostic]:
    for path, _, task in table.tasks:
        usual = tuple(dict.fromkeys((*task.lead, *task.responsible)))
        for index, deadline in enumerate(task.deadlines):
            if deadline.units and set(deadline.units) == set(usual):
                yield table.find_key(
                    Severity.NOTE,
                    "redundant-units",
                    (*path, "deadlines", index, "units"),
                    f"时限“{deadline.id}”的 units 就是本项的牵头和责任单位。",
                    "可以删去 units，改责任单位时就不必改两处。",
                )
