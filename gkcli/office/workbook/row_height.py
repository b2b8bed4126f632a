"""How high a row has to be: not every program finds out by itself."""

from collections.abc import Iterable, Mapping
from unicodedata import east_asian_width

from gkcli.office.workbook.columns import BookColumn, Value

_LINE = 15.0
"""Points of a line of text."""

_HIGHEST = 409.0
"""Points of the highest row. Source: Excel specifications and limits."""

_MARGIN = 2
"""Characters of a column that stay empty: fonts are not equally wide."""


def row_height(columns: Iterable[BookColumn], row: Mapping[str, Value]) -> float:
    """The height of a row in points, so that every cell shows all of its text."""
    return min(_HIGHEST, _LINE * max(_lines(row[one.field], one.width) for one in columns))


def _lines(value: Value, width: int) -> int:
    if not isinstance(value, str):
        return 1
    return sum(-(-max(1, _cells(line)) // (width - _MARGIN)) for line in value.split("\n"))


def _cells(text: str) -> int:
    return sum(2 if east_asian_width(one) in "WFA" else 1 for one in text)
