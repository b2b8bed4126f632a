"""What stands beside the text of a Word document: headers, footers, footnotes and endnotes."""

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress

from docx.oxml.ns import qn
from lxml import etree

from gkcli.exchange.documents.blanks import trimmed

_PART = re.compile(r"word/(?:header|footer|footnotes|endnotes)\d*\.xml")
_WORDS = re.compile(r"[\u3400-\u9fff]")
_P, _T = qn("w:p"), qn("w:t")


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
    for paragraph in root.iter(_P):
        text = trimmed("".join(piece.text or "" for piece in paragraph.iter(_T)))
        if _WORDS.search(text):
            yield text
