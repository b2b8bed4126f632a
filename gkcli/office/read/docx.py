"""Word documents as blocks, and what stands beside their text: headers, footers and notes."""

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress

import docx
from docx.oxml.ns import qn
from lxml import etree
from lxml.etree import _Element as Element

from gkcli.office.read.blocks import Block, SourceCell, SourceParagraph
from gkcli.office.read.docx_numbers import Numbering
from gkcli.office.read.limits import broken, check_archive, whole
from gkcli.office.read.merged_cells import ContinuedCell, continued
from gkcli.text import trimmed

_PART = re.compile(r"word/(?:header|footer|footnotes|endnotes)\d*\.xml")
_WORDS = re.compile(r"[\u3400-\u9fff]")
_ASIDE_P, _ASIDE_T = qn("w:p"), qn("w:t")


def docx_asides(data: bytes) -> Iterator[str]:
    """The paragraphs of a .docx file that say something beside its text, each once."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = sorted(filter(_PART.fullmatch, archive.namelist()))
        said: dict[str, None] = {}
        for name in names:
            with suppress(etree.XMLSyntaxError):
                said.update(dict.fromkeys(_paragraphs(etree.XML(archive.read(name), parser))))
    yield from said


def _paragraphs(root: etree._Element) -> Iterator[str]:
    for paragraph in root.iter(_ASIDE_P):
        text = trimmed("".join(piece.text or "" for piece in paragraph.iter(_ASIDE_T)))
        if _WORDS.search(text):
            yield text


_P, _TBL, _TR, _TC = (qn(f"w:{name}") for name in ("p", "tbl", "tr", "tc"))
_SKIPPED = frozenset(
    qn(name)
    for name in (
        *("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:instrText", "w:rt", "w:sectPr"),
        *("w:tblPr", "w:trPr", "w:tcPr", "w:tblGrid", "w:sdtPr", "w:txbxContent", "w:delText"),
    )
)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_T, _R, _TEXT_BOX, _SPAN = qn("w:t"), qn("w:r"), qn("w:txbxContent"), qn("w:gridSpan")
_VALUE = qn("w:val")


def docx_blocks(data: bytes) -> Iterator[Block]:
    """The blocks of a .docx file; lines count its paragraphs, those in tables too."""
    check_archive(data)
    try:
        document = docx.Document(io.BytesIO(data))
        body = document.element.body
        numbering = Numbering.of(document)
    except MemoryError:
        raise
    except Exception as error:
        raise broken() from error
    yield from _Reader(numbering).blocks(body)


class _Reader:
    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._line = 0

    def blocks(self, parent: Element) -> Iterator[Block]:
        """Paragraphs and tables below an element, through content controls and the like."""
        carried = ""
        for node in parent:
            if node.tag == _P:
                text = carried + self._paragraph(node)
                carried = text if _mark_deleted(node) else ""
                if text and not carried:
                    yield from self._lines(text)
                yield from self._text_boxes(node)
            elif node.tag == _TBL:
                yield from self._table(node)
            elif node.tag not in _SKIPPED and node.tag != _FALLBACK:
                yield from self.blocks(node)
        if carried:
            yield from self._lines(carried)

    def _lines(self, text: str) -> Iterator[SourceParagraph]:
        """A paragraph by the lines that it is broken into by hand."""
        return (
            SourceParagraph(line, self._line) for line in map(trimmed, text.split("\n")) if line
        )

    def _paragraph(self, node: Element) -> str:
        self._line += 1
        text = trimmed("".join(_pieces(node)))
        number = self._numbering.label(node) if text else ""
        return f"{number}{text}"

    def _text_boxes(self, node: Element) -> Iterator[Block]:
        for box in node.iter(_TEXT_BOX):
            if not any(parent.tag == _FALLBACK for parent in box.iterancestors()):
                yield from self.blocks(box)

    def _table(self, table: Element) -> Iterator[Block]:
        kept = [row for row in _below(table, _TR) if not _row_deleted(row)]
        if _is_layout(table, len(kept)):
            for row in kept:
                for cell in _below(row, _TC):
                    yield from self.blocks(cell)
        else:
            yield continued(map(self._row, kept))

    def _row(self, row: Element) -> Iterator[ContinuedCell]:
        for _ in range(_number(row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}"))):
            yield ContinuedCell(SourceCell("", self._line + 1))
        for node in _below(row, _TC):
            properties = node.find(qn("w:tcPr"))
            span = properties.find(_SPAN) if properties is not None else None
            columns = max(1, _number(span))
            yield ContinuedCell(self._cell(node), columns, _goes_on(properties))

    def _cell(self, node: Element) -> SourceCell:
        start = self._line + 1
        texts = []
        for block in self.blocks(node):
            if isinstance(block, SourceParagraph):
                texts.append(block.text)
            else:
                texts.extend(cell.text for row in block.rows for cell in dict.fromkeys(row))
        return SourceCell("\n".join(text for text in texts if text), start)


def _pieces(node: Element) -> Iterator[str]:
    for child in node:
        if child.tag == _T:
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag not in _SKIPPED and child.tag != _FALLBACK and not _vanished(child):
            yield from _pieces(child)


def _vanished(node: Element) -> bool:
    """Whether a run is hidden text."""
    if node.tag != _R:
        return False
    vanish = node.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
    return vanish is not None and vanish.get(_VALUE) not in ("0", "false")


def _mark_deleted(node: Element) -> bool:
    """Whether the end of a paragraph is a tracked deletion, so that the next goes on with it."""
    return node.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:del')}") is not None


def _row_deleted(row: Element) -> bool:
    """Whether a row is a tracked deletion."""
    return row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None


def _is_layout(table: Element, rows: int) -> bool:
    """Whether a table only arranges the page: the tables in it have more rows than itself."""
    return sum(1 for _ in table.iter(_TR)) > 2 * rows


def _below(node: Element, tag: str) -> Iterator[Element]:
    """The nearest elements of a kind, through content controls and insertions."""
    for child in node:
        if child.tag == tag:
            yield child
        elif child.tag not in _SKIPPED and child.tag != _TBL:
            yield from _below(child, tag)


def _goes_on(properties: Element | None) -> bool:
    """Whether a cell goes on with the one above it."""
    merge = properties.find(qn("w:vMerge")) if properties is not None else None
    return merge is not None and merge.get(_VALUE) in (None, "continue")


def _number(node: Element | None) -> int:
    return min(whole(node.get(_VALUE)) or 0, 1000) if node is not None else 0
