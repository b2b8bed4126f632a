"""Tables with merged cells laid out so that every place holds the cell that covers it."""

from collections.abc import Iterable
from typing import NamedTuple

from gkcli.exchange.documents.blocks import Cell, Grid
from gkcli.exchange.documents.limits import check_cells


class Placed(NamedTuple):
    """A cell and how many rows and columns it covers."""

    cell: Cell
    rows: int = 1
    columns: int = 1


def laid_out(rows: Iterable[Iterable[Placed]]) -> Grid:
    """The grid of rows whose cells take the next free places, as in HTML.

    A merged cell covers no row that is not there.
    """
    listed = [list(row) for row in rows]
    places: list[dict[int, Cell]] = [{} for _ in listed]
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


def _row(places: dict[int, Cell], index: int, rows: list[list[Placed]]) -> tuple[Cell, ...]:
    line = rows[index][0].cell.line if rows[index] else next(iter(places.values())).line
    return tuple(places.get(column, Cell("", line)) for column in range(max(places) + 1))
