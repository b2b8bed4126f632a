"""How far the parts of a table are, and which units lag behind."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from gkcli.query.overview import Overview, PartCount
from gkcli.render.page import NONE, Block, Cell, Column, Line, Listing, Tone, Toned
from gkcli.render.progress import BAR_LEGEND, bar_cell, few
from gkcli.schedule.state import DATED_STATES, DONE_STATES, State

_MOST_LAGGING = 5


def part_bars(found: Overview) -> Iterator[Block]:
    """What is owed by a date in each part: done, late, open, as numbers and as a bar."""
    columns = [
        Column("节", flexible=True),
        Column("任务", right=True),
        Column("已完成", right=True),
        Column("逾期", right=True),
        Column("进度"),
    ]
    rows = [_row("通知本身的要求", NONE, found.notice)] if found.notice else []
    rows += [_row(_title(count), count.tasks, count.states) for count in found.parts]
    whole = sum((count.states for count in found.parts), Counter(found.notice))
    tasks = sum(count.tasks for count in found.parts)
    yield Listing(columns, [*rows, _row("合计", tasks, whole)])
    yield Line(f"按单位逐期计，{BAR_LEGEND}；长期的和等条件的不计。", Tone.DIM)


def _title(count: PartCount) -> str:
    return f"{count.part.number}、{count.part.title}"


def _row(title: str, tasks: Cell, states: Counter[State]) -> list[Cell]:
    done = sum(states[state] for state in DONE_STATES)
    late = states[State.OVERDUE]
    dated = done + sum(states[state] for state in DATED_STATES)
    counted = f"{done}/{dated}" if dated else NONE
    return [title, tasks, counted, Toned(str(late), Tone.BAD) if late else NONE, bar_cell(states)]


def lag_lines(found: Overview, as_of: date) -> Iterator[Line]:
    """How all that is owed stands, who is late most, and who has said nothing yet."""
    states = sum((count.states for count in found.parts), Counter(found.notice))
    words = (f"{state.label} {states[state]}" for state in State if states[state])
    closing = f"；待销号 {found.unclosed}" if found.unclosed else ""
    yield Line(f"按 {as_of} 计：{'  '.join(words)}{closing}")
    if found.lagging:
        most = found.lagging[:_MOST_LAGGING]
        names = "  ".join(f"{count.name} {count.overdue}" for count in most)
        rest = len(found.lagging) - len(most)
        more = f"  另有 {rest} 个单位" if rest else ""
        yield Line(f"逾期：{names}{more}", Tone.BAD)
    if found.silent:
        names = few(found.silent, _MOST_LAGGING)
        yield Line(f"一条也没有报过（{found.units} 个单位中）：{names}")
