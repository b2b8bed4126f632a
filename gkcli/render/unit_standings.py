"""How a unit stands with all that it owes, or how the members of a group do."""

from collections import Counter
from collections.abc import Iterator

from gkcli.model.units import Group
from gkcli.query.units import UnitEntry, runs
from gkcli.render.deadlines import own_listing
from gkcli.render.page import NONE, Block, Cell, Column, Gap, Line, Listing, Tone, Toned
from gkcli.render.standings import assumption_lines, latest_cell
from gkcli.schedule.missing import Lack, missing
from gkcli.schedule.standings import Snapshot, Standing
from gkcli.schedule.state import DONE_STATES, State


def standing_blocks(entry: UnitEntry, now: Snapshot) -> Iterator[Block]:
    """A unit's duties with state, last record and what is missing; a group's members in numbers."""
    yield Line(f"时限与进展（按 {now.as_of} 计）", Tone.DIM)
    if isinstance(entry.party, Group):
        yield _members(entry)
        yield Line(f"逐项看：gkcli deadlines --unit {entry.party.name} --each", Tone.DIM)
        return
    yield own_listing(entry.told, now)
    if entry.untold:
        yield Line(f"全年推进、还没有报过进展的任务：{runs(entry.untold)}", Tone.DIM)
    yield Gap()
    yield Line(_summary(entry.standings))
    yield from (Line(words, Tone.DIM) for words in assumption_lines(entry.standings))


def _members(entry: UnitEntry) -> Listing:
    columns = [
        Column("成员"),
        Column("完成", right=True),
        Column("逾期", right=True),
        Column("临近", right=True),
        Column("未到期", right=True),
        Column("待销号", right=True),
        Column("最近一次", flexible=True, below=True),
    ]
    rows = [_member(unit.name, entry.of_member(unit)) for unit in entry.members]
    return Listing(columns, rows)


def _member(name: str, own: list[Standing]) -> list[Cell]:
    states = Counter(standing.state for standing in own)
    last = latest_cell(own)
    return [
        name,
        sum(states[state] for state in DONE_STATES) or NONE,
        Toned(str(states[State.OVERDUE]), Tone.BAD) if states[State.OVERDUE] else NONE,
        states[State.DUE_SOON] or NONE,
        states[State.PENDING] or NONE,
        _unclosed(own) or NONE,
        Toned("一条也没有报过", Tone.SOON) if last == NONE else last,
    ]


def _unclosed(own: list[Standing] | tuple[Standing, ...]) -> int:
    return sum(lack.lack is Lack.CLOSING for s in own for lack in missing(s))


def _summary(own: tuple[Standing, ...]) -> str:
    """What is owed by date, counted by state."""
    counts = Counter(s.state for s in own if not s.duty.implied)
    words = [f"{state.label} {counts[state]}" for state in State if counts[state]]
    waiting = _unclosed(own)
    closing = f"；待公开办销号 {waiting}" if waiting else ""
    return f"共 {counts.total()} 条：{'，'.join(words)}{closing}。"
