"""A document as HTML."""

from collections.abc import Iterable

from markupsafe import Markup

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
from gkcli.paper.html_text import dates_kept_whole, escaped

_FACES = {
    Face.PLAIN: ("", ""),
    Face.BOLD: ("<b>", "</b>"),
    Face.KAI: ('<span class="kai">', "</span>"),
    Face.HEI: ('<span class="hei">', "</span>"),
}
_NEW_LINE = "<br>"
_ON_PAPER = '<br class="paper">'


def _inline(content: Iterable[Inline]) -> str:
    return "".join(map(_piece, content))


def _title(content: Content, width: float) -> str:
    """A title: on paper broken at its words into lines of ``width`` ems, else at no date."""
    lines = balanced(content, width)
    new_line = _NEW_LINE if lines == content else _ON_PAPER
    return "".join(
        _faced(piece, dates_kept_whole(piece.text))
        if isinstance(piece, Run)
        else (new_line if isinstance(piece, Break) else _piece(piece))
        for piece in lines
    )


def _spans(parts: Iterable[Content]) -> str:
    """Each part in an element of its own."""
    return "".join(f"<span>{_inline(part)}</span>" for part in parts)


def _paragraphs(content: Content) -> str:
    """Each line of the content as a paragraph; a single line as it is."""
    lines = lines_of(content)
    if len(lines) == 1:
        return _inline(content)
    return "".join(f"<p>{_inline(line)}</p>" for line in lines)


def _piece(piece: Inline) -> str:
    match piece:
        case Break():
            return _NEW_LINE
        case Gap():
            return f'<mark class="gap">{escaped(piece.text)}</mark>'
        case Run():
            return _faced(piece, escaped(piece.text))


def _faced(run: Run, html: str) -> str:
    before, after = _FACES[run.face]
    return f"{before}{html}{after}"


_SIZES = {Size.SMALL_FOUR: "larger", Size.FIVE: "", Size.SMALL_FIVE: "smaller"}
_ALIGNS = {Align.LEFT: "", Align.CENTRE: "centre", Align.RIGHT: "right"}


def _table(table: PageTable) -> str:
    """The table; on a narrow screen, where its head is one plain row, the rows become cards."""
    labels = _labels(table)
    classes = " ".join(filter(None, ("stacked" if labels else "", _SIZES[table.size])))
    columns = "".join(f'<col style="width:{width * 100:.4g}%">' for width in table.widths)
    parts = [
        f"<table{_attribute('class', classes)}>",
        f"<colgroup>{columns}</colgroup>",
        *_head(table),
        "<tbody>",
        *(_row(table, row, "td", labels) for row in table.body),
        "</tbody>\n</table>",
    ]
    return "\n".join(parts)


def _head(table: PageTable) -> list[str]:
    if not table.head:
        return []
    return ["<thead>", *(_row(table, row, "th", {}) for row in table.head), "</thead>"]


def _labels(table: PageTable) -> dict[int, str]:
    """What each column is called, where one row says it."""
    if len(table.head) != 1 or len(table.head[0]) != len(table.widths):
        return {}
    return {cell.column: text_of(cell.content).replace("\n", "") for cell in table.head[0]}


def _row(table: PageTable, row: Row, tag: str, labels: dict[int, str]) -> str:
    if tag == "td" and table.spans_all(row):
        heading = _paragraphs(row[0].content)
        across = len(table.widths)
        return f'<tr class="part"><th scope="rowgroup" colspan="{across}">{heading}</th></tr>'
    cells = "".join(_cell(table, cell, tag, labels.get(cell.column, "")) for cell in row)
    tall = tag == "td" and table.height
    style = f' style="height:{table.height:g}mm"' if tall else ""
    return f"<tr{style}>{cells}</tr>"


def _cell(table: PageTable, cell: Cell, tag: str, label: str) -> str:
    attributes = (
        _attribute("scope", "col" if tag == "th" else "")
        + _attribute("class", _ALIGNS[table.aligns[cell.column]] if tag == "td" else "")
        + _attribute("colspan", str(cell.columns) if cell.columns > 1 else "")
        + _attribute("rowspan", str(cell.rows) if cell.rows > 1 else "")
        + _attribute("data-label", label)
    )
    return f"<{tag}{attributes}>{_paragraphs(cell.content)}</{tag}>"


def _attribute(name: str, value: str) -> str:
    """An attribute of an element, with the blank before it; "" without a value."""
    return f' {name}="{escaped(value)}"' if value else ""


_HEADS = {
    Colour.RED: "letterhead",
    Colour.ORANGE: "letterhead orange",
    Colour.BLUE: "letterhead blue",
}
_LAYOUTS = {PageLayout.UPRIGHT: "upright", PageLayout.WIDE: "wide", PageLayout.FORM: "wide form"}


def to_html(document: Document) -> Markup:
    """The document's sections, ready to stand in the frame of a page; all text is escaped."""
    return Markup("\n".join(map(_section, document.sections)))  # noqa: S704 - escaped at the leaves


def _section(section: PageSection) -> str:
    made = [_block(block, section.layout) for block in section.blocks]
    for run in reversed(closings(section.blocks)):
        kept = "\n".join(made[run.start : run.stop])
        made[run.start : run.stop] = [f'<div class="closing">\n{kept}\n</div>']
    blocks = "\n".join(made)
    return f'<section class="{_LAYOUTS[section.layout]}">\n{blocks}\n</section>'


def _block(block: Block, layout: PageLayout) -> str:  # noqa: C901 - one case a kind of block
    match block:
        case Heading(level, content):
            if level == TITLE:
                return f"<h1>{_title(content, layout.title_width)}</h1>"
            return f"<h{level + 1}>{_inline(content)}</h{level + 1}>"
        case Paragraph(content, role):
            if role is ParagraphRole.BODY:
                return f"<p{_ragged(content)}>{_inline(content)}</p>"
            return f'<p class="{role.value}">{_inline(content)}</p>'
        case PageTable():
            return _table(block)
        case ItemList():
            return _list(block, layout)
        case AlignedLine(parts):
            return f'<div class="line">{_spans(parts)}</div>'
        case Annex(mark):
            return f'<p class="annex">{_inline(mark)}</p>'
        case PageBreak():
            return '<div class="new-page"></div>'
        case CutLine(text):
            return f'<div class="cut"><span>{escaped(text)}</span></div>'
        case Letterhead() | Signature() | Enclosures() | Imprint():
            return _of_letter(block, layout)


def _ragged(content: Content) -> str:
    """The class of what must not be justified."""
    return _attribute("class", "ragged" if ragged(content) else "")


def _of_letter(block: Letterhead | Signature | Enclosures | Imprint, layout: PageLayout) -> str:
    match block:
        case Letterhead(mark, parts, colour, small):
            look = _HEADS[colour] + " small" * small
            size = block.size(layout.measure)
            return (
                f'<header class="{look}">\n<p style="font-size:{size}pt">{_inline(mark)}</p>\n'
                f'<div class="line">{_spans(parts)}</div>\n</header>'
            )
        case Signature(lines):
            return f'<div class="signature">\n{_lines(lines)}\n</div>'
        case Enclosures(lines):
            return f'<div class="enclosures">\n{_lines(lines)}\n</div>'
        case Imprint(rows):
            written = "\n".join(f"<p>{_spans(parts)}</p>" for parts in rows)
            return f'<footer class="imprint">\n{written}\n</footer>'


def _lines(lines: tuple[Content, ...]) -> str:
    return "\n".join(f"<p>{_inline(line)}</p>" for line in lines)


def _list(block: ItemList, layout: PageLayout) -> str:
    items = "\n".join(_item(item, layout) for item in block.items)
    if block.start is None:
        return f"<ul>\n{items}\n</ul>"
    return f'<ol start="{block.start}">\n{items}\n</ol>'


def _item(item: tuple[Block, ...], layout: PageLayout) -> str:
    """An item; a paragraph within it is no paragraph of its own."""
    written = "\n".join(
        _inline(inner.content) if isinstance(inner, Paragraph) else _block(inner, layout)
        for inner in item
    )
    torn = any(isinstance(inner, Paragraph) and ragged(inner.content) for inner in item)
    return f"<li{_attribute('class', 'ragged' if torn else '')}>{written}</li>"
