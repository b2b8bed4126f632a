"""What an answer consists of, before anybody decides how it is printed."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from gkcli.frozen import frozen


class Tone(StrEnum):
    """A hint at what a text means; terminals may colour it, nothing depends on it."""

    PLAIN = ""
    STRONG = "strong"
    DIM = "dim"
    BAD = "bad"
    SOON = "soon"
    GOOD = "good"


@frozen
class Toned:
    """A text with its tone; ``brief`` says the same in fewer cells where room is scarce.

    ``value`` is what a spreadsheet can sort and reckon with, where the text says more.
    """

    text: str
    tone: Tone = Tone.PLAIN
    brief: str = ""
    value: str = ""


Cell = str | int | Toned

NONE = Toned("—", Tone.DIM)
"""A cell that has nothing to say."""


@frozen
class ListingColumn:
    """A column: ``flexible`` ones give way when the table is wider than the terminal.

    Those that may go ``below`` stand under their row where even that is not enough. What a
    ``spare`` one says can be told from another, so it goes first.
    """

    title: str
    flexible: bool = False
    right: bool = False
    below: bool = False
    spare: bool = False


@frozen
class SpanningRow:
    """A row of a listing that runs over all columns, such as a section's title."""

    text: str
    tone: Tone = Tone.STRONG


@frozen
class Listing:
    """A table: columns and rows; ``spans`` is the title of what its spans say, if it has any."""

    columns: Sequence[ListingColumn]
    rows: Sequence[Sequence[Cell] | SpanningRow]
    spans: str = ""


@frozen
class LabelledPairs:
    """Labels with what they label, in two columns."""

    items: Sequence[tuple[str, Cell]]
    indent: int = 0


@frozen
class TextLine:
    """A line or paragraph of its own."""

    text: str
    tone: Tone = Tone.PLAIN
    indent: int = 0


@frozen
class Excerpt:
    """A line of somebody's file with a caret under the character at ``column``, from 1.

    It is cut around the caret where it is long, and never folded.
    """

    text: str
    column: int
    indent: int = 4


@frozen
class Verbatim:
    """A line of somebody's file, whole and as it is, blanks at its end included."""

    text: str
    tone: Tone = Tone.PLAIN


@frozen
class Marked:
    """A line or paragraph of which parts have tones of their own; folded under ``hanging`` more."""

    parts: Sequence[Toned]
    indent: int = 0
    hanging: int = 0


@frozen
class EmptyLine:
    """An empty line."""


Block = Listing | LabelledPairs | TextLine | Marked | Excerpt | Verbatim | EmptyLine


class Page:
    """An answer: blocks from top to bottom."""

    __slots__ = ("blocks",)

    def __init__(self, blocks: Iterable[Block] = ()) -> None:
        self.blocks = list(blocks)

    def add(self, *blocks: Block) -> "Page":
        """Put blocks at the end."""
        self.blocks.extend(blocks)
        return self

    @property
    def listing(self) -> Listing:
        """The page's main table: its first."""
        return next(block for block in self.blocks if isinstance(block, Listing))


def text_of(cell: Cell) -> str:
    """A cell's text without its tone."""
    return cell.text if isinstance(cell, Toned) else str(cell)


def value_of(cell: Cell) -> str:
    """What a spreadsheet holds of a cell."""
    return (isinstance(cell, Toned) and cell.value) or text_of(cell)


def tone_of(cell: Cell) -> Tone:
    """A cell's tone."""
    return cell.tone if isinstance(cell, Toned) else Tone.PLAIN
