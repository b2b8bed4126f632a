"""The rows of a spreadsheet as texts, whatever its format."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from gkcli.confined import confined
from gkcli.errors import GkcliError
from gkcli.exchange.documents.blocks import Format
from gkcli.exchange.documents.decoding import decode
from gkcli.exchange.documents.kinds import kind_of
from gkcli.exchange.documents.limits import READING
from gkcli.exchange.documents.opening import read_bytes
from gkcli.exchange.office import INSTALL

_SEPARATORS = (",", "\t", ";", "，", "；")
_MADE_INERT = re.compile(r"'(?=[=+\-@\t\r])")


class Row(NamedTuple):
    """A row with the number that a spreadsheet program shows beside it."""

    number: int
    cells: tuple[str, ...]

    def cell(self, column: int) -> str:
        """The text in a column, counted from 0; "" where the row is shorter."""
        return self.cells[column] if column < len(self.cells) else ""


def sheets_of(path: Path) -> list[tuple[str, list[Row]]]:
    """Every sheet in a file with its name, without empty rows; GkcliError where it is no sheet."""
    return confined(READING, _sheets, read_bytes(path), path)


def _sheets(data: bytes, path: Path) -> list[tuple[str, list[Row]]]:
    kind = kind_of(data, path.suffix)
    if kind is Format.TEXT:
        return [("", list(text_rows(decode(data))))]
    if kind is not Format.XLSX:
        raise GkcliError(f"“{path}”不是表格", "请用 WPS 或 Excel 另存为 .xlsx 或 .csv")
    try:
        from gkcli.exchange.sheet.workbook import workbook_rows
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "openpyxl":
            raise
        raise GkcliError(
            "读 .xlsx 文件要用的 openpyxl 没有安装", f"请运行 {INSTALL}，或另存为 .csv"
        ) from None
    return workbook_rows(data)


def text_rows(text: str) -> Iterator[Row]:
    """The rows of a text parted by commas, tabs or semicolons, whichever its lines have most."""
    separator = max(_SEPARATORS, key=text[:4096].count)
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text), delimiter=separator), 1):
            texts = tuple(_MADE_INERT.sub("", cell, count=1).strip() for cell in cells)
            if any(texts):
                yield Row(number, texts)
    except csv.Error as error:
        raise GkcliError(
            f"表格读不下去（{error}）", "请用 WPS 或 Excel 打开核对，另存一份再收"
        ) from None
