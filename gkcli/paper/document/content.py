"""What stands within a line (text in four faces, gaps, line breaks), and tables of it."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from enum import StrEnum

from gkcli.frozen import frozen

_ADDRESS = re.compile(r"[!-~]{16}")
"""Latin letters and signs without a blank, as an address on the web has them."""


class Face(StrEnum):
    """How text is set apart from the text around it; printed Chinese changes the typeface."""

    PLAIN = "plain"
    BOLD = "bold"
    KAI = "kai"
    HEI = "hei"


@frozen
class Run:
    """Text in one face; it holds no line break and no character that acts."""

    text: str
    face: Face = Face.PLAIN


@frozen
class Gap:
    """What is missing and must be filled in by hand: 【待补：…】."""

    what: str

    @property
    def text(self) -> str:
        """The gap as it is read."""
        return f"【待补：{self.what}】"


@frozen
class Break:
    """A new line within the same paragraph or cell."""

    text = "\n"


Inline = Run | Gap | Break
Content = tuple[Inline, ...]


def text_of(content: Iterable[Inline]) -> str:
    """The bare text of some content; lines are parted by a newline."""
    return "".join(piece.text for piece in content)


def ragged(content: Iterable[Inline]) -> bool:
    """Whether there is a long address in it, whose line would be torn apart if justified."""
    return _ADDRESS.search(text_of(content)) is not None


def lines_of(content: Iterable[Inline]) -> tuple[Content, ...]:
    """Content parted at its line breaks."""
    lines: list[list[Inline]] = [[]]
    for piece in content:
        if isinstance(piece, Break):
            lines.append([])
        else:
            lines[-1].append(piece)
    return tuple(map(tuple, lines))


def ems(text: str) -> float:
    """The width of a line of text in ems: 1 for a Chinese character, a half for a Latin one."""
    return sum(1 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in text)


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


@frozen
class Cell:
    """A cell with the place of its first column, counted from 0, and what it spans."""

    content: Content
    column: int
    columns: int = 1
    rows: int = 1


Row = tuple[Cell, ...]


@frozen
class PageTable:
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
