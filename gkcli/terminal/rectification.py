"""The list of what is to be put right, and the same as JSON."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from gkcli.model.record import Record
from gkcli.model.state import State
from gkcli.status.rectification_list import Rectification
from gkcli.status.wording import day_in
from gkcli.terminal.page import (
    Cell,
    EmptyLine,
    Listing,
    ListingColumn,
    Page,
    SpanningRow,
    TextLine,
    Tone,
    Toned,
)
from gkcli.terminal.standings import due_cell, standing_cell, standing_record, task_cell

_COLUMNS = (
    ListingColumn("编号"),
    ListingColumn("任务", right=True),
    ListingColumn("问题", flexible=True),
    ListingColumn("整改措施", flexible=True, below=True),
    ListingColumn("发现", below=True),
    ListingColumn("已有", right=True),
    ListingColumn("时限"),
    ListingColumn("状态"),
)


def rectification_list(found: Sequence[Rectification], about: str) -> Page:
    """One row an item, under the unit that is to put it right."""
    rows: list[Sequence[Cell] | SpanningRow] = []
    for unit, own in groupby(found, lambda one: one.standing.unit.name):
        rows.append(SpanningRow(unit))
        rows += map(_row, own)
    listing = Listing(_COLUMNS, rows, "单位")
    return Page([listing, *([EmptyLine()] if rows else []), TextLine(about, Tone.DIM)])


def _row(one: Rectification) -> list[Cell]:
    standing = one.standing
    return [
        standing.duty.deadline.id,
        task_cell(standing.duty),
        standing.duty.deadline.quote,
        one.measure or Toned("还没有报", Tone.DIM),
        _found_cell(one.opened),
        Toned(f"{one.days_open} 天", value=str(one.days_open)),
        due_cell(standing.instance.due),
        standing_cell(standing),
    ]


def _found_cell(opened: Record) -> Toned:
    """When, how and by whom something was found."""
    how = f"{opened.found}，" if opened.found else ""
    text = f"{opened.on} {how}{opened.by}"
    brief = f"{day_in(opened.on, opened.on.year)} {opened.found or ''}".strip()
    return Toned(text, brief=brief)


def about_words(found: Sequence[Rectification], as_of: object, *, everything: bool) -> str:
    """What was listed, in a sentence."""
    if not found:
        return f"没有{'整改事项' if everything else '要整改的'}，按 {as_of} 计。"
    units = len({one.standing.unit.name for one in found})
    late = sum(one.standing.state is State.OVERDUE for one in found)
    words = f"，逾期 {late} 件" if late else ""
    return f"整改 {len(found)} 件，{units} 个单位{words}，按 {as_of} 计。"


def rectification_records(found: Sequence[Rectification]) -> list[dict[str, Any]]:
    """The same as data."""
    return [
        {
            "id": one.standing.duty.deadline.id,
            "task": one.standing.duty.task.number if one.standing.duty.task else None,
            "section": one.place.section.title if one.place else None,
            "unit": one.standing.unit.name,
            "problem": one.opened.problem,
            "measure": one.measure or None,
            "found": one.opened.found,
            "found_on": one.opened.on.isoformat(),
            "found_by": one.opened.by,
            "days_open": one.days_open,
            **standing_record(one.standing),
            "as_of": one.standing.as_of.isoformat(),
        }
        for one in found
    ]
