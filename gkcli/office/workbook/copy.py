"""A copy of a workbook that came back: its rows by what their columns are called.

Sheets are known by their heads, whatever they are called by now; columns may stand in any order.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from gkcli.errors import GkcliError
from gkcli.office.sheets.rows import SheetRow, every_sheet_of
from gkcli.office.workbook.columns import (
    ABOUT,
    CHOICES,
    OCCASIONS,
    RECORDS,
    SHEETS,
    TASKS,
    UNITS,
    BookSheet,
)
from gkcli.office.workbook.edition import HIDDEN, BookOrigin, read_origin

_DEEPEST = 20
_KNOWN_BY = {
    TASKS.name: ("number",),
    OCCASIONS.name: ("id",),
    RECORDS.name: ("for_", "status"),
    UNITS.name: ("name",),
}
"""The fields whose columns a sheet must have to be known."""

_WITHOUT_ROWS = (ABOUT, CHOICES, HIDDEN)

_LEAST = 3
"""How many of its columns a sheet must have at least."""


class CopyRow(NamedTuple):
    """A row below the head: its number, and its texts by field."""

    number: int
    cells: dict[str, str]


class CopySheet(NamedTuple):
    """A sheet of a copy: what it is called now, its head's row, all rows, and those that hold data.

    ``places`` are the columns of the fields, counted from 0; ``missing`` are the heads that are
    not there any more, ``strange`` the texts in columns that were not there, by their heads.
    """

    title: str
    head: int
    lines: Sequence[SheetRow]
    rows: tuple[CopyRow, ...]
    places: dict[str, int]
    missing: tuple[str, ...]
    strange: dict[str, tuple[str, ...]]


class BookCopy(NamedTuple):
    """A workbook that came back, and what it said when it was made.

    ``strange`` are the titles of sheets that nobody wrote here.
    """

    origin: BookOrigin
    sheets: dict[str, CopySheet]
    strange: tuple[str, ...]


def read_copy(path: Path) -> BookCopy | None:
    """The workbook in a file; None for a file that ``gkcli export xlsx`` did not make.

    GkcliError where it cannot be read, or has a sheet twice.
    """
    sheets = every_sheet_of(path)
    origins = [read_origin(row.cells for row in rows) for _, rows in sheets]
    origin = next((one for one in origins if one is not None), None)
    if origin is None:
        return None
    found: dict[str, CopySheet] = {}
    strange = []
    for title, rows in sheets:
        kind, sheet = _known(title, rows) or ("", None)
        if sheet is None:
            strange += [title] if rows and title not in _WITHOUT_ROWS else []
            continue
        if kind in found:
            raise GkcliError(
                f"“{path.name}”里有两张“{kind}”表：“{found[kind].title}”和“{title}”",
                "不知道收哪一张，删去一张再收",
            )
        found[kind] = sheet
    return BookCopy(origin, found, tuple(strange))


def _known(title: str, rows: Sequence[SheetRow]) -> tuple[str, CopySheet] | None:
    """Which sheet this is, by the heads among its first rows."""
    for row in rows[:_DEEPEST]:
        heads = ["".join(cell.split()) for cell in row.cells]
        for kind in SHEETS:
            places = {c.field: heads.index(c.head) for c in kind.columns if c.head in heads}
            if len(places) >= _LEAST and all(one in places for one in _KNOWN_BY[kind.name]):
                return kind.name, _sheet(kind, title, rows, row, places)
    return None


def _sheet(
    kind: BookSheet, title: str, rows: Sequence[SheetRow], head: SheetRow, places: dict[str, int]
) -> CopySheet:
    below = [row for row in rows if row.number > head.number]
    strange: dict[str, tuple[str, ...]] = {}
    for column in range(max((len(row.cells) for row in below), default=0)):
        texts = tuple(filter(None, (row.cell(column) for row in below)))
        if texts and column not in places.values():
            name = head.cell(column)
            called = f"“{name}”列" if name else f"第 {column + 1} 列（没有表头）"
            strange[called] = (*strange.get(called, ()), *texts)
    return CopySheet(
        title,
        head.number,
        rows,
        tuple(
            CopyRow(row.number, {field: row.cell(place) for field, place in places.items()})
            for row in below
        ),
        places,
        tuple(column.head for column in kind.columns if column.field not in places),
        strange,
    )
