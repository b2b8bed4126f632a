"""What stands below one another on a page: headings, paragraphs and the parts of a letter."""

from enum import StrEnum

from gkcli.frozen import frozen
from gkcli.paper.document.content import Content, PageTable, ems, text_of

TITLE = 0
"""The level of a title; 1 to 4 are 一、 （一） 1. and (1). Source: GB/T 9704-2012, 7.3.3."""

LOWEST = 4

_LARGEST_MARK, _SMALL_MARK, _SMALLEST_MARK = 40, 28, 22


class ParagraphRole(StrEnum):
    """Where a paragraph stands: what it is in a letter, or how it is aligned."""

    BODY = "body"
    FLUSH = "flush"
    CENTRED = "centred"
    RIGHT = "right"
    QUOTE = "quote"
    NOTE = "note"
    NUMBER = "number"


@frozen
class Heading:
    """A title or heading; the text carries its own number, as a heading of a notice does."""

    level: int
    content: Content


@frozen
class Paragraph:
    """A paragraph."""

    content: Content
    role: ParagraphRole = ParagraphRole.BODY


@frozen
class ItemList:
    """A list; ``start`` is the first item's number, None where items have no numbers."""

    items: tuple[tuple["Block", ...], ...]
    start: int | None = None


@frozen
class AlignedLine:
    """Short texts side by side, the first at the left edge, the last at the right one."""

    parts: tuple[Content, ...]


class Colour(StrEnum):
    """The colour of a head; slips that urge (三色督办单) come in three."""

    RED = "红"
    ORANGE = "橙"
    BLUE = "蓝"


@frozen
class Letterhead:
    """The red head (版头): who issues, and what stands above the red line. Source: 7.2.

    A ``small`` one leaves room on a page that must hold all of a slip.
    """

    mark: Content
    parts: tuple[Content, ...]
    colour: Colour = Colour.RED
    small: bool = False

    def size(self, measure: float) -> int:
        """The size of the mark in points: as large as one line of ``measure`` mm allows."""
        width = ems(text_of(self.mark)) + 1
        largest = _SMALL_MARK if self.small else _LARGEST_MARK
        return max(_SMALLEST_MARK, min(largest, int(measure / 25.4 * 72 / width)))


@frozen
class Signature:
    """Who signs and, on the last line, the date. Source: GB/T 9704-2012, 7.3.5."""

    lines: tuple[Content, ...]


@frozen
class Enclosures:
    """The list of enclosures (附件说明) below the text. Source: GB/T 9704-2012, 7.3.4."""

    lines: tuple[Content, ...]


@frozen
class Annex:
    """The mark of an enclosure, 附件1, which begins a new page. Source: 7.3.7."""

    mark: Content


@frozen
class Imprint:
    """The record at the foot (版记): copies to whom, printed by whom and when. Source: 7.4."""

    rows: tuple[tuple[Content, ...], ...]


@frozen
class PageBreak:
    """What follows begins a new page."""


@frozen
class CutLine:
    """A line to cut along, above a slip that is returned."""

    text: str


Block = (
    Heading
    | Paragraph
    | ItemList
    | PageTable
    | AlignedLine
    | Letterhead
    | Signature
    | Enclosures
    | Annex
    | Imprint
    | PageBreak
    | CutLine
)
