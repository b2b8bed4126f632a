"""What ``carry`` proposes, and what it has made."""

from collections.abc import Collection, Sequence
from typing import Any

from gkcli.errors import Diagnostic
from gkcli.model.notice import Table
from gkcli.terminal.colours import SEVERITIES
from gkcli.terminal.findings import counted, finding_record, headline
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
from gkcli.years.proposals import Proposal

_COLUMNS = (
    ListingColumn("号", right=True),
    ListingColumn("带过去"),
    ListingColumn("任务", flexible=True),
    ListingColumn("为什么"),
    ListingColumn("单位", flexible=True, below=True),
)
_ASKED = Toned("要定", Tone.SOON)
_CARRIED = Toned("带", Tone.GOOD)
_LEFT = Toned("不带", Tone.DIM)


def proposals_page(proposals: Sequence[Proposal], asked: Collection[int]) -> Page:
    """Every task with what becomes of it; ``asked`` are the numbers of those to decide on."""
    rows: list[list[Cell]] = [
        [
            one.task.number,
            _ASKED if one.task.number in asked else _CARRIED if one.reason.carried else _LEFT,
            one.task.title,
            one.reason.label,
            "、".join(one.units) or NONE,
        ]
        for one in proposals
    ]
    return Page([Listing(_COLUMNS, rows), EmptyLine()])


def carried_page(
    table: Table, carried: int, left: int, written: Sequence[str], findings: Sequence[Diagnostic]
) -> Page:
    """What was made, and everything in it that a person must still decide."""
    page = Page()
    for finding in findings:
        page.add(TextLine(headline(finding), SEVERITIES[finding.severity]))
    if findings:
        page.add(EmptyLine())
    year = table.notice.year
    page.add(TextLine(f"{year} 年：带过来 {carried} 项，没有带的 {left} 项。", Tone.STRONG))
    page.add(TextLine(f"已写入 {'、'.join(written)}；不要了，把它们删去就是。"))
    return page.add(TextLine(f"要定的都在上面：{counted(findings) or '没有'}；定一件，改一件。"))


def carried_record(
    proposals: Sequence[Proposal],
    carried: Collection[int],
    written: Sequence[str],
    findings: Sequence[Diagnostic],
) -> dict[str, Any]:
    """The same as data."""
    return {
        "tasks": [
            {
                "number": one.task.number,
                "title": one.task.title,
                "carried": one.task.number in carried,
                "reason": one.reason.value,
                "units": list(one.units),
                "items": [item.item for item in one.items],
            }
            for one in proposals
        ],
        "files": list(written),
        "findings": list(map(finding_record, findings)),
    }
