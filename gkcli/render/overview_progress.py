"""How far the parts of a table are, and which units lag behind."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from gkcli.query.overview import Overview, PartCount
from gkcli.render.page import NONE, Block, Cell, Column, Line, Listing, Tone, Toned
from gkcli.render.progress import BAR_LEGEND, bar_cell, few, rate_words, share_cell
from gkcli.schedule.completion import Counts
from gkcli.schedule.state import State

_MOST_LAGGING = 5


def part_bars(found: Overview) -> Iterator[Block]:
    """What is done of what was due and of what is owed all year, part by part, and as a bar."""
    columns = [
        Column("节", flexible=True),
        Column("任务", right=True),
        Column("到期完成", right=True),
        Column("全年完成", right=True),
        Column("逾期", right=True),
        Column("进度"),
    ]
    notice = found.notice_counts
    rows = [_row("通知本身的要求", NONE, notice)] if notice.total else []
    rows += [_row(_title(part), part.tasks, part.counts) for part in found.parts]
    tasks = sum(part.tasks for part in found.parts)
    yield Listing(columns, [*rows, _row("合计", tasks, found.counts)])
    rates = "，".join(rate_words(found.counts))
    yield Line(f"{rates}。" if rates else "还没有可以算完成率的事项。")
    yield Line(f"按单位逐期计，{BAR_LEGEND}；长期的和等条件的不计。", Tone.DIM)


def _title(count: PartCount) -> str:
    return f"{count.part.number}、{count.part.title}"


def _row(title: str, tasks: Cell, counts: Counts) -> list[Cell]:
    late = Toned(str(counts.overdue), Tone.BAD) if counts.overdue else NONE
    return [
        title,
        tasks,
        share_cell(counts.due_done, counts.due),
        share_cell(counts.done, counts.owed),
        late,
        bar_cell(counts),
    ]


def lag_lines(found: Overview, as_of: date) -> Iterator[Line]:
    """How all that is owed stands, who is late most, and who has said nothing yet."""
    states = sum((count.states for count in found.parts), Counter(found.notice))
    words = (f"{state.label} {states[state]}" for state in State if states[state])
    counts = found.counts
    waiting = {"待核准": counts.requested, "待销号": counts.unclosed}
    tail = "".join(f"；{label} {number}" for label, number in waiting.items() if number)
    yield Line(f"按 {as_of} 计：{'  '.join(words)}{tail}")
    if found.lagging:
        most = found.lagging[:_MOST_LAGGING]
        names = "  ".join(f"{count.name} {count.overdue}" for count in most)
        rest = len(found.lagging) - len(most)
        more = f"  另有 {rest} 个单位" if rest else ""
        yield Line(f"逾期：{names}{more}", Tone.BAD)
    if found.silent:
        names = few(found.silent, _MOST_LAGGING)
        yield Line(f"一条也没有报过（{found.units} 个单位中）：{names}")
