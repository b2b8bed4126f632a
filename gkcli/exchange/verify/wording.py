"""A second, simpler way from a file to its Chinese characters, to guard the first.

It knows nothing of blocks, grids or merged cells: it strips markup and counts. Where the two ways
count differently, a reader has lost or doubled something, and the comparison cannot be trusted.
"""

import re
from collections import Counter

from gkcli.confined import confined
from gkcli.exchange.documents.blocks import Document, Format
from gkcli.exchange.documents.decoding import declared, decode
from gkcli.exchange.documents.limits import READING
from gkcli.exchange.documents.numbers import unescaped
from gkcli.exchange.verify.office_wording import sheet_text, word_text
from gkcli.exchange.verify.page_wording import page_text

_HAN = re.compile(r"[\u3400-\u9fff]")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_LINK = re.compile(r"(?<=\])\([^()]*\)")
_WRITTEN = {Format.DOCX: "一二三四五六七八九十百第部分章节条项", Format.XLSX: "年月日是否"}
"""Characters that programs show though the file does not hold them: numbers, dates."""
_MOST_SHOWN = 20


def wording_differs(data: bytes, document: Document) -> str:
    """The Chinese characters that only one of the two ways has; "" when they agree.

    Numbers and dates that Word and Excel write by themselves stand in no text; they do not count.
    """
    other = Counter(_HAN.findall(confined(READING, _plain, data, document.format)))
    own = Counter(_HAN.findall("".join(text.text for text in document.texts())))
    added = own - other
    written = _WRITTEN.get(document.format, "")
    added = Counter({one: n for one, n in added.items() if one not in written})
    return "".join((other - own + added).elements())[:_MOST_SHOWN]


def _plain(data: bytes, form: Format) -> str:
    match form:
        case Format.TEXT:
            return decode(data)
        case Format.MARKDOWN:
            return unescaped(_COMMENT.sub("", _LINK.sub("", decode(data))))
        case Format.HTML:
            return page_text(decode(data, declared(data)))
        case Format.DOCX:
            return word_text(data)
        case Format.XLSX:
            return sheet_text(data)
