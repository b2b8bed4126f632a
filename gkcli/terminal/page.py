"""The blocks of an answer, independent of the format that it is printed in."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from gkcli.frozen import frozen


class Tone(StrEnum):
    """What a text means, shown as a colour where there is one; no information depends on it."""

    PLAIN = ""
    STRONG = "strong"
    DIM = "dim"
    BAD = "bad"
    SOON = "soon"
    GOOD = "good"


@frozen
class Toned:
    """A text with its tone; ``brief`` says the same in fewer cells where room is scarce.

    ``value`` is what CSV holds, so that a spreadsheet can sort and calculate by it.
    """

    text: str
    tone: Tone = Tone.PLAIN
    brief: str = ""
    value: str = ""


Cell = str | int | Toned

NONE = Toned("—", Tone.DIM)
"""An empty cell."""


@frozen
class ListingColumn:
    """A column of a listing.

    Where the table is wider than the terminal, ``flexible`` columns are narrowed first, ``spare``
    ones, which repeat what another column says, are left out next, and ``below`` ones are printed
    under their row last.
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
    """A table; ``spans`` is the title of its spanning rows, "" where it has none."""

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
