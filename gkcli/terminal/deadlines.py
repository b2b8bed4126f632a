"""The list of ``deadlines``, and the same as JSON."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from gkcli.status.deadlines import Occurrence, group_by_occasion, incomplete_groups, open_list_ids
from gkcli.status.standings import Snapshot, Standing
from gkcli.status.wording import first_due_words
from gkcli.status.workdays import Workdays
from gkcli.terminal.completion_bar import (
    names_cell,
    occasion_cell,
    owing_cell,
    states_cell,
    to_supply_cell,
)
from gkcli.terminal.page import (
    Block,
    Cell,
    EmptyLine,
    Listing,
    ListingColumn,
    Page,
    TextLine,
    Tone,
    Toned,
)
from gkcli.terminal.standings import (
    assumption_lines,
    due_cell,
    last_cell,
    missing_cell,
    standing_cell,
    standing_record,
    task_cell,
    what_words,
    without_silent_columns,
    workday_cell,
)

_LAST = "最近一次"
_LACKING = "尚缺"
_TO_DO = "待办"
_HEAD = (
    ListingColumn("到期"),
    ListingColumn("末个工作日", below=True),
    ListingColumn("任务", right=True, spare=True),
    ListingColumn("编号"),
    ListingColumn("事项", flexible=True, below=True),
    ListingColumn("状态"),
)

Cells = Callable[[Occurrence], Toned]


def deadline_list(standings: Sequence[Standing], now: Snapshot, about: str) -> Page:
    """Duties by date, each occasion with how many units have done it and who has not."""
    return _list(standings, now, about, occasion_cell, owing_cell)


def picked_list(standings: Sequence[Standing], now: Snapshot, about: str) -> Page:
    """Duties by date where units were picked by how they stand: only these are told."""
    return _list(standings, now, about, states_cell, lambda o: names_cell(o.standings))


def _list(
    standings: Sequence[Standing], now: Snapshot, about: str, state: Cells, holders: Cells
) -> Page:
    occurrences = group_by_occasion(standings)
    columns = [
        *_HEAD,
        ListingColumn("承担单位", flexible=True, below=True),
        ListingColumn(_TO_DO, flexible=True, below=True),
    ]
    rows: list[list[Cell]] = [
        [
            *_due_cells(o, now.workdays),
            state(o),
            holders(o),
            to_supply_cell(o.standings) if now.recorded else "",
        ]
        for o in occurrences
    ]
    page = _page(columns, rows, about, *_assumptions(standings, of_others=True))
    incomplete = "、".join(incomplete_groups(occurrences))
    if incomplete:
        page.add(TextLine(f"“至少”：{incomplete}在名册里还没有列全。", Tone.DIM))
    return page.add(*_open_lists(occurrences))


def _open_lists(occurrences: Sequence[Occurrence]) -> Iterator[TextLine]:
    """Which duties may be owed by more units than are listed."""
    ended = "、".join(open_list_ids(occurrences))
    if ended:
        yield TextLine(f"“等”：{ended} 的单位，原文没有列尽。", Tone.DIM)


def each_list(standings: Sequence[Standing], now: Snapshot, about: str) -> Page:
    """Duties by date, unit by unit."""
    columns = [*_HEAD, ListingColumn("单位"), *_OWN]
    rows = [[*_dated_cells(s, now), s.unit.name, *_own_cells(s, now)] for s in standings]
    doubts = (*_assumptions(standings), *_open_lists(group_by_occasion(standings)))
    return _page(columns, rows, about, *doubts)


def own_list(standings: Sequence[Standing], now: Snapshot, about: str) -> Page:
    """The duties of one unit by date, without a column that says its name again and again."""
    return _page([*_HEAD, *_OWN], own_rows(standings, now), about, *_assumptions(standings))


def own_listing(standings: Sequence[Standing], now: Snapshot) -> Listing:
    """The same as a table that is part of a larger page."""
    return Listing(
        *without_silent_columns([*_HEAD, *_OWN], own_rows(standings, now), (_LAST, _LACKING))
    )


def own_rows(standings: Sequence[Standing], now: Snapshot) -> list[list[Cell]]:
    """One row a duty and occasion of one unit."""
    return [[*_dated_cells(standing, now), *_own_cells(standing, now)] for standing in standings]


_OWN = (
    ListingColumn(_LAST, flexible=True, below=True),
    ListingColumn(_LACKING, below=True),
)


def _own_cells(standing: Standing, now: Snapshot) -> list[Cell]:
    lacking = missing_cell(standing) if now.recorded else ""
    return [last_cell(standing.verdict.last, now.as_of), lacking]


def _page(
    columns: Sequence[ListingColumn],
    rows: Sequence[Sequence[Cell]],
    about: str,
    *doubts: Block,
) -> Page:
    listing = Listing(*without_silent_columns(columns, rows, (_LAST, _LACKING, _TO_DO)))
    return Page([listing, *([EmptyLine()] if rows else []), TextLine(about, Tone.DIM), *doubts])


def _assumptions(standings: Sequence[Standing], *, of_others: bool = False) -> Iterator[TextLine]:
    for words in assumption_lines(standings, of_others=of_others):
        yield TextLine(words, Tone.DIM)


def _dated_cells(standing: Standing, now: Snapshot) -> list[Cell]:
    (occurrence,) = group_by_occasion([standing])
    return [*_due_cells(occurrence, now.workdays), standing_cell(standing)]


def _due_cells(occurrence: Occurrence, workdays: Workdays) -> list[Cell]:
    due, duty = occurrence.instance.due, occurrence.duty
    what = what_words(duty.deadline, occurrence.instance)
    day = [due_cell(due, first_due_words(occurrence.instance)), workday_cell(due, workdays)]
    return [*day, task_cell(duty), duty.deadline.id, what]


def deadline_records(standings: Sequence[Standing], now: Snapshot) -> list[dict[str, Any]]:
    """One record a duty, unit and occasion, as the JSON contract wants it."""
    return [_record(standing, now.workdays) for standing in standings]


def _record(standing: Standing, workdays: Workdays) -> dict[str, Any]:
    due, deadline, task = standing.instance.due, standing.duty.deadline, standing.duty.task
    return {
        "id": deadline.id,
        "task": task.number if task else None,
        "what": deadline.what,
        "unit": standing.unit.name,
        "owed": deadline.owed,
        "rule": deadline.terms,
        **standing_record(standing),
        "last_workday": workdays.last_on_or_before(due).isoformat() if due else None,
        "quote": deadline.quote or None,
        "as_of": standing.as_of.isoformat(),
    }
