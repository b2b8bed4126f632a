"""The year at a glance as a page and as JSON."""

from collections import Counter
from datetime import date
from typing import Any

from gkcli.model.notice import Notice
from gkcli.query.deadlines import Occurrence
from gkcli.query.overview import Overview, PartCount
from gkcli.render.duties import due_cell, state_cell, task_cell, workday_cell
from gkcli.render.page import Cell, Column, Gap, Line, Listing, Page, Tone, Toned
from gkcli.schedule.state import State
from gkcli.schedule.workdays import Workdays

_MOST_DATES = 5


def overview_page(notice: Notice, found: Overview, workdays: Workdays, as_of: date) -> Page:
    """One screen: the document, its parts in numbers, what falls due, and who leads."""
    page = Page(
        [
            Line(f"{notice.table_title}（{notice.number}，{notice.signed_on} 成文）", Tone.STRONG),
            _parts(found),
            Gap(),
        ]
    )
    dated = [o for o in found.occurrences if o.instance.due]
    if dated:
        page.add(_dates(_nearest(dated), workdays, as_of))
    page.add(Line(_count_words(found, as_of)))
    if len(dated) > _MOST_DATES:
        only = f"上面只列最近的 {_MOST_DATES} 条，全部见 gkcli deadlines。"
        page.add(Line(only, Tone.DIM))
    leads = "  ".join(f"{name} {count}" for name, count in found.leads)
    unled = sum(count.tasks - count.led for count in found.parts)
    without = f"  未明确 {unled}" if unled else ""
    return page.add(Line(f"牵头：{leads}{without}"))


def _count_words(found: Overview, as_of: date) -> str:
    counts = Counter(occurrence.state for occurrence in found.occurrences)
    words = (f"{state.label} {counts[state]}" for state in State if counts[state])
    return f"时限按 {as_of} 计：{'  '.join(words) or '没有'}"


def _parts(found: Overview) -> Listing:
    columns = [
        Column("节", flexible=True),
        Column("目", right=True),
        Column("任务", right=True),
        Column("任务号", below=True),
        Column("有牵头", right=True, below=True),
        Column("有时限", right=True, below=True),
    ]
    total: list[Cell] = [
        Toned("合计", Tone.DIM),
        *(sum(getattr(c, name) for c in found.parts) for name in ("sections", "tasks")),
        "",
        *(sum(getattr(c, name) for c in found.parts) for name in ("led", "limited")),
    ]
    return Listing(columns, [*map(_part_row, found.parts), total])


def _part_row(count: PartCount) -> list[Cell]:
    title = f"{count.part.number}、{count.part.title}"
    span = f"{count.first}–{count.last}" if count.tasks else "—"  # noqa: RUF001
    return [title, count.sections, count.tasks, span, count.led, count.limited]


def _nearest(dated: list[Occurrence]) -> list[Occurrence]:
    """The dates next to the day asked for: as many behind it as needed to fill the screen."""
    ahead = [o for o in dated if (o.days_left or 0) >= 0]
    behind = [o for o in dated if (o.days_left or 0) < 0]
    shown = ahead[:_MOST_DATES]
    room = _MOST_DATES - len(shown)
    return [*(behind[-room:] if room else []), *shown]


def _dates(occurrences: list[Occurrence], workdays: Workdays, as_of: date) -> Listing:
    columns = [
        Column("到期"),
        Column("末个工作日", below=True),
        Column("任务", right=True),
        Column("事项", flexible=True, below=True),
        Column("状态"),
    ]
    return Listing(columns, [_date_row(o, workdays, as_of) for o in occurrences])


def _date_row(occurrence: Occurrence, workdays: Workdays, as_of: date) -> list[Cell]:
    due, duty = occurrence.instance.due, occurrence.duty
    return [
        due_cell(due),
        workday_cell(due, workdays),
        task_cell(duty),
        duty.deadline.what,
        state_cell(occurrence.state, due, as_of),
    ]


def overview_record(notice: Notice, found: Overview, as_of: date) -> dict[str, Any]:
    """The same as data."""
    return {
        "title": notice.table_title,
        "number": notice.number,
        "issuer": notice.issuer,
        "year": notice.year,
        "as_of": as_of.isoformat(),
        "parts": [
            {
                "number": count.part.number,
                "title": count.part.title,
                "sections": count.sections,
                "tasks": count.tasks,
                "with_lead": count.led,
                "with_deadline": count.limited,
            }
            for count in found.parts
        ],
        "deadlines": [
            {
                "id": o.duty.deadline.id,
                "task": o.duty.task.number if o.duty.task else None,
                "what": o.duty.deadline.what,
                "due": o.instance.due.isoformat() if o.instance.due else None,
                "state": o.state.value,
                "units": len(o.standings),
            }
            for o in found.occurrences
        ],
        "leads": dict(found.leads),
    }
