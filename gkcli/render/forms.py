"""Listings as CSV for spreadsheets, as Markdown, and values as JSON."""

import csv
import io
import json
from collections.abc import Sequence

from gkcli.render.page import Listing, Span, text_of

BOM = "\ufeff"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def to_json(value: object) -> str:
    """Indented JSON with Chinese unescaped, ended by a line break."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def to_csv(listing: Listing) -> str:
    """CSV that spreadsheet programs open as Chinese text and never as formulas."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([column.title for column in listing.columns])
    writer.writerows(map(_inert, row) for row in _rows(listing))
    return BOM + file.getvalue()


def to_markdown(listing: Listing) -> str:
    """A pipe table in which every cell shows as its own text."""
    head = [column.title for column in listing.columns]
    rule = ["--:" if column.right else "---" for column in listing.columns]
    body = [[markdown_text(text) for text in row] for row in _rows(listing)]
    return "".join(f"| {' | '.join(row)} |\n" for row in [head, rule, *body])


def markdown_text(text: str) -> str:
    """Text that Markdown shows as itself inside a table cell."""
    escaped = "".join(f"\\{c}" if c in "\\`*_{}[]<>()#|~&!" else c for c in text)
    return escaped.replace("\n", "<br>")


def _rows(listing: Listing) -> list[Sequence[str]]:
    return [[text_of(cell) for cell in row] for row in listing.rows if not isinstance(row, Span)]


def _inert(row: Sequence[str]) -> list[str]:
    return [f"'{text}" if text.startswith(_FORMULA_STARTS) else text for text in row]
