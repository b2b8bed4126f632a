"""Which edition of a workspace a workbook was made from, kept in a hidden sheet of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from gkcli.office.workbook.columns import BookSheet, Value

HIDDEN = "gkcli"
"""The name of the hidden sheet."""

_MARK = "gkcli 台账"
_VERSION = "1"
_ROWS_OF = "sheet"
_ROW = "row"


class BookEdition(NamedTuple):
    """Where a workbook comes from: the number of the notice, the day, the unit ("" for all).

    ``digest`` is that of the table's file, SHA-256 in hexadecimal digits.
    """

    notice: str
    as_of: str
    unit: str
    digest: str


SheetRows = Sequence[Mapping[str, str]]
"""The rows of a sheet as texts by field."""


class BookOrigin(NamedTuple):
    """An edition and what every sheet said in it, by the sheet's name."""

    edition: BookEdition
    rows: Mapping[str, SheetRows]


def as_text(value: Value) -> str:
    """A value as the hidden sheet keeps it and as a cell with it is read."""
    return "" if value is None else str(value)


def origin_lines(
    edition: BookEdition, sheets: Iterable[tuple[BookSheet, Iterable[Mapping[str, Value]]]]
) -> Iterator[list[str]]:
    """The rows of the hidden sheet: the edition, then what every sheet says, row by row."""
    yield [_MARK, _VERSION]
    for field, text in zip(BookEdition._fields, edition, strict=True):
        yield [field, text]
    for sheet, rows in sheets:
        fields = [column.field for column in sheet.columns]
        yield [_ROWS_OF, sheet.name, *fields]
        for row in rows:
            yield [_ROW, *(as_text(row[field]) for field in fields)]


def read_origin(lines: Iterable[Sequence[str]]) -> BookOrigin | None:
    """What :func:`origin_lines` wrote; None where these are not such lines."""
    rest = iter(lines)
    if list(next(rest, ()))[:2] != [_MARK, _VERSION]:
        return None
    told: dict[str, str] = {}
    rows: dict[str, list[dict[str, str]]] = {}
    fields: list[str] = []
    own: list[dict[str, str]] = []
    for kind, *texts in rest:
        if kind == _ROWS_OF and texts:
            own, fields = rows.setdefault(texts[0], []), texts[1:]
        elif kind == _ROW:
            padded = [*texts, *[""] * (len(fields) - len(texts))]
            own.append(dict(zip(fields, padded, strict=False)))
        elif texts:
            told[kind] = texts[0]
    return BookOrigin(BookEdition(*(told.get(field, "") for field in BookEdition._fields)), rows)
