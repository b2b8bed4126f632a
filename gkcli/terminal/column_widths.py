"""The widths of a table's columns in terminal cells, and which columns go below their row."""

from collections.abc import Iterator, Sequence
from itertools import product

from gkcli.frozen import frozen
from gkcli.terminal.page import Cell, ListingColumn, Toned, text_of
from gkcli.terminal.text_width import GAP, cell_len
from gkcli.text import displayable_line

_COMFORTABLE = 20
_STEP = 2
_MOST_STEPS = 12
_SAMPLE = 100

Row = Sequence[Cell]


@frozen
class ColumnFit:
    """Indexes of the columns that stand side by side with their widths, and of those below.

    A column that is among neither is left out.
    """

    beside: tuple[int, ...]
    widths: tuple[int, ...]
    below: tuple[int, ...] = ()


def natural_widths(columns: Sequence[ListingColumn], rows: Sequence[Row]) -> ColumnFit:
    """Every column as wide as its widest cell."""
    everything = tuple(range(len(columns)))
    return ColumnFit(everything, tuple(_wanted(columns, rows, everything)))


def fit_columns(
    columns: Sequence[ListingColumn], rows: Sequence[Row], width: int
) -> ColumnFit | None:
    """Widths within ``width`` cells, as few columns as possible below their row.

    Spare columns are left out before any other goes below. None where nothing fits.
    """
    movable = [index for index, column in enumerate(columns) if column.below]
    spare = [index for index, column in enumerate(columns) if column.spare]
    for kept, spared in product(range(len(movable), -1, -1), ([], spare)):
        below = tuple(movable[kept:])
        beside = tuple(i for i in range(len(columns)) if i not in (*below, *spared))
        widths = _fitted(columns, rows, beside, width) if beside else None
        if widths is not None:
            return ColumnFit(beside, widths, below)
    return None


def brief_rows(rows: Sequence[Row]) -> list[Row]:
    """The rows with the brief text of every cell that has one."""
    return [[_brief(cell) for cell in row] for row in rows]


def _brief(cell: Cell) -> Cell:
    return Toned(cell.brief, cell.tone) if isinstance(cell, Toned) and cell.brief else cell


def _wanted(
    columns: Sequence[ListingColumn], rows: Sequence[Row], indexes: Sequence[int]
) -> Iterator[int]:
    for index in indexes:
        lines = (displayable_line(text_of(row[index])).rstrip() for row in rows)
        yield max(cell_len(columns[index].title), *map(cell_len, lines), 0)


def _fitted(
    columns: Sequence[ListingColumn], rows: Sequence[Row], indexes: tuple[int, ...], width: int
) -> tuple[int, ...] | None:
    wanted = dict(zip(indexes, _wanted(columns, rows, indexes), strict=True))
    room = width - GAP * (len(indexes) - 1)
    if sum(wanted.values()) <= room:
        return tuple(wanted.values())
    flexible = {index: wanted[index] for index in indexes if columns[index].flexible}
    shares = _shared(rows, flexible, room - sum(wanted.values()) + sum(flexible.values()))
    return tuple((wanted | shares).values()) if shares else None


def _shared(rows: Sequence[Row], wanted: dict[int, int], room: int) -> dict[int, int] | None:
    """The division of ``room`` that takes the fewest lines; earlier columns get what is even."""
    least = {index: min(width, _COMFORTABLE) for index, width in wanted.items()}
    spare = room - sum(least.values())
    if not wanted or spare < 0:
        return None
    lengths = [[cell_len(text_of(row[index])) for index in wanted] for row in rows[:_SAMPLE]]
    step = max(_STEP, spare // _MOST_STEPS)

    def lines(widths: Sequence[int]) -> int:
        return sum(max(map(_lines, row, widths)) for row in lengths)

    best = min(_divisions(list(least.values()), list(wanted.values()), spare, step), key=lines)
    return dict(zip(wanted, best, strict=True))


def _lines(length: int, width: int) -> int:
    return -(-length // width)


def _divisions(
    least: list[int], wanted: list[int], spare: int, step: int
) -> Iterator[tuple[int, ...]]:
    """Ways of giving out ``spare`` cells, the first columns widest first; the last has the rest."""
    extras = [
        [*range(min(most - width, spare), 0, -step), 0]
        for width, most in zip(least[:-1], wanted[:-1], strict=True)
    ]
    for given in product(*extras):
        rest = spare - sum(given)
        if rest >= 0:
            last = min(wanted[-1], least[-1] + rest)
            yield (*(width + more for width, more in zip(least, given, strict=False)), last)
