"""Many workspaces as a table and as data."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from gkcli.rollup.one_workspace import Grouping, Tally, Upcoming, WorkspaceSummary
from gkcli.rollup.table import GroupTotal, Rolled, places, together
from gkcli.terminal.completion_bar import (
    counts_record,
    due_share_cell,
    first_few,
    least_words,
    year_share_cell,
)
from gkcli.terminal.findings import finding_record
from gkcli.terminal.page import (
    NONE,
    Cell,
    EmptyLine,
    Listing,
    ListingColumn,
    Page,
    TextLine,
    Tone,
    Toned,
)
from gkcli.terminal.standings import due_cell

_TOTAL = Toned("合计", Tone.DIM)
_COUNTED = (
    ListingColumn("单位", right=True, below=True),
    ListingColumn("到期完成", right=True),
    ListingColumn("全年完成", right=True, below=True),
    ListingColumn("逾期", right=True),
    ListingColumn("没有报过", right=True),
)
_UPCOMING = ListingColumn("下一时限", flexible=True, below=True)
_GROUP_TITLES: dict[Grouping, str] = {
    "kind": "单位类别",
    "section": "目",
    "deadline": "事项",
}


def workspaces_page(shown: Sequence[Rolled], rolled: Sequence[Rolled], as_of: date) -> Page:
    """A row for each workspace that is shown and one for all of these; a sentence on all there are.

    They stand in the given order; places are among all there are.
    """
    placed = places(rolled)
    columns = [
        ListingColumn("工作区", flexible=True),
        ListingColumn("任务", right=True),
        *_COUNTED,
        _UPCOMING,
        ListingColumn("名次", right=True, below=True),
        ListingColumn("数据", flexible=True, below=True),
    ]
    rows: list[list[Cell]] = [
        [
            Toned(member.name),
            *_whole_cells(summary),
            placed.get(member.name, NONE),
            data_cell(summary),
        ]
        for member, summary in shown
    ]
    if rows:
        whole = together(summary.whole for _, summary in shown if summary.whole)
        rows.append([_TOTAL, whole.tasks, *_cells(whole), "", ""])
    return _page(Listing(columns, rows), _about(rolled, as_of))


def groups_page(
    groups: Sequence[GroupTotal], rolled: Sequence[Rolled], by: Grouping, as_of: date
) -> Page:
    """A row for each group that workspaces have in common, and one for all of them."""
    dated = by == "deadline"
    columns = [
        *([ListingColumn("到期")] if dated else []),
        ListingColumn(_GROUP_TITLES[by], flexible=True),
        ListingColumn("工作区", right=True),
        *_COUNTED,
        *([] if dated else [_UPCOMING]),
    ]
    rows: list[list[Cell]] = [
        [
            *([due_cell(group.due)] if dated else []),
            group.label,
            len(group.workspaces),
            *_cells(group.tally)[: None if not dated else -1],
        ]
        for group in groups
    ]
    return _page(Listing(columns, rows), _about(rolled, as_of))


def data_cell(summary: WorkspaceSummary) -> Cell:
    """How much of a workspace cannot be read; nothing where all can."""
    if not summary.broken:
        return NONE
    if summary.whole is None:
        return Toned(f"读不出来，{summary.fault_count} 处错误", Tone.BAD)
    if summary.unread:
        return Toned(
            f"缺 {first_few(summary.unread)}的台账，{summary.fault_count} 处错误", Tone.BAD
        )
    return Toned(f"{summary.fault_count} 处错误", Tone.BAD)


def _whole_cells(summary: WorkspaceSummary) -> list[Cell]:
    if summary.whole is None:
        return [NONE] * (2 + len(_COUNTED))
    return [summary.whole.tasks, *_cells(summary.whole)]


def _cells(tally: Tally) -> list[Cell]:
    counts = tally.counts
    return [
        f"{least_words(counts)}{tally.units}" if counts.least else tally.units,
        due_share_cell(counts),
        year_share_cell(counts),
        _bad(counts.overdue),
        _bad(len(tally.silent)),
        _upcoming_cell(tally.upcoming),
    ]


def _bad(number: int) -> Cell:
    return Toned(str(number), Tone.BAD) if number else NONE


def _upcoming_cell(upcoming: Upcoming | None) -> Cell:
    if upcoming is None:
        return NONE
    day = due_cell(upcoming.due)
    return Toned(f"{day.text} {upcoming.what}", brief=f"{day.brief} {upcoming.what}")


def _page(listing: Listing, about: str) -> Page:
    return Page([listing, *([EmptyLine()] if listing.rows else []), TextLine(about, Tone.DIM)])


def _about(rolled: Sequence[Rolled], as_of: date) -> str:
    """How many workspaces there are, what is late in them, and how many cannot all be read."""
    whole = [summary.whole for _, summary in rolled if summary.whole]
    late = [tally for tally in whole if tally.counts.overdue]
    items = sum(tally.counts.overdue for tally in late)
    overdue = f"{len(late)} 个有逾期，共 {items} 项次" if late else "没有逾期的"
    unread = sum(summary.whole is None for _, summary in rolled)
    partly = sum(summary.broken for _, summary in rolled) - unread
    lacking = "".join(
        f"，{number} 个{words}"
        for number, words in (
            (unread, "读不出来，没有计入"),
            (partly, "有台账读不出来，那些单位没有计入"),
        )
        if number
    )
    return f"{len(rolled)} 个工作区，{overdue}{lacking}；按 {as_of} 计。"


def workspace_records(
    shown: Iterable[Rolled], rolled: Iterable[Rolled], as_of: date
) -> list[dict[str, Any]]:
    """One record a workspace; what cannot be told of a broken one is null."""
    placed = places(rolled)
    return [
        {
            "workspace": member.name,
            "folder": str(member.folder),
            "title": summary.title or None,
            "year": summary.year or None,
            **_tally_record(summary.whole),
            "place": placed.get(member.name),
            "broken": summary.broken,
            "unread": list(summary.unread),
            "finding_count": summary.fault_count,
            "findings": [finding_record(fault) for fault in summary.faults],
            "as_of": as_of.isoformat(),
        }
        for member, summary in shown
    ]


def group_records(groups: Iterable[GroupTotal], by: Grouping, as_of: date) -> list[dict[str, Any]]:
    """One record a group; its label stands under the name of the sort of group."""
    dated = by == "deadline"
    return [
        {
            by: group.label,
            **({"due": group.due.isoformat() if group.due else None} if dated else {}),
            "workspaces": list(group.workspaces),
            **_tally_record(group.tally),
            "as_of": as_of.isoformat(),
        }
        for group in groups
    ]


def _tally_record(tally: Tally | None) -> dict[str, Any]:
    if tally is None:
        return dict.fromkeys(("tasks", "units", "silent", "counts", "next_deadline"))
    upcoming = tally.upcoming
    return {
        "tasks": tally.tasks,
        "units": tally.units,
        "silent": list(tally.silent),
        "counts": counts_record(tally.counts),
        "next_deadline": upcoming and {"due": upcoming.due.isoformat(), "what": upcoming.what},
    }
