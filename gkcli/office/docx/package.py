"""The .docx file of a document: pages and page numbers, parts, and no trace of the clock."""

import io
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from datetime import datetime

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.section import Section as WordSection
from gkcli.office.docx.blocks import elements
from gkcli.office.docx.styles import END, FOOTER, indent, style_sheet
from gkcli.office.docx.text import keep_with_next, paragraph, runs, words
from gkcli.office.docx.xml import Element, el, font_table, mm, twips
from gkcli.paper.document.page import A4, Document, PageLayout, closings
from gkcli.text import printable

_PITCH = 28.95
_BELOW = 7
_NUMBER = 5
"""The page number stands 7 mm below the text and is 5 mm high. Source: GB/T 9704-2012, 7.5."""


def section(layout: PageLayout, footers: list[Element]) -> Element:
    """The properties of a section of pages; ``footers`` refer to those that it has."""
    width, height = layout.size
    margins = layout.value
    size: dict[str, str | float] = {"w": mm(width), "h": mm(height)}
    if layout.landscape:
        size["orient"] = "landscape"
    return el(
        "sectPr",
        *footers,
        el("type", val="nextPage"),
        el("pgSz", **size),
        el(
            "pgMar",
            top=mm(margins.top),
            right=mm(margins.right),
            bottom=mm(margins.bottom),
            left=mm(margins.left),
            header=mm(margins.top / 2),
            footer=mm(max(margins.bottom - _BELOW - _NUMBER, _NUMBER)),
            gutter=0,
        ),
        el("docGrid", type="lines", linePitch=twips(_PITCH)),
    )


def page_number(layout: PageLayout, *, odd: bool) -> Iterator[Element]:
    """``— 1 —`` as a field: at the right on odd pages, at the left on even ones, one letter in.

    A page that lies across is bound like the others, its left edge at the foot: its number stands
    there, turned with it. Source: GB/T 9704-2012, 7.5 and 8.
    """
    if layout.landscape:
        yield _turned(layout, _number(odd=odd))
        yield paragraph(END, ())
    else:
        yield _number(odd=odd)


def _turned(layout: PageLayout, number: Element) -> Element:
    """A number at the left edge, in a floating table: that is what every program can turn."""
    margins = layout.value
    height = A4[0] - margins.top - margins.bottom
    place: dict[str, str | float] = {
        "vertAnchor": "page",
        "horzAnchor": "page",
        "tblpX": mm(margins.left - _BELOW - _NUMBER),
        "tblpY": mm(margins.top),
    }
    return el(
        "tbl",
        el(
            "tblPr",
            el("tblpPr", **place),
            el("tblOverlap", val="never"),
            el("tblW", w=mm(_NUMBER), type="dxa"),
            el("tblLayout", type="fixed"),
            el("tblCellMar", *(el(side, w=0, type="dxa") for side in ("left", "right"))),
        ),
        el("tblGrid", el("gridCol", w=mm(_NUMBER))),
        el(
            "tr",
            el("trPr", el("trHeight", val=mm(height), hRule="exact")),
            el(
                "tc",
                el("tcPr", el("tcW", w=mm(_NUMBER), type="dxa"), el("textDirection", val="tbRl")),
                number,
            ),
        ),
    )


def _number(*, odd: bool) -> Element:
    side = {"right": 1.0} if odd else {"left": 1.0}
    indents, align = indent(size=FOOTER.size, **side), "right" if odd else "left"
    made = paragraph(FOOTER, words("— "), indents, el("jc", val=align))
    look = runs(FOOTER, words(" "))[0][0]
    for kind in ("begin", None, "separate", "1", "end"):
        made.append(_field_part(kind, look))
    for run in runs(FOOTER, words(" —")):
        made.append(run)
    return made


def _field_part(kind: str | None, look: Element) -> Element:
    if kind is None:
        part = el("instrText")
        part.text = "PAGE"
    elif kind == "1":
        part = el("t")
        part.text = "1"
    else:
        part = el("fldChar", fldCharType=kind)
    return el("r", deepcopy(look), part)


_ORNAMENTS = (
    RELATIONSHIP_TYPE.CUSTOM_XML,
    RELATIONSHIP_TYPE.NUMBERING,
    RELATIONSHIP_TYPE.THUMBNAIL,
    RELATIONSHIP_TYPE.WEB_SETTINGS,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
)
"""Parts of python-docx's own template that nothing here uses."""

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The date of every part: the earliest that a zip can carry."""


def to_docx(document: Document) -> bytes:
    """The document as .docx, the same bytes every time."""
    word = docx.Document()
    _dress(word)
    _fill(word, document)
    _describe(word, document)
    file = io.BytesIO()
    word.save(file)
    return _without_clock(file.getvalue())


def _dress(word: WordDocument) -> None:
    """Our styles in place of those of the program's own template, and none of its ornaments."""
    sheet = word.styles.element
    for child in list(sheet):
        sheet.remove(child)
    for child in style_sheet():
        sheet.append(child)
    word.settings.odd_and_even_pages_header_footer = True
    for language in word.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    for owner in (word.part, word.part.package):
        for name, relation in list(owner.rels.items()):
            if relation.reltype in _ORNAMENTS:
                del owner.rels[name]
            elif relation.reltype == RELATIONSHIP_TYPE.FONT_TABLE:
                relation.target_part._blob = font_table()  # noqa: SLF001 - python-docx knows no fonts


def _fill(word: WordDocument, document: Document) -> None:
    body = word.element.body
    layouts = dict.fromkeys(part.layout for part in document.sections)
    footers = {layout: _footers(word.add_section(), layout) for layout in layouts}
    for child in list(body):
        body.remove(child)
    last = len(document.sections) - 1
    for at, part in enumerate(document.sections):
        kept = {n for run in closings(part.blocks) for n in run[:-1]}
        for number, block in enumerate(part.blocks):
            for element in elements(block, part.layout):
                body.append(keep_with_next(element) if number in kept else element)
        end = section(part.layout, deepcopy(footers[part.layout]))
        if at == last:
            body.append(end)
        else:
            _close(body, end)


def _close(body: Element, end: Element) -> None:
    """End a section in the last paragraph, in one of its own behind a table."""
    if not len(body) or body[-1].tag != qn("w:p"):
        body.append(paragraph(END, ()))
    body[-1][0].append(end)


def _footers(made_for: WordSection, layout: PageLayout) -> list[Element]:
    """References to the footers of odd and of even pages, made for a section of a layout."""
    for footer, odd in ((made_for.footer, True), (made_for.even_page_footer, False)):
        footer.is_linked_to_previous = False
        element = footer._element  # noqa: SLF001 - python-docx offers no other way to its content
        for child in list(element):
            element.remove(child)
        for child in page_number(layout, odd=odd):
            element.append(child)
    properties = made_for._sectPr  # noqa: SLF001 - nor to what refers to them
    return [child for child in properties if child.tag == qn("w:footerReference")]


def _describe(word: WordDocument, document: Document) -> None:
    """What the file says about itself; nothing about who ran the program, or when."""
    about = word.core_properties
    made = datetime(document.dated.year, document.dated.month, document.dated.day)
    about.title = printable(document.title)[:255]
    about.author = about.last_modified_by = about.comments = about.keywords = ""
    about.created = about.modified = made
    about.revision = 1
    about.language = "zh-CN"


def _without_clock(content: bytes) -> bytes:
    source, target = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as written:
        for name in source.namelist():
            part = zipfile.ZipInfo(name, _FIRST_DAY)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = 3
            part.external_attr = 0o600 << 16
            written.writestr(part, source.read(name), compresslevel=6)
    return target.getvalue()
