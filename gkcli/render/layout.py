"""Pages laid out as lines of toned text, within a width or as wide as they are."""

from collections.abc import Iterator

from gkcli.inert import one_line
from gkcli.render.lines import Toneds, excerpt_of, line_of, marked_of, pairs_of
from gkcli.render.listing import table_of
from gkcli.render.page import (
    Block,
    Excerpt,
    Gap,
    Line,
    Listing,
    Marked,
    Page,
    Pairs,
    Toned,
    Verbatim,
)


def lay_out(page: Page, width: int | None) -> Iterator[Toneds]:
    """The lines of a page; ``width`` in cells folds what is wider, None folds nothing."""
    for block in page.blocks:
        yield from _block(block, width)


def plain(page: Page, width: int | None = None) -> str:
    """A page as plain text, each line ended."""
    return "".join("".join(part.text for part in line) + "\n" for line in lay_out(page, width))


def _block(block: Block, width: int | None) -> Iterator[Toneds]:
    match block:
        case Listing():
            yield from table_of(block, width)
        case Pairs():
            yield from pairs_of(block, width)
        case Line():
            yield from line_of(block, width)
        case Marked():
            yield from marked_of(block, width)
        case Excerpt():
            yield from excerpt_of(block, width)
        case Verbatim():
            yield [Toned(one_line(block.text), block.tone)]
        case Gap():
            yield []
