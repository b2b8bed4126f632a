"""What a filled-in sheet wants recorded, row by row."""

from collections.abc import Iterable
from pathlib import Path

from gkcli.errors import GkcliError
from gkcli.office.sheets.heads import NAMES, OF_RECTIFICATION, SheetHead, find_head
from gkcli.office.sheets.rows import SheetRow, sheets_of
from gkcli.office.sheets.wish import Filled, FilledSheet, SheetWords, wish_of
from gkcli.office.sheets.word_form import filled_form
from gkcli.record.request import RequestedRecord

_FILLED = ("on", "status", "note", "evidence", "since", "period", "until", *OF_RECTIFICATION)
"""What a person fills in; the other columns may stand there before."""


def read_sheet(path: Path, defaults: RequestedRecord, words: SheetWords) -> FilledSheet:
    """The rows of a sheet; GkcliError where it cannot be read or has no such head.

    ``defaults`` stand where a row says nothing.
    """
    content = sheets_of(path)
    if isinstance(content, tuple):
        return filled_form(content, path.name, defaults, words)
    found = [(rows, find_head(rows)) for _, rows in content]
    headed = [(rows, head) for rows, head in found if head is not None]
    if not headed:
        raise GkcliError(
            f"“{path}”里没有找到表头",
            "表头一行里要有：任务/事项、报送单位、日期、状态、说明、佐证（顺序不限）",
        )
    if len(headed) > 1:
        raise GkcliError(f"“{path}”里有 {len(headed)} 张填报的工作表", "一次收一张，其余的另存")
    rows, head = headed[0]
    return filled_rows(rows, head, defaults, words)


def filled_rows(
    rows: Iterable[SheetRow], head: SheetHead, defaults: RequestedRecord, words: SheetWords
) -> FilledSheet:
    """The same of rows that were read already."""
    below = [row for row in rows if row.number > head.row]
    filled = [row for row in below if _is_filled(row, head)]
    return FilledSheet(
        tuple(Filled(row.number, wish_of(_said(row, head), defaults, words)) for row in filled),
        len(below) - len(filled),
        head,
    )


def column_name(field: str, head: SheetHead) -> str:
    """What the column of a field is called in a sheet, or would be where it has none."""
    return head.names.get(field) or NAMES.get(field, (field,))[0]


def _is_filled(row: SheetRow, head: SheetHead) -> bool:
    return any(row.cell(head.columns[field]) for field in _FILLED if field in head.columns)


def _said(row: SheetRow, head: SheetHead) -> dict[str, str]:
    return {field: row.cell(column) for field, column in head.columns.items()}
