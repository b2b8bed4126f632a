"""Listings as CSV for spreadsheets, as Markdown, and values as JSON."""

import io
import re
from collections.abc import Iterator
from itertools import islice

from gkcli.terminal.page import NONE, Cell, Listing, ListingColumn, SpanningRow, text_of, value_of
from gkcli.text import formula_safe, json_safe, one_line, printable, tame

BOM = "\ufeff"
BATCH = 100
"""How many items of a long JSON list are made at once."""

_CLOSING = "\n]\n"


def to_json(value: object) -> str:
    """Indented JSON with Chinese unescaped, ended by a line break."""
    import json

    return json_safe(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def json_pieces(value: object) -> Iterator[str]:
    """The same in pieces; an iterator is a list of which only some items are there at a time."""
    if not isinstance(value, Iterator):
        yield to_json(value)
        return
    opening = "["
    while items := list(islice(value, BATCH)):
        yield opening + to_json(items).removeprefix("[").removesuffix(_CLOSING)
        opening = ","
    yield "[]\n" if opening == "[" else _CLOSING


def to_csv(listing: Listing) -> str:
    """CSV that spreadsheet programs open as Chinese text and never as formulas."""
    import csv

    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([column.title for column in _columns(listing)])
    for row in _rows(listing):
        writer.writerow(
            ["" if cell == NONE else formula_safe(tame(value_of(cell))) for cell in row]
        )
    return BOM + file.getvalue()


def to_markdown(listing: Listing) -> str:
    """A pipe table in which every cell shows as its own text."""
    columns = _columns(listing)
    head = [column.title for column in columns]
    rule = ["--:" if column.right else "---" for column in columns]
    body = [[markdown_text(text_of(cell)) for cell in row] for row in _rows(listing)]
    return "".join(f"| {' | '.join(row)} |\n" for row in [head, rule, *body])


def markdown_text(text: str) -> str:
    """Text that Markdown shows as itself inside a table cell."""
    escaped = "".join(f"\\{c}" if c in "\\`*_{}[]<>()#|~&!" else c for c in printable(text))
    return escaped.replace("\n", "<br>")


def code_span(text: str) -> str:
    """Text that Markdown shows to the letter, as code, whatever backticks it has."""
    shown = one_line(text)
    fence = "`" * (max((len(run) for run in re.findall("`+", shown)), default=0) + 1)
    pad = " " if "`" in shown else ""
    return f"{fence}{pad}{shown}{pad}{fence}"


def _columns(listing: Listing) -> list[ListingColumn]:
    """The columns, with one before them for the spans, which flat tables cannot have."""
    return [*([ListingColumn(listing.spans)] if listing.spans else []), *listing.columns]


def _rows(listing: Listing) -> Iterator[list[Cell]]:
    span = ""
    for row in listing.rows:
        if isinstance(row, SpanningRow):
            span = row.text
        else:
            yield [*([span] if listing.spans else []), *row]
