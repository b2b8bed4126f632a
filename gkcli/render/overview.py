"""The year at a glance as a page and as JSON."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from gkcli.model.notice import Notice
from gkcli.query.deadlines import Occurrence
from gkcli.query.overview import Overview, PartCount
from gkcli.render.duties import due_cell, workday_cell
from gkcli.render.overview_progress import lag_lines, part_bars
from gkcli.render.page import Cell, Column, Gap, Line, Listing, Page, Tone, Toned
from gkcli.render.progress import counts_record, occasion_cell, states_record
from gkcli.render.task_records import progress_record
from gkcli.schedule.progress import progress
from gkcli.schedule.standings import Snapshot
from gkcli.schedule.state import State
from gkcli.schedule.workdays import Workdays

_MOST_DATES = 5
_MOST_OVERDUE = 2
_ALL_DATES = f"上面只列 {_MOST_DATES} 条，全部见 gkcli deadlines。"
_BEGIN = "还没有人报过进展，报一条用 gkcli record。"


def overview_page(notice: Notice, found: Overview, now: Snapshot) -> Page:
    """One screen: the document, its parts, what falls due, who leads, and who lags.

    Before anybody has reported anything, the parts are told in numbers; then, how far they are.
    """
    title = f"{notice.table_title}（{notice.number}，{notice.signed_on} 成文）"
    page = Page([Line(title, Tone.STRONG)])
    if found.over:
        page.add(Line(_over_words(notice.year, found, now.as_of)))
    page.add(*(part_bars(found) if found.heard else [_parts(found)]), Gap())
    dated = [o for o in found.occurrences if o.days_left is not None]
    if dated:
        state = _left_cell if found.over else occasion_cell
        page.add(_dates(_nearest(dated), now.workdays, state))
    if found.heard:
        page.add(*lag_lines(found, now.as_of))
    elif not found.over:
        page.add(_counts(found, now.as_of))
    page.add(*_hints(found, len(dated)))
    return page.add(_leads(found))


def _over_words(year: int, found: Overview, as_of: date) -> str:
    """That a year is over, and how much of it was left open."""
    left = sum(o.state is State.OVERDUE for o in found.occurrences)
    unheard = "" if found.heard else "，台账里没有记录"
    open_ones = f"{left} 条时限没有报完成" if left else "没有逾期的时限"
    return f"{year} 年度已经结束{unheard}；{open_ones}（按 {as_of} 计）。"


def _left_cell(occurrence: Occurrence) -> Toned:
    """How the units left an occasion; nobody needs to count the days since."""
    if occurrence.state is not State.OVERDUE:
        return occasion_cell(occurrence)
    found = progress(occurrence.standings)
    if len(occurrence.standings) == 1 or not occurrence.heard:
        return Toned("未报完成")
    return Toned(f"{found.done}/{found.total} 单位已完成")


def _hints(found: Overview, dated: int) -> Iterator[Line]:
    hints = [_ALL_DATES] if dated > _MOST_DATES else []
    if not (found.heard or found.over) and found.units:
        hints.append(_BEGIN)
    if hints:
        yield Line("".join(hints), Tone.DIM)


def _leads(found: Overview) -> Line:
    leads = "  ".join(f"{name} {count}" for name, count in found.leads)
    unled = sum(count.tasks - count.led for count in found.parts)
    without = f"  未明确 {unled}" if unled else ""
    return Line(f"牵头：{leads}{without}")


def _counts(found: Overview, as_of: date) -> Line:
    counts = Counter(occurrence.state for occurrence in found.occurrences)
    words = (f"{state.label} {counts[state]}" for state in State if counts[state])
    return Line(f"时限按 {as_of} 计：{'  '.join(words) or '没有'}")


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
    """The dates next to the day asked for: as many behind it as needed to fill the screen.

    Once some are done, those overdue the longest are told before those ahead.
    """
    ahead = [o for o in dated if _left(o) >= 0]
    behind = [o for o in dated if _left(o) < 0]
    room = max(_MOST_DATES - len(ahead), _MOST_OVERDUE if any(o.heard for o in behind) else 0)
    late = sorted(behind, key=_left)[:room]
    return [*late, *ahead[: _MOST_DATES - len(late)]]


def _left(occurrence: Occurrence) -> int:
    return occurrence.days_left or 0


def _dates(
    occurrences: list[Occurrence], workdays: Workdays, state: Callable[[Occurrence], Toned]
) -> Listing:
    columns = [
        Column("到期"),
        Column("末个工作日", below=True),
        Column("编号"),
        Column("事项", flexible=True, below=True),
        Column("状态"),
    ]
    return Listing(columns, [[*_date_row(o, workdays), state(o)] for o in occurrences])


def _date_row(occurrence: Occurrence, workdays: Workdays) -> list[Cell]:
    due, duty = occurrence.instance.due, occurrence.duty
    return [
        due_cell(due),
        workday_cell(due, workdays),
        duty.deadline.id,
        duty.deadline.what,
    ]


def overview_record(notice: Notice, found: Overview, as_of: date) -> dict[str, Any]:
    """The same as data."""
    return {
        "title": notice.table_title,
        "number": notice.number,
        "issuer": notice.issuer,
        "year": notice.year,
        "as_of": as_of.isoformat(),
        "over": found.over,
        "parts": [
            {
                "number": count.part.number,
                "title": count.part.title,
                "sections": count.sections,
                "tasks": count.tasks,
                "with_lead": count.led,
                "with_deadline": count.limited,
                "states": states_record(count.states),
                "counts": counts_record(count.counts),
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
                "progress": progress_record(progress(o.standings)),
            }
            for o in found.occurrences
        ],
        "leads": dict(found.leads),
        "notice": states_record(found.notice),
        "notice_counts": counts_record(found.notice_counts),
        "counts": counts_record(found.counts),
        "units": found.units,
        "to_close_out": found.counts.unclosed,
        "to_approve": found.counts.requested,
        "lagging": [{"unit": count.name, "overdue": count.overdue} for count in found.lagging],
        "silent": list(found.silent),
    }
