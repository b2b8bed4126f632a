"""Excel workbooks as blocks: one table a sheet, with its merged cells."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from gkcli.exchange.documents.blanks import trimmed
from gkcli.exchange.documents.blocks import Block, Cell, Grid
from gkcli.exchange.documents.limits import check_cells
from gkcli.exchange.documents.workbooks import open_workbook

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.worksheet.worksheet import Worksheet


def xlsx_blocks(data: bytes) -> Iterator[Block]:
    """The visible sheets of a workbook as tables; lines count the rows of each sheet."""
    for sheet in open_workbook(data, results=True).worksheets:
        if sheet.sheet_state == "visible":
            grid = _grid(sheet)
            if grid.rows:
                yield grid


def _grid(sheet: "Worksheet") -> Grid:
    """The rows that have text; a far-off cell that is only formatted does not count."""
    rows: dict[int, dict[int, Cell]] = {}
    for cell in sheet._cells.values():  # noqa: SLF001 - the public ways walk all empty cells, millions of them
        text = _text(cell)
        if text:
            rows.setdefault(cell.row, {})[cell.column] = Cell(text, cell.row)
    count = sum(map(len, rows.values()))
    for area in sheet.merged_cells.ranges:
        origin = rows.get(area.min_row, {}).get(area.min_col)
        if origin is None:
            continue
        covered = [row for row in sorted(rows) if area.min_row <= row <= area.max_row]
        width = min(area.max_col, area.min_col + _width(rows)) - area.min_col + 1
        count += len(covered) * width
        check_cells(count)
        for row in covered:
            for column in range(area.min_col, area.min_col + width):
                rows[row].setdefault(column, origin)
    width = _width(rows)
    check_cells(len(rows) * width)
    return Grid(
        tuple(
            tuple(cells.get(column, Cell("", row)) for column in range(1, width + 1))
            for row, cells in sorted(rows.items())
        )
    )


def _width(rows: dict[int, dict[int, Cell]]) -> int:
    return max((max(cells) for cells in rows.values() if cells), default=0)


def _text(cell: "SheetCell") -> str:
    value = cell.value
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case datetime() | date():
            return _day(value, str(cell.number_format))
        case time():
            return value.strftime("%H:%M")
        case float() if str(cell.number_format).endswith("%"):
            return f"{value * 100:g}%"
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return "\n".join(filter(None, map(trimmed, str(value).split("\n"))))


def _day(value: date, layout: str) -> str:
    """A date as its format shows it: without the day where that is not shown."""
    whole = f"{value.year}年{value.month}月"
    return whole if "d" not in layout.lower() else f"{whole}{value.day}日"
