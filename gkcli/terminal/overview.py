"""The page of ``overview``: progress of each part, next due days, units that lag behind."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date

from gkcli.model.notice import Notice
from gkcli.model.state import State
from gkcli.status.completion import Counts, progress
from gkcli.status.deadlines import Occurrence
from gkcli.status.overview import Overview, PartCount
from gkcli.status.standings import Snapshot
from gkcli.status.wording import first_due_words
from gkcli.status.workdays import Workdays
from gkcli.terminal.completion_bar import (
    BAR_LEGEND,
    bar_cell,
    due_share_cell,
    first_few,
    least_words,
    occasion_cell,
    rate_words,
    year_share_cell,
)
from gkcli.terminal.page import (
    NONE,
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
from gkcli.terminal.standings import due_cell, workday_cell

_MOST_LAGGING = 5


def part_bars(overview: Overview) -> Iterator[Block]:
    """What is done of what was due and of what is owed all year, part by part, and as a bar."""
    columns = [
        ListingColumn("节", flexible=True),
        ListingColumn("任务", right=True),
        ListingColumn("到期完成", right=True),
        ListingColumn("全年完成", right=True),
        ListingColumn("逾期", right=True),
        ListingColumn("进度"),
    ]
    notice = overview.notice_counts
    rows = [_row("通知本身的要求", NONE, notice)] if notice.total else []
    rows += [_row(_title(part), len(part.tasks), part.counts) for part in overview.parts]
    tasks = sum(len(part.tasks) for part in overview.parts)
    yield Listing(columns, [*rows, _row("合计", tasks, overview.counts)])
    rates = "，".join(rate_words(overview.counts))
    yield TextLine(f"{rates}。" if rates else "还没有可以算完成率的事项。")
    yield TextLine(f"按单位逐期计，{BAR_LEGEND}；长期的和等条件的不计。", Tone.DIM)
    if overview.incomplete:
        names = first_few(overview.incomplete)
        yield TextLine(f"名册没有列全：{names}，项次和单位数是至少的数。", Tone.DIM)


def _title(count: PartCount) -> str:
    return f"{count.part.number}、{count.part.title}"


def _row(title: str, tasks: Cell, counts: Counts) -> list[Cell]:
    late = Toned(str(counts.overdue), Tone.BAD) if counts.overdue else NONE
    return [
        title,
        tasks,
        due_share_cell(counts),
        year_share_cell(counts),
        late,
        bar_cell(counts),
    ]


def lag_lines(overview: Overview, as_of: date) -> Iterator[TextLine]:
    """All that is owed by state, the units with the most overdue, and those without any record."""
    states = sum((count.states for count in overview.parts), Counter(overview.notice))
    words = (f"{state.label} {states[state]}" for state in State if states[state])
    counts = overview.counts
    waiting = {"待核准": counts.requested, "待销号": counts.unclosed}
    tail = "".join(f"；{label} {number}" for label, number in waiting.items() if number)
    yield TextLine(f"按 {as_of} 计：{'  '.join(words)}{tail}")
    if overview.lagging:
        most = overview.lagging[:_MOST_LAGGING]
        names = "  ".join(f"{count.name} {count.overdue}" for count in most)
        rest = len(overview.lagging) - len(most)
        more = f"  另有 {rest} 个单位" if rest else ""
        yield TextLine(f"逾期：{names}{more}", Tone.BAD)
    if overview.silent:
        names = first_few(overview.silent, _MOST_LAGGING)
        yield TextLine(f"一条也没有报过（{least_words(counts)}{overview.units} 个单位中）：{names}")


_MOST_DATES = 5
_MOST_OVERDUE = 2
_ALL_DATES = f"上面只列 {_MOST_DATES} 条，全部见 gkcli deadlines。"
_BEGIN = "还没有人报过进展，报一条用 gkcli record。"


def overview_page(notice: Notice, overview: Overview, now: Snapshot) -> Page:
    """One screen: the document, its parts, what falls due, who leads, and who lags.

    Before anybody has reported anything, the parts are told in numbers; then, how far they are.
    """
    title = f"{notice.table_title}（{notice.number}，{notice.signed_on} 成文）"
    page = Page([TextLine(title, Tone.STRONG)])
    if overview.over:
        page.add(TextLine(_over_words(notice.year, overview, now.as_of)))
    page.add(*(part_bars(overview) if overview.recorded else [_parts(overview)]), EmptyLine())
    dated = [o for o in overview.occurrences if o.days_left is not None]
    if dated:
        state = _left_cell if overview.over else occasion_cell
        page.add(_dates(_nearest(dated), now.workdays, state))
    if overview.recorded:
        page.add(*lag_lines(overview, now.as_of))
    elif not overview.over:
        page.add(_counts(overview, now.as_of))
    page.add(*_hints(overview, len(dated)))
    return page.add(_leads(overview))


def _over_words(year: int, overview: Overview, as_of: date) -> str:
    """That a year is over, and how much of it was left open."""
    left = sum(o.state is State.OVERDUE for o in overview.occurrences)
    unheard = "" if overview.recorded else "，台账里没有记录"
    open_ones = f"{left} 条时限没有报完成" if left else "没有逾期的时限"
    return f"{year} 年度已经结束{unheard}；{open_ones}（按 {as_of} 计）。"


def _left_cell(occurrence: Occurrence) -> Toned:
    """How the units left an occasion; nobody needs to count the days since."""
    if occurrence.state is not State.OVERDUE:
        return occasion_cell(occurrence)
    units = progress(occurrence.standings)
    if len(occurrence.standings) == 1 or not occurrence.recorded:
        return Toned("未报完成")
    return Toned(f"{units.done}/{units.total} 单位已完成")


def _hints(overview: Overview, dated: int) -> Iterator[TextLine]:
    hints = [_ALL_DATES] if dated > _MOST_DATES else []
    if not (overview.recorded or overview.over) and overview.owed:
        hints.append(_BEGIN)
    if hints:
        yield TextLine("".join(hints), Tone.DIM)


def _leads(overview: Overview) -> TextLine:
    leads = "  ".join(f"{name} {count}" for name, count in overview.leads)
    unled = sum(len(count.tasks) - count.led for count in overview.parts)
    without = f"  未明确 {unled}" if unled else ""
    return TextLine(f"牵头：{leads}{without}")


def _counts(overview: Overview, as_of: date) -> TextLine:
    counts = Counter(occurrence.state for occurrence in overview.occurrences)
    words = (f"{state.label} {counts[state]}" for state in State if counts[state])
    return TextLine(f"时限按 {as_of} 计：{'  '.join(words) or '没有'}")


def _parts(overview: Overview) -> Listing:
    columns = [
        ListingColumn("节", flexible=True),
        ListingColumn("目", right=True),
        ListingColumn("任务", right=True),
        ListingColumn("任务号", below=True),
        ListingColumn("有牵头", right=True, below=True),
        ListingColumn("有时限", right=True, below=True),
    ]
    total: list[Cell] = [
        Toned("合计", Tone.DIM),
        sum(len(count.part.sections) for count in overview.parts),
        sum(len(count.tasks) for count in overview.parts),
        "",
        sum(count.led for count in overview.parts),
        sum(count.limited for count in overview.parts),
    ]
    return Listing(columns, [*map(_part_row, overview.parts), total])


def _part_row(count: PartCount) -> list[Cell]:
    title = f"{count.part.number}、{count.part.title}"
    tasks = count.tasks
    span = f"{tasks[0].number}–{tasks[-1].number}" if tasks else "—"  # noqa: RUF001
    return [title, len(count.part.sections), len(tasks), span, count.led, count.limited]


def _nearest(dated: list[Occurrence]) -> list[Occurrence]:
    """The dates next to the day asked for: as many behind it as needed to fill the screen.

    Once some are done, those overdue the longest are told before those ahead.
    """
    ahead = [o for o in dated if _left(o) >= 0]
    behind = [o for o in dated if _left(o) < 0]
    room = max(_MOST_DATES - len(ahead), _MOST_OVERDUE if any(o.recorded for o in behind) else 0)
    late = sorted(behind, key=_left)[:room]
    return [*late, *ahead[: _MOST_DATES - len(late)]]


def _left(occurrence: Occurrence) -> int:
    return occurrence.days_left or 0


def _dates(
    occurrences: list[Occurrence], workdays: Workdays, state: Callable[[Occurrence], Toned]
) -> Listing:
    columns = [
        ListingColumn("到期"),
        ListingColumn("末个工作日", below=True),
        ListingColumn("编号"),
        ListingColumn("事项", flexible=True, below=True),
        ListingColumn("状态"),
    ]
    return Listing(columns, [[*_date_row(o, workdays), state(o)] for o in occurrences])


def _date_row(occurrence: Occurrence, workdays: Workdays) -> list[Cell]:
    due, duty = occurrence.instance.due, occurrence.duty
    return [
        due_cell(due, first_due_words(occurrence.instance)),
        workday_cell(due, workdays),
        duty.deadline.id,
        duty.deadline.what,
    ]
