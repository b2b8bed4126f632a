"""How a unit stands with all that it owes, or how the members of a group do."""

from collections.abc import Iterator

from gkcli.inert import shell_word
from gkcli.model.units import Group
from gkcli.query.units import UnitEntry, runs
from gkcli.render.deadlines import own_listing
from gkcli.render.page import NONE, Block, Cell, Column, Gap, Line, Listing, Tone, Toned
from gkcli.render.progress import rate_words, share_cell
from gkcli.render.standings import assumption_lines, latest_cell
from gkcli.schedule.completion import count
from gkcli.schedule.standings import Snapshot, Standing
from gkcli.schedule.state import State


def standing_blocks(entry: UnitEntry, now: Snapshot) -> Iterator[Block]:
    """A unit's duties with state, last record and what is missing; a group's members in numbers."""
    yield Line(f"时限与进展（按 {now.as_of} 计）", Tone.DIM)
    if isinstance(entry.party, Group):
        yield _members(entry)
        yield Line(
            f"逐项看：gkcli deadlines --unit {shell_word(entry.party.name)} --each", Tone.DIM
        )
        return
    yield own_listing(entry.told, now)
    if entry.untold:
        silent = any(s.duty.implied and s.state is State.UNREPORTED for s in entry.standings)
        label = "过了全年落实情况的报送日、还没有报过" if silent else "全年推进、还没有报过进展"
        yield Line(f"{label}的任务：{runs(entry.untold)}", Tone.BAD if silent else Tone.DIM)
    yield Gap()
    yield Line(_summary(entry))
    yield from (Line(words, Tone.DIM) for words in assumption_lines(entry.standings))


def _members(entry: UnitEntry) -> Listing:
    columns = [
        Column("成员"),
        Column("到期完成", right=True),
        Column("全年完成", right=True),
        Column("逾期", right=True),
        Column("未报", right=True),
        Column("待核准", right=True),
        Column("待销号", right=True),
        Column("最近一次", flexible=True, below=True),
    ]
    rows = [_member(unit.name, entry.of_member(unit)) for unit in entry.members]
    return Listing(columns, rows)


def _member(name: str, own: list[Standing]) -> list[Cell]:
    counts = count(own)
    last = latest_cell(own)
    return [
        name,
        share_cell(counts.due_done, counts.due),
        share_cell(counts.done, counts.owed),
        _bad(counts.overdue),
        _bad(counts.unreported),
        counts.requested or NONE,
        counts.unclosed or NONE,
        Toned("一条也没有报过", Tone.SOON) if last == NONE else last,
    ]


def _bad(number: int) -> Cell:
    return Toned(str(number), Tone.BAD) if number else NONE


def _summary(entry: UnitEntry) -> str:
    """All that is owed, counted by state, and the two rates."""
    states, counts = entry.states, entry.counts
    words = [f"{state.label} {states[state]}" for state in State if states[state]]
    waiting = {"待公开办核准": counts.requested, "待公开办销号": counts.unclosed}
    tail = "".join(f"；{label} {number}" for label, number in waiting.items() if number)
    rates = "，".join(rate_words(counts))
    return f"共 {counts.total} 项次：{'，'.join(words)}{tail}{rates and f'；{rates}'}。"
