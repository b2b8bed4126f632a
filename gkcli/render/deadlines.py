"""Duties by date as a list and as JSON."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from gkcli.query.deadlines import Occurrence, grouped, unlisted
from gkcli.render.page import Cell, Column, Gap, Line, Listing, Page, Tone, Toned
from gkcli.render.tasks import TONES, duty_holders, state_words
from gkcli.schedule.states import Standing
from gkcli.schedule.wording import day_words, limit_words
from gkcli.schedule.workdays import Workdays


def deadline_list(found: Sequence[Standing], workdays: Workdays, as_of: date, about: str) -> Page:
    """Duties by date, what is the same for many units told once."""
    occurrences = grouped(found)
    rows = [_row(o, duty_holders(o.duty), workdays, as_of) for o in occurrences]
    page = _page(rows, "承担单位", about)
    incomplete = "、".join(unlisted(occurrences))
    if incomplete:
        page.add(Line(f"名册尚未列全：{incomplete}；单位数只含已登记的。", Tone.DIM))
    return page


def each_list(found: Sequence[Standing], workdays: Workdays, as_of: date, about: str) -> Page:
    """Duties by date, unit by unit."""
    rows = [_row(o, o.standings[0].unit.name, workdays, as_of) for o in map(_alone, found)]
    return _page(rows, "单位", about)


def _alone(standing: Standing) -> Occurrence:
    return Occurrence(
        standing.duty, standing.instance, standing.state, standing.days_left, (standing,)
    )


def _page(rows: Sequence[Sequence[Cell]], holders: str, about: str) -> Page:
    columns = [
        Column("到期"),
        Column("末个工作日"),
        Column("任务", right=True),
        Column("事项", flexible=True),
        Column(holders, flexible=True),
        Column("状态"),
    ]
    page = Page()
    if rows:
        page.add(Listing(columns, rows), Gap())
    return page.add(Line(about, Tone.DIM))


def _row(occurrence: Occurrence, holders: str, workdays: Workdays, as_of: date) -> list[Cell]:
    due, duty = occurrence.instance.due, occurrence.duty
    what = duty.deadline.what
    if duty.deadline.rule != "by":
        what = f"{what}（{limit_words(duty.deadline)}）"
    last = workdays.last_on_or_before(due) if due else None
    early = last is not None and last != due
    return [
        day_words(due) if due else Toned("—", Tone.DIM),
        Toned(day_words(last) if last else "—", Tone.SOON if early else Tone.DIM),
        duty.task.number if duty.task else Toned("通知", Tone.DIM),
        f"{what} {occurrence.instance.period}".rstrip(),
        holders,
        Toned(state_words(occurrence.state, due, as_of), TONES.get(occurrence.state, Tone.PLAIN)),
    ]


def deadline_records(
    found: Sequence[Standing], workdays: Workdays, as_of: date
) -> list[dict[str, Any]]:
    """One record a duty, unit and period, as the JSON contract wants it."""
    return [_record(standing, workdays, as_of) for standing in found]


def _record(standing: Standing, workdays: Workdays, as_of: date) -> dict[str, Any]:
    due, deadline, task = standing.instance.due, standing.duty.deadline, standing.duty.task
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
        "done_on": None,
        "days_left": standing.days_left,
        "quote": deadline.quote,
        "as_of": as_of.isoformat(),
    }
