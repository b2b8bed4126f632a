"""A document as sections of pages: layout and margins, and which blocks stay on one page."""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum

from gkcli.frozen import frozen
from gkcli.paper.document.blocks import TITLE, Block, Enclosures, Heading, Paragraph, Signature
from gkcli.paper.document.content import ems, text_of

_MOST = 500
"""A paragraph of more letters may well fill a page and is not kept whole."""


def closings(blocks: Sequence[Block]) -> tuple[range, ...]:
    """The runs of blocks that stay together: each ends in a signature and begins with text.

    Source: GB/T 9704-2012, 7.3.5.4: 正文、署名和成文日期不分置于两面; 此页无正文 is not needed.
    """
    ends = (at for at, block in enumerate(blocks) if isinstance(block, Signature))
    return tuple(range(_start(blocks, end), end + 1) for end in ends)


def _start(blocks: Sequence[Block], end: int) -> int:
    start = end
    while start and isinstance(blocks[start - 1], Enclosures):
        start -= 1
    before = blocks[start - 1] if start else None
    if isinstance(before, Paragraph) and ems(text_of(before.content)) <= _MOST:
        start -= 1
    return start


A4 = (210, 297)
"""The short and the long side of the paper in millimetres."""


@frozen
class Margins:
    """The white around the text, in millimetres."""

    top: float
    right: float
    bottom: float
    left: float


class PageLayout(Enum):
    """How a page lies and what margins it keeps. Source: GB/T 9704-2012, 5.2.1.

    Pages that lie across are the upright ones turned; ``FORM`` is for sheets to fill in, which
    need the room.
    """

    UPRIGHT = Margins(37, 26, 35, 28)
    WIDE = Margins(28, 37, 26, 35)
    FORM = Margins(18, 15, 18, 20)

    @property
    def landscape(self) -> bool:
        """Whether the page lies across."""
        return self is not PageLayout.UPRIGHT

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the paper in millimetres."""
        return (A4[1], A4[0]) if self.landscape else A4

    @property
    def measure(self) -> float:
        """The width of the text in millimetres."""
        return self.size[0] - self.value.left - self.value.right

    @property
    def title_width(self) -> float:
        """How many letters of a title (二号, 22 points) stand in a line, less one.

        In some typefaces digits are wider than half a letter.
        """
        return self.measure / 25.4 * 72 / 22 - 1


@frozen
class PageSection:
    """Pages of one layout; a section begins a new page."""

    layout: PageLayout
    blocks: tuple[Block, ...]


@frozen
class Document:
    """A document; ``dated`` is the day it is made for, which files carry as their date."""

    sections: tuple[PageSection, ...]
    dated: date

    @property
    def blocks(self) -> Iterator[Block]:
        """All blocks in reading order."""
        return (block for section in self.sections for block in section.blocks)

    @property
    def blank(self) -> bool:
        """Whether there is nothing in it."""
        return not any(section.blocks for section in self.sections)

    @property
    def title(self) -> str:
        """The first title on one line, "" where there is none."""
        titles = (
            text_of(block.content).replace("\n", "")
            for block in self.blocks
            if isinstance(block, Heading) and block.level == TITLE
        )
        return next(titles, "")
