"""The file itself: python-docx's package with our parts, the same bytes every time."""

import io
import zipfile
from copy import deepcopy
from datetime import datetime

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.section import Section as WordSection

from gkcli.document.closing import closings
from gkcli.document.page import Document, Layout
from gkcli.exchange.docx.blocks import elements
from gkcli.exchange.docx.fonts import font_table
from gkcli.exchange.docx.pages import page_number, section
from gkcli.exchange.docx.styles import END, style_sheet
from gkcli.exchange.docx.text import keep_with_next, paragraph
from gkcli.exchange.docx.xml import Element
from gkcli.inert import printable

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


def packed(document: Document) -> bytes:
    """The bytes of the file."""
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


def _footers(made_for: WordSection, layout: Layout) -> list[Element]:
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
