"""The registry, a unit with its duties, and both as JSON."""

from collections.abc import Sequence
from typing import Any

from gkcli.inert import shell_word
from gkcli.model.units import KINDS, Alias, Group, Unit
from gkcli.query.involvement import Role
from gkcli.query.units import UnitEntry, runs
from gkcli.render.deadlines import deadline_records
from gkcli.render.page import (
    NONE,
    Cell,
    Column,
    Gap,
    Line,
    Listing,
    Page,
    Pairs,
    Span,
    Tone,
    Toned,
)
from gkcli.render.progress import counts_record, states_record
from gkcli.render.unit_standings import standing_blocks
from gkcli.schedule.standings import Snapshot

_GROUPS = "统称"
_KIND_ORDER = (*KINDS, _GROUPS)


def unit_list(entries: Sequence[UnitEntry]) -> Page:
    """Units by kind, then groups, each with how many tasks involve it.

    Once anybody has reported anything, also with how much is overdue.
    """
    heard = any(s.verdict.last for entry in entries for s in entry.standings)
    columns = [
        Column("单位", flexible=True),
        Column("牵头", right=True),
        Column("点名", right=True),
        Column("责任", right=True),
        *([Column("逾期", right=True)] if heard else []),
        Column("别名", flexible=True, below=True),
    ]
    rows: list[Sequence[Cell] | Span] = []
    kind = ""
    for entry in sorted(entries, key=lambda entry: _KIND_ORDER.index(_kind(entry))):
        if _kind(entry) != kind:
            kind = _kind(entry)
            rows.append(Span(kind))
        counts = (entry.tasks[role] for role in (Role.LEAD, Role.NAMED, Role.RESPONSIBLE))
        cells: list[Cell] = [len(numbers) or NONE for numbers in counts]
        if heard:
            cells.append(Toned(str(entry.overdue), Tone.BAD) if entry.overdue else NONE)
        rows.append([entry.party.name, *cells, "、".join(map(alias_words, entry.party.aliases))])
    units = sum(isinstance(entry.party, Unit) for entry in entries)
    unsure = sum(not entry.party.verified for entry in entries)
    doubt = f"，其中 {unsure} 个尚待核实" if unsure else ""
    about = f"{units} 个单位、{len(entries) - units} 个统称{doubt}。看一个单位：gkcli units 名称"
    return Page([Listing(columns, rows, "类别"), Gap(), Line(about, Tone.DIM)])


def _kind(entry: UnitEntry) -> str:
    return entry.party.kind if isinstance(entry.party, Unit) else _GROUPS


def unit_page(entry: UnitEntry, now: Snapshot) -> Page:
    """One unit or group whole; how it stands once anybody has reported anything."""
    party = entry.party
    page = Page([Line(party.name, Tone.STRONG)])
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
    page.add(Pairs([item for item in items if item[1] != ""]), Gap())
    duties: list[tuple[str, Cell]] = [
        (role.label, f"{len(numbers)} 项：{runs(numbers)}" if numbers else Toned("无", Tone.DIM))
        for role, numbers in entry.tasks.items()
    ]
    page.add(Line("任务", Tone.DIM), Pairs(duties))
    if now.heard and entry.standings:
        page.add(Gap(), *standing_blocks(entry, now))
    if any(entry.tasks.values()):
        page.add(
            Gap(),
            Line(f"逐项看：gkcli tasks --unit {shell_word(party.name)}", Tone.DIM),
            Line(f"看时限：gkcli deadlines --unit {shell_word(party.name)}", Tone.DIM),
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


def unit_record(entry: UnitEntry) -> dict[str, Any]:
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
    }


def whole_unit_record(entry: UnitEntry, now: Snapshot) -> dict[str, Any]:
    """The same with how it, or each member, stands with every duty."""
    return {**unit_record(entry), "standings": deadline_records(entry.standings, now)}
