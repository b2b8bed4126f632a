"""What a document consists of, once its format is out of the way."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Format(StrEnum):
    """The formats that can be read."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    XLSX = "xlsx"


@dataclass(frozen=True, slots=True)
class SourceParagraph:
    """A paragraph or line; ``line`` is where it stands, counted from 1."""

    text: str
    line: int


@dataclass(frozen=True, slots=True, eq=False)
class SourceCell:
    """A cell of a table; a merged one is the same object in every place that it covers.

    Paragraphs within it are separated by one line break.
    """

    text: str
    line: int

    def __reduce__(self) -> tuple[type["SourceCell"], tuple[str, int]]:
        """Be handed to another process in a fraction of the time: there are many."""
        return SourceCell, (self.text, self.line)


Row = tuple[SourceCell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, row by row; rows may be of different length."""

    rows: tuple[Row, ...]


Block = SourceParagraph | Grid


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A document's blocks in reading order.

    ``line`` of a block counts lines of a text or HTML file, paragraphs of a .docx file, and rows
    of an .xlsx file. ``name`` is how messages call the file. ``asides`` are the paragraphs of
    headers, footers and notes of a .docx file, which are no part of its text.
    """

    name: str
    format: Format
    blocks: tuple[Block, ...]
    asides: tuple[str, ...] = ()

    def texts(self) -> Iterator[SourceParagraph | SourceCell]:
        """Every paragraph and cell that has text, a merged cell once, in reading order."""
        for block in self.blocks:
            if isinstance(block, SourceParagraph):
                yield block
                continue
            seen: set[int] = set()
            for row in block.rows:
                for cell in row:
                    if cell.text and id(cell) not in seen:
                        seen.add(id(cell))
                        yield cell
