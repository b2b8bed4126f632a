"""The blocks of a document as HTML."""

from markupsafe import Markup

from gkcli.document.blocks import (
    TITLE,
    Annex,
    Block,
    Colour,
    CutLine,
    Enclosures,
    Heading,
    Imprint,
    ItemList,
    Letterhead,
    Line,
    PageBreak,
    Paragraph,
    Role,
    Signature,
)
from gkcli.document.closing import closings
from gkcli.document.inlines import Content, ragged
from gkcli.document.page import Document, Layout, Section
from gkcli.document.table import Table
from gkcli.report.html.inlines import inline_html, spans, title_html
from gkcli.report.html.table import table_html

_HEADS = {
    Colour.RED: "letterhead",
    Colour.ORANGE: "letterhead orange",
    Colour.BLUE: "letterhead blue",
}
_CLOSING = Markup('<div class="closing">\n{}\n</div>')
_LAYOUTS = {Layout.UPRIGHT: "upright", Layout.WIDE: "wide", Layout.FORM: "wide form"}


def to_html(document: Document) -> Markup:
    """The document's sections, ready to stand in the frame of a page."""
    return Markup("\n").join(map(_section, document.sections))


def _section(section: Section) -> Markup:
    made = [_block(block, section.layout) for block in section.blocks]
    for run in reversed(closings(section.blocks)):
        whole = Markup("\n").join(made[run.start : run.stop])
        made[run.start : run.stop] = [_CLOSING.format(whole)]
    blocks = Markup("\n").join(made)
    return Markup('<section class="{}">\n{}\n</section>').format(_LAYOUTS[section.layout], blocks)


def _block(block: Block, layout: Layout) -> Markup:  # noqa: C901 - one case a kind of block
    match block:
        case Heading(level, content):
            if level == TITLE:
                return Markup("<h1>{}</h1>").format(title_html(content, layout.title_width))
            return Markup("<{0}>{1}</{0}>").format(f"h{level + 1}", inline_html(content))
        case Paragraph(content, role):
            if role is Role.BODY:
                plain, torn = Markup("<p>{}</p>"), Markup('<p class="ragged">{}</p>')
                return (torn if ragged(content) else plain).format(inline_html(content))
            return Markup('<p class="{}">{}</p>').format(role.value, inline_html(content))
        case Table():
            return table_html(block)
        case ItemList():
            return _list(block, layout)
        case Line(parts):
            return Markup('<div class="line">{}</div>').format(spans(parts))
        case Annex(mark):
            return Markup('<p class="annex">{}</p>').format(inline_html(mark))
        case PageBreak():
            return Markup('<div class="new-page"></div>')
        case CutLine(text):
            return Markup('<div class="cut"><span>{}</span></div>').format(text)
        case Letterhead() | Signature() | Enclosures() | Imprint():
            return _of_letter(block, layout)


def _of_letter(block: Letterhead | Signature | Enclosures | Imprint, layout: Layout) -> Markup:
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


def _list(block: ItemList, layout: Layout) -> Markup:
    items = Markup("\n").join(_item(item, layout) for item in block.items)
    if block.start is None:
        return Markup("<ul>\n{}\n</ul>").format(items)
    return Markup('<ol start="{}">\n{}\n</ol>').format(block.start, items)


def _item(item: tuple[Block, ...], layout: Layout) -> Markup:
    """An item; a paragraph within it is no paragraph of its own."""
    told = (
        inline_html(inner.content) if isinstance(inner, Paragraph) else _block(inner, layout)
        for inner in item
    )
    torn = any(isinstance(inner, Paragraph) and ragged(inner.content) for inner in item)
    made = Markup('<li class="ragged">{}</li>') if torn else Markup("<li>{}</li>")
    return made.format(Markup("\n").join(told))
