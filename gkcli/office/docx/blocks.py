"""The blocks of a document as paragraphs and tables."""

from collections.abc import Iterator
from types import MappingProxyType

from gkcli.office.docx import styles
from gkcli.office.docx.styles import ParagraphStyle, indent
from gkcli.office.docx.tables import imprint, side_by_side, table_of
from gkcli.office.docx.text import alignment, paragraph, sized, words
from gkcli.office.docx.xml import LETTER, LINE, Element, el, twips
from gkcli.paper.document.blocks import (
    TITLE,
    AlignedLine,
    Annex,
    Block,
    CutLine,
    Enclosures,
    Heading,
    Imprint,
    ItemList,
    Letterhead,
    PageBreak,
    Paragraph,
    ParagraphRole,
    Signature,
)
from gkcli.paper.document.content import Content, PageTable, Run, ems, text_of
from gkcli.paper.document.page import PageLayout
from gkcli.paper.document.titles import balanced

_ROLES: MappingProxyType[ParagraphRole, ParagraphStyle] = MappingProxyType(
    {
        ParagraphRole.BODY: styles.BODY,
        ParagraphRole.FLUSH: styles.FLUSH,
        ParagraphRole.CENTRED: styles.CENTRED,
        ParagraphRole.RIGHT: styles.RIGHT,
        ParagraphRole.QUOTE: styles.QUOTE,
        ParagraphRole.NOTE: styles.NOTE,
        ParagraphRole.NUMBER: styles.NUMBER,
    }
)
_DASHES = "—" * 2


def elements(block: Block, layout: PageLayout) -> Iterator[Element]:
    """What a block is in the file, on pages of a layout."""
    match block:
        case Heading(level, content):
            told = balanced(content, layout.title_width) if level == TITLE else content
            yield paragraph(styles.HEADINGS[level], told)
        case Paragraph(content, role):
            keeps = role in (ParagraphRole.CENTRED, ParagraphRole.RIGHT, ParagraphRole.NUMBER)
            yield paragraph(_ROLES[role], content, *([] if keeps else alignment(content)))
        case PageTable():
            yield table_of(block, layout)
            yield _gap_below()
        case ItemList():
            yield from _items(block)
        case AlignedLine(parts):
            yield side_by_side(parts, layout)
            yield _gap_below()
        case PageBreak():
            yield paragraph(styles.END, (), el("pageBreakBefore"))
        case CutLine(text):
            yield paragraph(styles.CUT, words(f"{_DASHES * 6}{text}{_DASHES * 6}"))
        case Annex(mark):
            yield paragraph(styles.ANNEX, mark, el("pageBreakBefore"))
        case Letterhead() | Signature() | Enclosures() | Imprint():
            yield from _of_letter(block, layout)


def _of_letter(
    block: Letterhead | Signature | Enclosures | Imprint, layout: PageLayout
) -> Iterator[Element]:
    match block:
        case Letterhead(mark, parts, colour, small):
            closer = [el("spacing", after=twips(12), line=twips(40), lineRule="exact")] * small
            head = paragraph(styles.MARKS[colour], mark, *closer)
            yield sized(head, block.size(layout.measure))
            if parts:
                yield side_by_side(parts, layout, styles.HEAD_LINE)
            yield _line_below(styles.MARKS[colour].color, LINE / 2 if small else LINE)
        case Signature(lines):
            yield from _signature(lines, layout)
        case Enclosures(lines):
            for at, line in enumerate(lines):
                where = indent(-3, left=5) if at == 0 else indent(left=5)
                space = el("spacing", before=twips(LINE)) if at == 0 else el("spacing", before=0)
                yield paragraph(styles.ENCLOSURES, line, space, where)
        case Imprint(rows):
            yield _gap_below()
            yield imprint(rows, layout)
            yield paragraph(styles.END, ())


def _signature(lines: tuple[Content, ...], layout: PageLayout) -> Iterator[Element]:
    """The name two letters from the right edge, the date beginning two letters behind the name's.

    Where the date is the longer one, it keeps to the edge and the name moves. Counted from the
    left, because a name is as wide as its letters are many and a date's digits are not.
    Source: GB/T 9704-2012, 7.3.5.1.
    """
    widths = [ems(text_of(line)) for line in lines]
    edge = layout.measure / 25.4 * 72 / LETTER - 2
    start = edge - max(*widths[:-1], widths[-1] + 2) if len(lines) > 1 else edge - widths[0]
    for at, line in enumerate(lines):
        last = at == len(lines) - 1 > 0
        yield paragraph(
            styles.SIGNATURE,
            line,
            *([] if at == len(lines) - 1 else [el("keepNext")]),
            el("spacing", before=twips(2 * LINE if at == 0 else 0)),
            indent(left=max(0, round(start + 2 * last, 2))),
        )


def _items(block: ItemList, depth: int = 0) -> Iterator[Element]:
    for at, item in enumerate(block.items):
        sign = "●" if block.start is None else f"{block.start + at}."
        for index, inner in enumerate(item):
            if isinstance(inner, ItemList):
                yield from _items(inner, depth + 1)
            elif isinstance(inner, Paragraph):
                start = (Run(f"{sign} "),) if index == 0 else ()
                where = (indent(2, left=2 * depth), *alignment(inner.content))
                yield paragraph(styles.ITEM, (*start, *inner.content), *where)
            else:
                yield from elements(inner, PageLayout.UPRIGHT)


def _gap_below() -> Element:
    """A little white, without which tables that touch would become one."""
    return paragraph(styles.BELOW, ())


def _line_below(color: str, white: float) -> Element:
    line = el("bottom", val="single", sz=16, space=1, color=color)
    return paragraph(styles.NOTE, (), el("pBdr", line), el("spacing", after=twips(white)))
