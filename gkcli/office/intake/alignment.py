"""Which columns the cells of a short or headless row belong to, judged by what they look like."""

from collections.abc import Sequence
from itertools import combinations, islice

from gkcli.office.intake.columns import PARTIES, ColumnRole, Columns
from gkcli.office.intake.lines import Line
from gkcli.office.intake.rows import AnnotatedRow
from gkcli.office.intake.unit_names import looks_like_unit, unit_list

_MOST_TRIED = 500
_LONG = 25
_SHORT_TIME = 20
_FEWEST_ROWS = 2


def aligned(row: Sequence[Line], columns: Columns) -> tuple[int, ...]:
    """The place of each cell of a short row among the columns, in order.

    A row is short where merged cells above it were left out, or where empty cells at its end were.
    """
    ways = islice(combinations(range(len(columns)), len(row)), _MOST_TRIED)
    looks = [look(cell) for cell in row]
    return max(ways, key=lambda way: _score(looks, columns, way))


def completed(
    row: Sequence[Line], columns: Columns, above: Sequence[Line] | None
) -> tuple[tuple[Line, ...], tuple[ColumnRole, ...]]:
    """A short row with a cell for every column, and the columns taken from the row above.

    Where a cell is left out before the last, the merged one above it covers its place; cells left
    out at the end are empty.
    """
    places = dict(zip(aligned(row, columns), row, strict=True))
    whole: list[Line] = []
    taken: list[ColumnRole] = []
    for place, column in enumerate(columns):
        cell = places.get(place)
        if cell is None and above is not None and place < min(max(places), len(above)):
            cell = above[place]
            taken += [column] if cell.text else []
        whole.append(cell or Line("", row[0].line))
    return tuple(whole), tuple(taken)


def _score(
    looks: Sequence[ColumnRole | None], columns: Columns, way: Sequence[int]
) -> tuple[int, int]:
    fits = sum(_fit(one, columns[place]) for one, place in zip(looks, way, strict=True))
    return fits, sum(way)


def _fit(looks: ColumnRole | None, column: ColumnRole) -> int:
    if looks is None:
        return 0
    if looks in PARTIES:
        return 2 if column in PARTIES else -1
    if looks is column:
        return 2
    return (
        1
        if looks is ColumnRole.TITLE and column in (ColumnRole.REQUIREMENT, ColumnRole.GROUP)
        else -1
    )


def look(cell: Line) -> ColumnRole | None:
    """What a cell's text looks like: a number, units, a time, a title, a requirement."""
    text = cell.text
    if not text:
        return None
    if cell.bare_number:
        return ColumnRole.NUMBER
    names = unit_list(text)
    if names and all(map(looks_like_unit, names)):
        return ColumnRole.RESPONSIBLE
    if len(text) <= _SHORT_TIME and any(
        word in text for word in ("年", "月", "季度", "长期", "持续")
    ):
        return ColumnRole.TIME
    return (
        ColumnRole.REQUIREMENT
        if len(text) > _LONG and text.rstrip()[-1] in "。；！"
        else ColumnRole.TITLE
    )


def fits(rows: Sequence[AnnotatedRow], columns: Columns) -> bool:
    """Whether a table without heads goes on with the columns of the one before.

    Its rows are as long, and where units are due, most of them have units or nothing.
    """
    full = [row.cells for row in rows if len(row.filled) > 1]
    if not full:
        return bool(rows) and max(len(row.cells) for row in rows) in (1, len(columns))
    if len(columns) - max(map(len, full)) not in (0, 1):
        return False
    good = sum(len(row) < len(columns) or _has_units_in_place(row, columns) for row in full)
    return good * 2 > len(full)


def _has_units_in_place(row: Sequence[Line], columns: Columns) -> bool:
    held = dict(zip(columns, row, strict=False))
    parties = [held[column] for column in PARTIES if column in held]
    return ColumnRole.TITLE in held and all(look(cell) in (None, *PARTIES) for cell in parties)


def guessed_columns(rows: Sequence[AnnotatedRow]) -> Columns | None:
    """The columns of a table without heads: titles first, then those who lead and answer.

    None where nothing looks like a list of tasks with units.
    """
    width = max((len(row.cells) for row in rows), default=0)
    full = [row for row in rows if len(row.cells) == width]
    looks = [_common([look(row.cells[place]) for row in full]) for place in range(width)]
    parties = [place for place, column in enumerate(looks) if column is ColumnRole.RESPONSIBLE]
    texts = [
        p for p, column in enumerate(looks) if column in (ColumnRole.TITLE, ColumnRole.REQUIREMENT)
    ]
    if not parties or not texts or len(full) < _FEWEST_ROWS or not _mostly_numbered(full):
        return None
    columns = [column or ColumnRole.OTHER for column in looks]
    for place in texts:
        columns[place] = ColumnRole.REQUIREMENT
    columns[texts[0]] = ColumnRole.TITLE
    if len(parties) > 1:
        columns[parties[0]] = ColumnRole.LEAD
    return tuple(columns)


def _mostly_numbered(rows: Sequence[AnnotatedRow]) -> bool:
    """Whether most rows begin with a number, as lists of tasks do and lists of names do not."""
    starts = [row.filled[0] for row in rows]
    return sum(bool(cell.bare_number) or cell.mark is not None for cell in starts) * 2 >= len(rows)


def _common(looks: Sequence[ColumnRole | None]) -> ColumnRole | None:
    known = [column for column in looks if column is not None]
    return max(known, key=known.count) if known else None
