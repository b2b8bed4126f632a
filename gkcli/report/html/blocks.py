"""The blocks of a document as HTML."""

from markupsafe import Markup

from gkcli.document.blocks import (
    TITLE,
    Annex,
    Block,
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
from gkcli.document.inlines import Content
from gkcli.document.page import Document, Layout, Section
from gkcli.document.table import Table
from gkcli.report.html.inlines import inline_html, spans, title_html
from gkcli.report.html.table import table_html

_LAYOUTS = {Layout.UPRIGHT: "upright", Layout.WIDE: "wide", Layout.FORM: "wide form"}


def to_html(document: Document) -> Markup:
    """The document's sections, ready to stand in the frame of a page."""
    return Markup("\n").join(map(_section, document.sections))


def _section(section: Section) -> Markup:
    blocks = Markup("\n").join(map(_block, section.blocks))
    return Markup('<section class="{}">\n{}\n</section>').format(_LAYOUTS[section.layout], blocks)


def _block(block: Block) -> Markup:  # noqa: C901 - one case a kind of block
    match block:
        case Heading(level, content):
            tag = f"h{level + 1}"
            return Markup("<{0}>{1}</{0}>").format(
                tag, title_html(content) if level == TITLE else inline_html(content)
            )
        case Paragraph(content, role):
            if role is Role.BODY:
                return Markup("<p>{}</p>").format(inline_html(content))
            return Markup('<p class="{}">{}</p>').format(role.value, inline_html(content))
        case Table():
            return table_html(block)
        case ItemList():
            return _list(block)
        case Line(parts):
            return Markup('<div class="line">{}</div>').format(spans(parts))
        case Annex(mark):
            return Markup('<p class="annex">{}</p>').format(inline_html(mark))
        case PageBreak():
            return Markup('<div class="new-page"></div>')
        case CutLine(text):
            return Markup('<div class="cut"><span>{}</span></div>').format(text)
        case Letterhead() | Signature() | Enclosures() | Imprint():
            return _of_letter(block)


def _of_letter(block: Letterhead | Signature | Enclosures | Imprint) -> Markup:
    match block:
        case Letterhead(mark, parts):
            return Markup(
                '<header class="letterhead">\n<p>{}</p>\n<div class="line">{}</div>\n</header>'
            ).format(inline_html(mark), spans(parts))
        case Signature(lines):
            return Markup('<div class="signature">\n{}\n</div>').format(_paragraphs(lines))
        case Enclosures(lines):
            return Markup('<div class="enclosures">\n{}\n</div>').format(_paragraphs(lines))
        case Imprint(rows):
            told = (Markup("<p>{}</p>").format(spans(parts)) for parts in rows)
            return Markup('<footer class="imprint">\n{}\n</footer>').format(Markup("\n").join(told))


def _paragraphs(lines: tuple[Content, ...]) -> Markup:
    return Markup("\n").join(Markup("<p>{}</p>").format(inline_html(line)) for line in lines)


def _list(block: ItemList) -> Markup:
    items = Markup("\n").join(
        Markup("<li>{}</li>").format(Markup("\n").join(map(_in_item, item))) for item in block.items
    )
    if block.start is None:
        return Markup("<ul>\n{}\n</ul>").format(items)
    return Markup('<ol start="{}">\n{}\n</ol>').format(block.start, items)


def _in_item(block: Block) -> Markup:
    """A paragraph within an item is no paragraph of its own."""
    return inline_html(block.content) if isinstance(block, Paragraph) else _block(block)
