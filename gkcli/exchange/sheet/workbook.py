"""The rows of an Excel workbook as a reader of it sees them."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from gkcli.errors import GkcliError
from gkcli.exchange.documents.limits import check_cells
from gkcli.exchange.documents.workbooks import open_workbook
from gkcli.exchange.sheet.rows import Row

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet


def workbook_rows(data: bytes) -> list[tuple[str, list[Row]]]:
    """The rows of every visible sheet; each place of a merged cell holds what the cell says.

    GkcliError for what nobody can have looked at: hidden rows that are filled in, and formulas
    without a result.
    """
    shown = open_workbook(data, results=True)
    written = open_workbook(data, results=False)
    return [
        (sheet.title, list(_rows(sheet, written[sheet.title])))
        for sheet in shown.worksheets
        if sheet.sheet_state == "visible"
    ]


def _rows(sheet: "Worksheet", written: "Worksheet") -> Iterator[Row]:
    # The public ways walk all empty cells up to the last formatted one, which can be millions.
    cells: dict[int, dict[int, str]] = {}
    for place, cell in sheet._cells.items():  # noqa: SLF001
        _refuse_formula(cell, written._cells.get(place))  # noqa: SLF001
        text = _text(cell.value)
        if text:
            cells.setdefault(cell.row, {})[cell.column] = text
    _refuse_hidden(sheet, cells)
    _spread(sheet, cells)
    for number, row in sorted(cells.items()):
        yield Row(number, tuple(row.get(column, "") for column in range(1, max(row) + 1)))


def _refuse_formula(shown: "Cell", written: "Cell | None") -> None:
    if written is not None and written.data_type == "f" and shown.value is None:
        raise GkcliError(
            f"“{shown.coordinate}”格是公式，文件里没有存它的结果",
            "请用 WPS 或 Excel 打开存一次，或把公式换成它的值",
        )


def _refuse_hidden(sheet: "Worksheet", cells: dict[int, dict[int, str]]) -> None:
    hidden = [str(row) for row in sorted(cells) if sheet.row_dimensions[row].hidden]
    if hidden:
        raise GkcliError(
            f"工作表“{sheet.title}”的第 {'、'.join(hidden[:10])} 行是隐藏的，里面却有内容",
            "请取消筛选和隐藏，看过再收；不要的行删去",
        )


def _spread(sheet: "Worksheet", cells: dict[int, dict[int, str]]) -> None:
    """Give every row that a merged cell covers what the cell says, so far as rows are filled."""
    count = 0
    for area in sheet.merged_cells.ranges:
        text = cells.get(area.min_row, {}).get(area.min_col, "")
        covered = [row for row in cells if area.min_row <= row <= area.max_row]
        count += len(covered)
        check_cells(count)
        for row in covered if text else ():
            cells[row].setdefault(area.min_col, text)


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value).strip()
