"""The rows of the ledger's sheet that were not there when the workbook was made."""

from collections.abc import Mapping
from typing import NamedTuple

from gkcli.office.sheets.filled import filled_rows
from gkcli.office.sheets.heads import SheetHead, find_head
from gkcli.office.sheets.wish import Filled, SheetWords
from gkcli.office.workbook.columns import RECORDS
from gkcli.office.workbook.copy import BookCopy, CopyRow
from gkcli.record.request import RequestedRecord

_MOST_NAMED = 3


class NewRecords(NamedTuple):
    """What rows want recorded, the head they stand below, and what is to be told of the others."""

    rows: tuple[Filled, ...]
    head: SheetHead | None
    remarks: tuple[str, ...]


def new_records(copy: BookCopy, words: SheetWords) -> NewRecords:
    """Rows without a number of their own, and rows of records that say something else now.

    Ledgers are only added to: what a row said before stays recorded, what it says now is recorded
    as well.
    """
    sheet = copy.sheets.get(RECORDS.name)
    head = find_head(sheet.lines) if sheet else None
    if sheet is None or head is None:
        return NewRecords((), None, ("没有找到“进展”表，没有看它",))
    base = {row["index"]: row for row in copy.origin.rows.get(RECORDS.name, ())}
    kept = {row.number for row in sheet.rows if _is_kept(row, base)}
    seen = {row.cells.get("index", "") for row in sheet.rows if row.number in kept}
    defaults = RequestedRecord("", copy.origin.edition.unit, "")
    lines = [line for line in sheet.lines if line.number not in kept]
    filled = filled_rows(lines, head, defaults, words)
    indexes = {row.number: row.cells.get("index", "") for row in sheet.rows}
    changed = [one.row for one in filled.rows if indexes.get(one.row) in base]
    remarks = [
        f"“{sheet.title}”表第 {row} 行改的是已有的第 {indexes[row]} 条：原来那条留着，"
        "改后的另记一条"
        for row in changed
        if indexes[row] not in seen
    ]
    gone = [index for index in base if index not in {*seen, *(indexes[row] for row in changed)}]
    if gone and "index" in sheet.places:
        more = f"等 {len(gone)} 条" if len(gone) > _MOST_NAMED else "条"
        listed = "、".join(gone[:_MOST_NAMED])
        remarks.append(f"“{sheet.title}”表里没有了第 {listed} {more}：台账只加不改，没有删")
    return NewRecords(filled.rows, head, tuple(remarks))


def _is_kept(row: CopyRow, base: Mapping[str, Mapping[str, str]]) -> bool:
    """Whether a row says what it said; where the numbers are gone, whether any row said it."""
    if "index" not in row.cells:
        return any(_says(row, one) for one in base.values())
    before = base.get(row.cells["index"])
    return before is not None and _says(row, before)


def _says(row: CopyRow, before: Mapping[str, str]) -> bool:
    return all(
        text == before.get(field, "") for field, text in row.cells.items() if field != "index"
    )
