"""Tables with heads of several rows and cells that span."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from gkcli.document.inlines import Content, ems, lines_of, text_of

_NARROWEST, _WIDEST = 3.0, 40.0


class Align(StrEnum):
    """How a column's cells are aligned."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"


class Size(StrEnum):
    """The size of a table's letters, by the names of Chinese type."""

    SMALL_FOUR = "小四"
    FIVE = "五号"
    SMALL_FIVE = "小五"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with the place of its first column, counted from 0, and what it spans."""

    content: Content
    column: int
    columns: int = 1
    rows: int = 1


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: ``head`` is repeated on every page, no row of ``body`` is torn.

    ``widths`` are the columns' shares of the whole and add up to 1; ``height`` is the least
    height of a row of the body in millimetres, 0 where the text decides.
    """

    head: tuple[Row, ...]
    body: tuple[Row, ...]
    widths: tuple[float, ...]
    aligns: tuple[Align, ...]
    size: Size = Size.FIVE
    height: float = 0

    def spans_all(self, row: Row) -> bool:
        """Whether a row is one cell across the table: a heading within it."""
        return len(row) == 1 and row[0].columns == len(self.widths) > 1


def shares(weights: Sequence[float]) -> tuple[float, ...]:
    """Weights as shares of 1, rounded so that the same weights give the same text."""
    total = sum(weights)
    return tuple(round(weight / total, 4) for weight in weights)


def natural_widths(rows: Sequence[Row], columns: int) -> tuple[float, ...]:
    """Shares by the longest line in each column, so that no column starves and none sprawls."""
    weights = [_NARROWEST] * columns
    for row in rows:
        for cell in row:
            if cell.columns == 1:
                longest = max(ems(text_of(line)) for line in lines_of(cell.content))
                weights[cell.column] = max(weights[cell.column], min(longest, _WIDEST))
    return shares(weights)
