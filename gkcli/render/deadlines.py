"""Duties by date as a list and as JSON."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from gkcli.query.deadlines import Occurrence, grouped, unlisted
from gkcli.render.duties import (
    due_cell,
    holder_words,
    state_cell,
    task_cell,
    what_words,
    workday_cell,
)
from gkcli.render.page import Cell, Column, Gap, Line, Listing, Page, Tone
from gkcli.schedule.standings import Standing
from gkcli.schedule.workdays import Workdays


def deadline_list(found: Sequence[Standing], workdays: Workdays, as_of: date, about: str) -> Page:
    """Duties by date, what is the same for many units told once."""
    occurrences = grouped(found)
    rows = [_row(o, holder_words(o.duty), workdays, as_of) for o in occurrences]
    page = _page(rows, "承担单位", about)
    incomplete = "、".join(unlisted(occurrences))
    if incomplete:
        page.add(Line(f"“至少”：{incomplete}在名册里还没有列全。", Tone.DIM))
    return page


def each_list(found: Sequence[Standing], workdays: Workdays, as_of: date, about: str) -> Page:
    """Duties by date, unit by unit."""
    rows = [
        _row(occurrence, standing.unit.name, workdays, as_of)
        for standing in found
        for occurrence in grouped([standing])
    ]
    return _page(rows, "单位", about)


def own_list(found: Sequence[Standing], workdays: Workdays, as_of: date, about: str) -> Page:
    """The duties of one unit by date, without a column that says its name again and again."""
    rows = [_row(occurrence, "", workdays, as_of)[:-1] for occurrence in grouped(found)]
    return _page(rows, "", about)


def _page(rows: Sequence[Sequence[Cell]], holders: str, about: str) -> Page:
    columns = [
        Column("到期"),
        Column("末个工作日", below=True),
        Column("任务", right=True),
        Column("事项", flexible=True, below=True),
        Column("状态"),
        *([Column(holders, flexible=True, below=True)] if holders else []),
    ]
    return Page([Listing(columns, rows), *([Gap()] if rows else []), Line(about, Tone.DIM)])


def _row(occurrence: Occurrence, holders: str, workdays: Workdays, as_of: date) -> list[Cell]:
    due, duty = occurrence.instance.due, occurrence.duty
    return [
        due_cell(due),
        workday_cell(due, workdays),
        task_cell(duty),
        what_words(duty.deadline, occurrence.instance),
        state_cell(occurrence.state, due, as_of),
        holders,
    ]


def deadline_records(
    found: Sequence[Standing], workdays: Workdays, as_of: date
) -> list[dict[str, Any]]:
    """One record a duty, unit and period, as the JSON contract wants it."""
    return [_record(standing, workdays, as_of) for standing in found]


def _record(standing: Standing, workdays: Workdays, as_of: date) -> dict[str, Any]:
    due, deadline, task = standing.instance.due, standing.duty.deadline, standing.duty.task
    done_on = standing.verdict.done_on
    return {
        "id": deadline.id,
        "task": task.number if task else None,
        "what": deadline.what,
        "unit": standing.unit.name,
        "rule": deadline.terms,
        "period": standing.instance.period or None,
        "due": due.isoformat() if due else None,
        "last_workday": workdays.last_on_or_before(due).isoformat() if due else None,
        "state": standing.state.value,
        "done_on": done_on.isoformat() if done_on else None,
        "days_left": standing.days_left,
        "quote": deadline.quote,
        "as_of": as_of.isoformat(),
    }
