"""Merged cells as every format writes them: a table gets the same cell in each place it covers."""

from collections.abc import Iterable
from typing import NamedTuple, Protocol, TypeVar

from gkcli.office.read.blocks import Grid, Row, SourceCell
from gkcli.office.read.limits import check_cells

T = TypeVar("T")


class PlacedCell(NamedTuple):
    """A cell and how many rows and columns it covers."""

    cell: SourceCell
    rows: int = 1
    columns: int = 1


class ContinuedCell(NamedTuple):
    """A cell, how many columns it covers, and whether it is a part of the one above it."""

    cell: SourceCell
    columns: int = 1
    above: bool = False


class Area(Protocol):
    """A merged area of a sheet; rows and columns are counted from 1, the last ones included."""

    min_row: int
    max_row: int
    min_col: int
    max_col: int


def laid_out(rows: Iterable[Iterable[PlacedCell]]) -> Grid:
    """The grid of rows whose cells take the next free places, as in HTML.

    A merged cell covers no row that is not there.
    """
    listed = [list(row) for row in rows]
    places: list[dict[int, SourceCell]] = [{} for _ in listed]
    count = 0
    for index, row in enumerate(listed):
        column = 0
        for placed in row:
            while column in places[index]:
                column += 1
            height = min(placed.rows, len(listed) - index)
            count += height * placed.columns
            check_cells(count)
            for below in range(height):
                for beside in range(placed.columns):
                    places[index + below].setdefault(column + beside, placed.cell)
            column += placed.columns
    return Grid(tuple(_row(place, index, listed) for index, place in enumerate(places) if place))


def _row(places: dict[int, SourceCell], index: int, rows: list[list[PlacedCell]]) -> Row:
    line = rows[index][0].cell.line if rows[index] else next(iter(places.values())).line
    return tuple(places.get(column, SourceCell("", line)) for column in range(max(places) + 1))


def continued(rows: Iterable[Iterable[ContinuedCell]]) -> Grid:
    """The grid of rows that say which cells continue those above, as in Word and our Markdown.

    A cell that continues nothing stands for itself.
    """
    grid: list[Row] = []
    above: Row = ()
    count = 0
    for row in rows:
        places: list[SourceCell] = []
        for part in row:
            at = len(places)
            cell = above[at] if part.above and at < len(above) else part.cell
            places.extend([cell] * part.columns)
        count += len(places)
        check_cells(count)
        above = tuple(places)
        grid.append(above)
    return Grid(tuple(grid))


def spread(rows: dict[int, dict[int, SourceCell]], areas: Iterable[Area]) -> None:
    """Give a sheet's filled rows the cells that areas cover, no further than the rows reach."""
    count = sum(map(len, rows.values()))
    for area in areas:
        origin = rows.get(area.min_row, {}).get(area.min_col)
        if origin is None:
            continue
        covered = _covered(rows, area)
        end = min(area.max_col, area.min_col + width_of(rows)) + 1
        count += len(covered) * (end - area.min_col)
        check_cells(count)
        for row in covered:
            for column in range(area.min_col, end):
                rows[row].setdefault(column, origin)


def spread_down(rows: dict[int, dict[int, T]], areas: Iterable[Area]) -> None:
    """Give every filled row that an area covers the value of the area, in its first column only."""
    count = 0
    for area in areas:
        value = rows.get(area.min_row, {}).get(area.min_col)
        covered = _covered(rows, area)
        count += len(covered)
        check_cells(count)
        if value is not None:
            for row in covered:
                rows[row].setdefault(area.min_col, value)


def _covered(rows: dict[int, dict[int, T]], area: Area) -> list[int]:
    return [row for row in sorted(rows) if area.min_row <= row <= area.max_row]


def width_of(rows: dict[int, dict[int, T]]) -> int:
    """The last column that any row fills."""
    return max((max(cells) for cells in rows.values() if cells), default=0)
