"""The rows of a spreadsheet as texts, whatever its format."""

import csv
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from gkcli.errors import GkcliError
from gkcli.guard.process import confined
from gkcli.office.read.blocks import Block, Format
from gkcli.office.read.kinds import INSTALL, decode, kind_of
from gkcli.office.read.limits import READING
from gkcli.office.read.merged_cells import spread_down
from gkcli.office.read.open import read_bytes

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_SEPARATORS = (",", "\t", ";", "，", "；")
_MADE_INERT = re.compile(r"'(?=[=+\-@\t\r])")


class SheetRow(NamedTuple):
    """A row with the number that a spreadsheet program shows beside it."""

    number: int
    cells: tuple[str, ...]

    def cell(self, column: int) -> str:
        """The text in a column, counted from 0; "" where the row is shorter."""
        return self.cells[column] if column < len(self.cells) else ""


NamedRows = list[tuple[str, list[SheetRow]]]
"""Sheets: the name of each and its rows, without empty ones."""


def sheets_of(path: Path) -> NamedRows | tuple[Block, ...]:
    """Every sheet in a file, or the blocks of a Word document.

    GkcliError where it is neither.
    """
    return confined(READING, _sheets, read_bytes(path), path)


def load_reader() -> None:
    """Load what reads workbooks before many are read: each is, in a copy of this process."""
    with suppress(ModuleNotFoundError):
        import_module("gkcli.office.read.xlsx")


def every_sheet_of(path: Path) -> NamedRows:
    """The same with hidden sheets and rows, for a workbook that was written here."""
    return confined(READING, _every_sheet, read_bytes(path), path)


def _every_sheet(data: bytes, path: Path) -> NamedRows:
    if kind_of(data, path.suffix) is not Format.XLSX:
        return []
    with _needing("openpyxl", "，或另存为 .csv"):
        return workbook_rows(data, hidden=True)


def _sheets(data: bytes, path: Path) -> NamedRows | tuple[Block, ...]:
    kind = kind_of(data, path.suffix)
    if kind is Format.TEXT:
        return [("", list(text_rows(decode(data))))]
    if kind is Format.DOCX:
        with _needing("docx", ""):
            from gkcli.office.read.docx import docx_blocks

            return tuple(docx_blocks(data))
    if kind is not Format.XLSX:
        raise GkcliError(f"“{path}”不是表格", "请用 WPS 或 Excel 另存为 .xlsx 或 .csv")
    with _needing("openpyxl", "，或另存为 .csv"):
        return workbook_rows(data)


@contextmanager
def _needing(library: str, otherwise: str) -> Iterator[None]:
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in (library, "lxml"):
            raise
        raise GkcliError(
            f"读这个文件要用的 {error.name} 没有安装", f"请运行 {INSTALL}{otherwise}"
        ) from None


def text_rows(text: str) -> Iterator[SheetRow]:
    """The rows of a text parted by commas, tabs or semicolons, whichever its lines have most."""
    separator = max(_SEPARATORS, key=text[:4096].count)
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text), delimiter=separator), 1):
            texts = tuple(_MADE_INERT.sub("", cell, count=1).strip() for cell in cells)
            if any(texts):
                yield SheetRow(number, texts)
    except csv.Error as error:
        raise GkcliError(
            f"表格读不下去（{error}）", "请用 WPS 或 Excel 打开核对，另存一份再收"
        ) from None


def workbook_rows(data: bytes, *, hidden: bool = False) -> list[tuple[str, list[SheetRow]]]:
    """The rows of every visible sheet; each place of a merged cell holds what the cell says.

    GkcliError for what nobody can have looked at: formulas without a result, and, unless what is
    ``hidden`` is wanted too, hidden rows that are filled in.
    """
    from gkcli.office.read.xlsx import open_workbook

    shown = open_workbook(data, results=True)
    written = open_workbook(data, results=False)
    return [
        (sheet.title, list(_rows(sheet, written[sheet.title], hidden=hidden)))
        for sheet in shown.worksheets
        if hidden or sheet.sheet_state == "visible"
    ]


def _rows(sheet: "Worksheet", written: "Worksheet", *, hidden: bool) -> Iterator[SheetRow]:
    # The public ways walk all empty cells up to the last formatted one, which can be millions.
    cells: dict[int, dict[int, str]] = {}
    for place, cell in sheet._cells.items():  # noqa: SLF001
        _refuse_formula(cell, written._cells.get(place))  # noqa: SLF001
        text = _text(cell.value)
        if text:
            cells.setdefault(cell.row, {})[cell.column] = text
    if not hidden:
        _refuse_hidden(sheet, cells)
    spread_down(cells, sheet.merged_cells.ranges)
    for number, row in sorted(cells.items()):
        yield SheetRow(number, tuple(row.get(column, "") for column in range(1, max(row) + 1)))


def _refuse_formula(shown: "Cell", written: "Cell | None") -> None:
    if written is not None and written.data_type == "f" and shown.value is None:
        raise GkcliError(
            f"“{shown.coordinate}”格是公式，文件里没有存它的结果",
            "请用 WPS 或 Excel 打开存一次，或把公式换成它的值",
        )
    if shown.data_type == "e":
        raise GkcliError(
            f"“{shown.coordinate}”格是公式算错的结果“{shown.value}”", "改好公式，或换成它的值"
        )


def _refuse_hidden(sheet: "Worksheet", cells: dict[int, dict[int, str]]) -> None:
    hidden = [str(row) for row in sorted(cells) if sheet.row_dimensions[row].hidden]
    if hidden:
        raise GkcliError(
            f"工作表“{sheet.title}”的第 {'、'.join(hidden[:10])} 行是隐藏的，里面却有内容",
            "请取消筛选和隐藏，看过再收；不要的行删去",
        )


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
