"""A document as HTML."""

import re
from collections.abc import Iterable

from markupsafe import Markup, escape

from gkcli.paper.document.blocks import (
    TITLE,
    AlignedLine,
    Annex,
    Block,
    Colour,
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
from gkcli.paper.document.content import (
    Align,
    Break,
    Cell,
    Content,
    Face,
    Gap,
    Inline,
    PageTable,
    Row,
    Run,
    Size,
    lines_of,
    ragged,
    text_of,
)
from gkcli.paper.document.page import Document, PageLayout, PageSection, closings
from gkcli.paper.document.titles import balanced

_FACES = {
    Face.PLAIN: Markup("{}"),
    Face.BOLD: Markup("<b>{}</b>"),
    Face.KAI: Markup('<span class="kai">{}</span>'),
    Face.HEI: Markup('<span class="hei">{}</span>'),
}
_GAP = Markup('<mark class="gap">{}</mark>')
_DATE = re.compile(r"(\d+ ?年(?:\d+月(?:\d+日)?)?)")
_WHOLE = Markup('<span class="whole">{}</span>')
_NEW_LINE = Markup("<br>")
_ON_PAPER = Markup('<br class="paper">')


def inline_html(content: Iterable[Inline]) -> Markup:
    """Content as HTML; the text in it is escaped."""
    return Markup("").join(map(_piece, content))


def title_html(content: Content, width: float) -> Markup:
    """A title: on paper broken at its words into lines of ``width`` ems, else at no date."""
    lines = balanced(content, width)
    new_line = _NEW_LINE if lines == content else _ON_PAPER
    return Markup("").join(
        _kept_whole(piece)
        if isinstance(piece, Run)
        else (new_line if isinstance(piece, Break) else _piece(piece))
        for piece in lines
    )


def spans(parts: Iterable[Content]) -> Markup:
    """Each part in an element of its own."""
    return Markup("").join(Markup("<span>{}</span>").format(inline_html(part)) for part in parts)


def paragraphs(content: Content) -> Markup:
    """Each line of the content as a paragraph; a single line as it is."""
    lines = lines_of(content)
    if len(lines) == 1:
        return inline_html(content)
    return Markup("").join(Markup("<p>{}</p>").format(inline_html(line)) for line in lines)


def _piece(piece: Inline) -> Markup:
    match piece:
        case Break():
            return _NEW_LINE
        case Gap():
            return _GAP.format(piece.text)
        case Run():
            return _FACES[piece.face].format(piece.text)


def _kept_whole(run: Run) -> Markup:
    pieces = [
        _WHOLE.format(piece) if at % 2 else escape(piece)
        for at, piece in enumerate(_DATE.split(run.text))
    ]
    return _FACES[run.face].format(Markup("").join(pieces))


_SIZES = {Size.SMALL_FOUR: "larger", Size.FIVE: "", Size.SMALL_FIVE: "smaller"}


def table_html(table: PageTable) -> Markup:
    """The table; on a narrow screen, where its head is one plain row, the rows become cards."""
    labels = _labels(table)
    classes = " ".join(filter(None, ("stacked" if labels else "", _SIZES[table.size])))
    parts = [
        Markup('<table class="{}">').format(classes) if classes else Markup("<table>"),
        Markup("<colgroup>{}</colgroup>").format(
            Markup("").join(
                Markup('<col style="width:{:.4g}%">').format(width * 100) for width in table.widths
            )
        ),
        *_head(table),
        Markup("<tbody>"),
        *(_row(table, row, "td", labels) for row in table.body),
        Markup("</tbody>\n</table>"),
    ]
    return Markup("\n").join(parts)


def _head(table: PageTable) -> list[Markup]:
    if not table.head:
        return []
    rows = (_row(table, row, "th", {}) for row in table.head)
    return [Markup("<thead>"), *rows, Markup("</thead>")]


def _labels(table: PageTable) -> dict[int, str]:
    """What each column is called, where one row says it."""
    if len(table.head) != 1 or len(table.head[0]) != len(table.widths):
        return {}
    return {cell.column: text_of(cell.content).replace("\n", "") for cell in table.head[0]}


def _row(table: PageTable, row: Row, tag: str, labels: dict[int, str]) -> Markup:
    if tag == "td" and table.spans_all(row):
        return Markup('<tr class="part"><th scope="rowgroup" colspan="{}">{}</th></tr>').format(
            len(table.widths), paragraphs(row[0].content)
        )
    cells = Markup("").join(_cell(table, cell, tag, labels.get(cell.column, "")) for cell in row)
    style = Markup("")
    if tag == "td" and table.height:
        style = Markup(' style="height:{:g}mm"').format(table.height)
    return Markup("<tr{}>{}</tr>").format(style, cells)


def _cell(table: PageTable, cell: Cell, tag: str, label: str) -> Markup:
    facts = {
        "scope": "col" if tag == "th" else "",
        "class": {Align.LEFT: "", Align.CENTRE: "centre", Align.RIGHT: "right"}[
            table.aligns[cell.column]
        ]
        if tag == "td"
        else "",
        "colspan": str(cell.columns) if cell.columns > 1 else "",
        "rowspan": str(cell.rows) if cell.rows > 1 else "",
        "data-label": label,
    }
    said = Markup("").join(
        Markup(' {}="{}"').format(name, value) for name, value in facts.items() if value
    )
    return Markup("<{0}{1}>{2}</{0}>").format(tag, said, paragraphs(cell.content))


_HEADS = {
    Colour.RED: "letterhead",
    Colour.ORANGE: "letterhead orange",
    Colour.BLUE: "letterhead blue",
}
_CLOSING = Markup('<div class="closing">\n{}\n</div>')
_LAYOUTS = {PageLayout.UPRIGHT: "upright", PageLayout.WIDE: "wide", PageLayout.FORM: "wide form"}


def to_html(document: Document) -> Markup:
    """The document's sections, ready to stand in the frame of a page."""
    return Markup("\n").join(map(_section, document.sections))


def _section(section: PageSection) -> Markup:
    made = [_block(block, section.layout) for block in section.blocks]
    for run in reversed(closings(section.blocks)):
        whole = Markup("\n").join(made[run.start : run.stop])
        made[run.start : run.stop] = [_CLOSING.format(whole)]
    blocks = Markup("\n").join(made)
    return Markup('<section class="{}">\n{}\n</section>').format(_LAYOUTS[section.layout], blocks)


def _block(block: Block, layout: PageLayout) -> Markup:  # noqa: C901 - one case a kind of block
    match block:
        case Heading(level, content):
            if level == TITLE:
                return Markup("<h1>{}</h1>").format(title_html(content, layout.title_width))
            return Markup("<{0}>{1}</{0}>").format(f"h{level + 1}", inline_html(content))
        case Paragraph(content, role):
            if role is ParagraphRole.BODY:
                plain, torn = Markup("<p>{}</p>"), Markup('<p class="ragged">{}</p>')
                return (torn if ragged(content) else plain).format(inline_html(content))
            return Markup('<p class="{}">{}</p>').format(role.value, inline_html(content))
        case PageTable():
            return table_html(block)
        case ItemList():
            return _list(block, layout)
        case AlignedLine(parts):
            return Markup('<div class="line">{}</div>').format(spans(parts))
        case Annex(mark):
            return Markup('<p class="annex">{}</p>').format(inline_html(mark))
        case PageBreak():
            return Markup('<div class="new-page"></div>')
        case CutLine(text):
            return Markup('<div class="cut"><span>{}</span></div>').format(text)
        case Letterhead() | Signature() | Enclosures() | Imprint():
            return _of_letter(block, layout)


def _of_letter(block: Letterhead | Signature | Enclosures | Imprint, layout: PageLayout) -> Markup:
    match block:
        case Letterhead(mark, parts, colour, small):
            look = _HEADS[colour] + " small" * small
            return Markup(
                '<header class="{}">\n<p style="font-size:{}pt">{}</p>\n'
                '<div class="line">{}</div>\n</header>'
            ).format(look, block.size(layout.measure), inline_html(mark), spans(parts))
        case Signature(lines):
            return Markup('<div class="signature">\n{}\n</div>').format(_paragraphs(lines))
        case Enclosures(lines):
            return Markup('<div class="enclosures">\n{}\n</div>').format(_paragraphs(lines))
        case Imprint(rows):
            told = (Markup("<p>{}</p>").format(spans(parts)) for parts in rows)
            return Markup('<footer class="imprint">\n{}\n</footer>').format(Markup("\n").join(told))


def _paragraphs(lines: tuple[Content, ...]) -> Markup:
    return Markup("\n").join(Markup("<p>{}</p>").format(inline_html(line)) for line in lines)


def _list(block: ItemList, layout: PageLayout) -> Markup:
    items = Markup("\n").join(_item(item, layout) for item in block.items)
    if block.start is None:
        return Markup("<ul>\n{}\n</ul>").format(items)
    return Markup('<ol start="{}">\n{}\n</ol>').format(block.start, items)


def _item(item: tuple[Block, ...], layout: PageLayout) -> Markup:
    """An item; a paragraph within it is no paragraph of its own."""
    told = (
        inline_html(inner.content) if isinstance(inner, Paragraph) else _block(inner, layout)
        for inner in item
    )
    torn = any(isinstance(inner, Paragraph) and ragged(inner.content) for inner in item)
    made = Markup('<li class="ragged">{}</li>') if torn else Markup("<li>{}</li>")
    return made.format(Markup("\n").join(told))
