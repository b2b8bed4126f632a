"""Pages laid out as lines of toned text, within a width or as wide as they are."""

import io
from collections.abc import Iterator

from gkcli.terminal.colours import STYLES
from gkcli.terminal.page import (
    Block,
    EmptyLine,
    Excerpt,
    LabelledPairs,
    Listing,
    Marked,
    Page,
    TextLine,
    Toned,
    Verbatim,
)
from gkcli.terminal.paragraphs import Toneds, excerpt_of, line_of, marked_of, pairs_of
from gkcli.terminal.table_layout import table_of
from gkcli.text import one_line


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
        case LabelledPairs():
            yield from pairs_of(block, width)
        case TextLine():
            yield from line_of(block, width)
        case Marked():
            yield from marked_of(block, width)
        case Excerpt():
            yield from excerpt_of(block, width)
        case Verbatim():
            yield [Toned(one_line(block.text), block.tone)]
        case EmptyLine():
            yield []


def coloured(page: Page, width: int) -> str:
    """A page as text with the terminal's colour codes, at most ``width`` cells wide."""
    from rich.console import Console
    from rich.text import Text

    console = Console(
        file=io.StringIO(), force_terminal=True, width=width, highlight=False, markup=False
    )
    whole = Text("\n").join(
        Text.assemble(*((part.text, STYLES[part.tone]) for part in line))
        for line in lay_out(page, width)
    )
    with console.capture() as captured:
        console.print(whole, soft_wrap=True)
    return captured.get()
