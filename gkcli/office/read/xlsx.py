"""Excel workbooks as blocks, opened once they are known not to be too large for the library."""

import io
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries, range_to_tuple

from gkcli.office.read.blocks import Block, Grid, SourceCell
from gkcli.office.read.limits import broken, check_archive, check_cells, check_covered
from gkcli.office.read.merged_cells import spread, width_of
from gkcli.text import trimmed

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_SPREAD = frozenset({"mergeCell", "hyperlink", "comment"})
"""Elements for whose whole area the library makes cells."""
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


def open_workbook(data: bytes, *, results: bool) -> "Workbook":
    """A workbook, formulas as their stored results or as written; GkcliError where it is broken."""
    check_archive(data)
    check_covered(sum(_covered(data)))
    try:
        with warnings.catch_warnings(action="ignore"):
            return load_workbook(io.BytesIO(data), data_only=results)
    except MemoryError:
        raise
    except Exception as error:
        raise broken() from error


def _covered(data: bytes) -> Iterator[int]:
    """How many places each area covers, in all parts that the library's own parser can read.

    A workbook says by itself which of its parts are sheets, whatever they are called.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in archive.infolist():
            areas = _Areas()
            parser = ElementTree.XMLParser(target=areas)  # noqa: S314 - bounded like all that is read here
            # Where this parser gives up, the library does; what it has by then counts.
            with suppress(ElementTree.ParseError, LookupError, ValueError):
                parser.feed(archive.read(part))
            yield from map(_size, areas.found)


class _Areas:
    """Gathers the areas that are spread, while a parser goes through XML."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take in an element."""
        if tag.rpartition("}")[2] in _SPREAD:
            self.found.append(attributes.get("ref", ""))


def _size(area: str) -> int:
    """How many places an area covers; none where the library refuses it as well."""
    try:
        bounds = range_to_tuple(area)[1] if "!" in area else range_boundaries(area)
    except ValueError:
        return 0
    left, top, right, bottom = bounds
    rows = bottom - top + 1 if top else _LAST_ROW
    columns = right - left + 1 if left else _LAST_COLUMN
    return max(rows, 0) * max(columns, 0)


def xlsx_blocks(data: bytes) -> Iterator[Block]:
    """The visible sheets of a workbook as tables; lines count the rows of each sheet."""
    for sheet in open_workbook(data, results=True).worksheets:
        if sheet.sheet_state == "visible":
            grid = _grid(sheet)
            if grid.rows:
                yield grid


def _grid(sheet: "Worksheet") -> Grid:
    """The rows that have text; a far-off cell that is only formatted does not count."""
    rows: dict[int, dict[int, SourceCell]] = {}
    for cell in sheet._cells.values():  # noqa: SLF001 - the public ways walk all empty cells, millions of them
        text = _text(cell)
        if text:
            rows.setdefault(cell.row, {})[cell.column] = SourceCell(text, cell.row)
    spread(rows, sheet.merged_cells.ranges)
    width = width_of(rows)
    check_cells(len(rows) * width)
    return Grid(
        tuple(
            tuple(cells.get(column, SourceCell("", row)) for column in range(1, width + 1))
            for row, cells in sorted(rows.items())
        )
    )


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
