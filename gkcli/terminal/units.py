"""The list and the page of ``units``, and both as JSON."""

from collections.abc import Iterator, Sequence
from typing import Any

from gkcli.model.state import State
from gkcli.model.units import KINDS, Alias, Group, Unit
from gkcli.status.completion import count
from gkcli.status.involvement import Role
from gkcli.status.ranking import GROUPS, Rank, Ranking, ranking
from gkcli.status.standings import Snapshot, Standing
from gkcli.status.units import UnitEntry, number_ranges
from gkcli.terminal.completion_bar import (
    counts_record,
    due_share_cell,
    rate_words,
    states_record,
    year_share_cell,
)
from gkcli.terminal.deadlines import deadline_records, own_listing
from gkcli.terminal.page import (
    NONE,
    Block,
    Cell,
    EmptyLine,
    LabelledPairs,
    Listing,
    ListingColumn,
    Page,
    SpanningRow,
    TextLine,
    Tone,
    Toned,
)
from gkcli.terminal.standings import assumption_lines, latest_cell
from gkcli.text import shell_word


def standing_blocks(entry: UnitEntry, now: Snapshot) -> Iterator[Block]:
    """A unit's duties with state, last record and what is missing; a group's members in numbers."""
    yield TextLine(f"时限与进展（按 {now.as_of} 计）", Tone.DIM)
    if isinstance(entry.party, Group):
        yield _group_members(entry)
        yield TextLine(
            f"逐项看：gkcli deadlines --unit {shell_word(entry.party.name)} --each", Tone.DIM
        )
        return
    yield own_listing(entry.listed, now)
    if entry.unreported:
        numbers = number_ranges(entry.unreported)
        yield TextLine(f"过了报送日、还没有报过的任务：{numbers}", Tone.BAD)
    if entry.unbegun:
        numbers = number_ranges(entry.unbegun)
        yield TextLine(f"全年推进、还没有报过进展的任务：{numbers}", Tone.DIM)
    yield EmptyLine()
    yield TextLine(_summary(entry, ranking(now)))
    yield from (TextLine(words, Tone.DIM) for words in assumption_lines(entry.standings))


def _group_members(entry: UnitEntry) -> Listing:
    columns = [
        ListingColumn("成员"),
        ListingColumn("到期完成", right=True),
        ListingColumn("全年完成", right=True),
        ListingColumn("逾期", right=True),
        ListingColumn("未报", right=True),
        ListingColumn("待核准", right=True),
        ListingColumn("待销号", right=True),
        ListingColumn("最近一次", flexible=True, below=True),
    ]
    rows = [_member(unit.name, entry.of_member(unit)) for unit in entry.members]
    return Listing(columns, rows)


def _member(name: str, own: list[Standing]) -> list[Cell]:
    counts = count(own)
    last = latest_cell(own)
    return [
        name,
        due_share_cell(counts),
        year_share_cell(counts),
        _late_cell(counts.overdue),
        _late_cell(counts.unreported),
        counts.requested or NONE,
        counts.unclosed or NONE,
        Toned("一条也没有报过", Tone.SOON) if last == NONE else last,
    ]


def _late_cell(number: int) -> Cell:
    return Toned(str(number), Tone.BAD) if number else NONE


def _summary(entry: UnitEntry, ranks: Ranking) -> str:
    """All that is owed, counted by state, the two rates, and the place among units of its sort."""
    states, counts = entry.states, entry.counts
    words = [f"{state.label} {states[state]}" for state in State if states[state]]
    waiting = {"待公开办核准": counts.requested, "待公开办销号": counts.unclosed}
    tail = "".join(f"；{label} {number}" for label, number in waiting.items() if number)
    rates = "，".join(rate_words(counts))
    rank = ranks.of(entry.party) if isinstance(entry.party, Unit) else None
    place = f"；{rank.group}第 {rank.place} 名，共 {rank.among} 个" if rank and rank.place else ""
    return f"共 {counts.total} 项次：{'，'.join(words)}{tail}{rates and f'；{rates}'}{place}。"


_GROUPS = "统称"
_KIND_ORDER = (*KINDS, _GROUPS)


_REPORTED = (
    ListingColumn("到期完成", right=True, below=True),
    ListingColumn("名次", right=True, below=True),
    ListingColumn("逾期", right=True),
)


def _reported_cells(entry: UnitEntry, ranks: Ranking) -> list[Cell]:
    counts = entry.counts
    rank = ranks.of(entry.party) if isinstance(entry.party, Unit) else None
    return [
        due_share_cell(counts),
        f"{rank.place}/{rank.among}" if rank and rank.place else NONE,
        _late_cell(counts.overdue),
    ]


def unit_list(entries: Sequence[UnitEntry], now: Snapshot) -> Page:
    """Units by kind, then groups, each with how many tasks involve it.

    Once anybody has reported anything, also with what is done of what was due, which place among
    units of its sort that is, and how much is overdue.
    """
    ranks = ranking(now)
    recorded = any(s.verdict.last for entry in entries for s in entry.standings)
    columns = [
        ListingColumn("单位", flexible=True),
        ListingColumn("牵头", right=True),
        ListingColumn("点名", right=True),
        ListingColumn("责任", right=True),
        *(_REPORTED if recorded else ()),
        ListingColumn("别名", flexible=True, below=True),
    ]
    rows: list[Sequence[Cell] | SpanningRow] = []
    kind = ""
    for entry in sorted(entries, key=lambda entry: _KIND_ORDER.index(_kind(entry))):
        if _kind(entry) != kind:
            kind = _kind(entry)
            rows.append(SpanningRow(kind))
        counts = (entry.tasks[role] for role in (Role.LEAD, Role.NAMED, Role.RESPONSIBLE))
        cells: list[Cell] = [len(numbers) or NONE for numbers in counts]
        if recorded:
            cells += _reported_cells(entry, ranks)
        rows.append([entry.party.name, *cells, "、".join(map(alias_words, entry.party.aliases))])
    units = sum(isinstance(entry.party, Unit) for entry in entries)
    unsure = sum(not entry.party.verified for entry in entries)
    doubt = f"，其中 {unsure} 个尚待核实" if unsure else ""
    about = f"{units} 个单位、{len(entries) - units} 个统称{doubt}。看一个单位：gkcli units 名称"
    page = Page([Listing(columns, rows, "类别"), EmptyLine(), TextLine(about, Tone.DIM)])
    if recorded:
        words = f"名次在{'、'.join(GROUPS)}里分别按到期完成率排，办公室不排，"
        least = now.rules.ranking.least_items
        page.add(TextLine(f"{words}到期不足 {least} 项次的也不排。", Tone.DIM))
    return page


def _kind(entry: UnitEntry) -> str:
    return entry.party.kind if isinstance(entry.party, Unit) else _GROUPS


def unit_page(entry: UnitEntry, now: Snapshot) -> Page:
    """One unit or group whole; how it stands once anybody has reported anything."""
    party = entry.party
    page = Page([TextLine(party.name, Tone.STRONG)])
    items: list[tuple[str, Cell]] = []
    if isinstance(party, Unit):
        items += [("全称", party.full_name or Toned("未登记", Tone.DIM)), ("类别", party.kind)]
    items.append(("别名", "、".join(map(alias_words, party.aliases))))
    items.append(("所属统称", "、".join(group.name for group in entry.groups)))
    items.append(("成员", _members(entry)))
    if isinstance(party, Unit):
        items.append(("改革后", party.successor or ""))
    items.append(("说明", party.note or ""))
    items.append(("来源", party.source))
    items.append(("核实", "已核实" if party.verified else Toned("尚待核实", Tone.SOON)))
    page.add(LabelledPairs([item for item in items if item[1] != ""]), EmptyLine())
    duties: list[tuple[str, Cell]] = [
        (
            role.label,
            f"{len(numbers)} 项：{number_ranges(numbers)}" if numbers else Toned("无", Tone.DIM),
        )
        for role, numbers in entry.tasks.items()
    ]
    page.add(TextLine("任务", Tone.DIM), LabelledPairs(duties))
    if now.recorded and entry.standings:
        page.add(EmptyLine(), *standing_blocks(entry, now))
    if any(entry.tasks.values()):
        page.add(
            EmptyLine(),
            TextLine(f"逐项看：gkcli tasks --unit {shell_word(party.name)}", Tone.DIM),
            TextLine(f"看时限：gkcli deadlines --unit {shell_word(party.name)}", Tone.DIM),
        )
    return page


def _members(entry: UnitEntry) -> str:
    if not isinstance(entry.party, Group):
        return ""
    names = "、".join(unit.name for unit in entry.members) or "名册里还没有"
    return names if entry.party.complete else f"{names}（未列全）"


def alias_words(alias: Alias) -> str:
    """An alias with the days on which it was in use, as far as known."""
    if not alias.from_ and not alias.to:
        return alias.name
    return f"{alias.name}（{alias.from_ or ''}至{alias.to or ''}）"


def _rank_record(rank: Rank | None) -> dict[str, Any] | None:
    """The place among units of the same sort; null for who is not ranked."""
    if rank is None or not rank.place:
        return None
    return {"group": rank.group, "place": rank.place, "among": rank.among, "ahead": rank.ahead}


def unit_record(entry: UnitEntry, ranks: Ranking) -> dict[str, Any]:
    """A unit or group as the JSON contract wants it."""
    party = entry.party
    is_unit = isinstance(party, Unit)
    return {
        "name": party.name,
        "full_name": party.full_name if isinstance(party, Unit) else None,
        "kind": party.kind if isinstance(party, Unit) else "group",
        "aliases": [alias.name for alias in party.aliases],
        "groups": [group.name for group in entry.groups],
        "members": None if is_unit else [unit.name for unit in entry.members],
        "complete": None if isinstance(party, Unit) else party.complete,
        "successor": party.successor if isinstance(party, Unit) else None,
        "verified": party.verified,
        "source": party.source,
        **{role.value: list(numbers) for role, numbers in entry.tasks.items()},
        "states": states_record(entry.states),
        "counts": counts_record(entry.counts),
        "rank": _rank_record(ranks.of(party)) if isinstance(party, Unit) else None,
    }


def whole_unit_record(entry: UnitEntry, now: Snapshot) -> dict[str, Any]:
    """The same with how it, or each member, stands with every duty."""
    return {**unit_record(entry, ranking(now)), "standings": deadline_records(entry.standings, now)}
