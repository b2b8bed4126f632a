"""The text of Word and Excel files by pattern, without a library: the simple way to their words."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser

from gkcli.guard.process import confined
from gkcli.office.read.blocks import Format, SourceDocument
from gkcli.office.read.kinds import declared, decode
from gkcli.office.read.limits import READING, shortened, unescaped, whole

_REMOVED = re.compile(
    r"<w:(del|moveFrom)\b[^>]*(?<!/)>.*?</w:\1>|<mc:Fallback\b.*?</mc:Fallback>"
    r"|<w:rt>.*?</w:rt>",
    re.DOTALL,
)
_DELETED_ROW = re.compile(
    r"<w:tr\b(?:(?!</w:tr>).)*?<w:trPr>(?:(?!</w:trPr>).)*?<w:del\b.*?</w:tr>", re.DOTALL
)
_RUN = re.compile(r"<w:r\b(?:\s[^>]*)?>.*?</w:r>", re.DOTALL)
_VANISHED = re.compile(r"<w:vanish\s*/>")
_WORD_TEXT = re.compile(r"<w:t(?:\s[^>]*)?>([^<]*)</w:t>")

_SHARED = "xl/sharedStrings.xml"
_SHEET = re.compile(r"<sheet\b[^>]*>")
_RELATION = re.compile(r"<Relationship\b[^>]*>")
_ITEM = re.compile(r"<si>(.*?)</si>", re.DOTALL)
_PHONETIC = re.compile(r"<rPh\b.*?</rPh>", re.DOTALL)
_SHEET_TEXT = re.compile(r"<t(?:\s[^>]*)?>([^<]*)</t>")
_CELL = re.compile(r"<c\b([^>]*)>(.*?)</c>", re.DOTALL)
_VALUE = re.compile(r"<v>([^<]*)</v>")


def word_text(data: bytes) -> str:
    """The text of a .docx file as it stands with tracked changes accepted."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        source = archive.read("word/document.xml").decode("utf-8", "replace")
    kept = _REMOVED.sub("", _DELETED_ROW.sub("", source))
    runs = (run[0] for run in _RUN.finditer(kept) if not _VANISHED.search(run[0]))
    return unescaped("".join(text for run in runs for text in _WORD_TEXT.findall(run)))


def sheet_text(data: bytes) -> str:
    """The text of the visible sheets of an .xlsx file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        shared = _shared(_part(archive, _SHARED) if _SHARED in names else "")
        sheets = [_part(archive, name) for name in _visible(archive) if name in names]
    return unescaped("".join(text for sheet in sheets for text in _texts(sheet, shared)))


def _part(archive: zipfile.ZipFile, name: str) -> str:
    return archive.read(name).decode("utf-8", "replace")


def _shared(source: str) -> list[str]:
    items = (_PHONETIC.sub("", item) for item in _ITEM.findall(source))
    return ["".join(_SHEET_TEXT.findall(item)) for item in items]


def _visible(archive: zipfile.ZipFile) -> Iterator[str]:
    """The parts that hold the visible sheets."""
    relations = {
        _attribute(tag, "Id"): _attribute(tag, "Target")
        for tag in _RELATION.findall(_part(archive, "xl/_rels/workbook.xml.rels"))
    }
    for tag in _SHEET.findall(_part(archive, "xl/workbook.xml")):
        if _attribute(tag, "state") in ("", "visible"):
            target = relations.get(_attribute(tag, "r:id"), "")
            yield target.removeprefix("/") if target.startswith("/xl/") else f"xl/{target}"


def _attribute(tag: str, name: str) -> str:
    match = re.search(rf"\s{name}=[\"']([^\"']*)[\"']", tag)
    return match[1] if match else ""


def _texts(sheet: str, shared: list[str]) -> Iterator[str]:
    for attributes, inside in _CELL.findall(sheet):
        kind = _attribute(f" {attributes}", "t")
        value = _VALUE.search(inside)
        if kind == "s" and value:
            place = whole(value[1])
            yield from shared[place : place + 1] if place is not None else ()
        elif kind == "inlineStr":
            yield "".join(_SHEET_TEXT.findall(inside))
        elif kind == "str" and value:
            yield value[1]


_UNSEEN = frozenset(
    {"script", "style", "head", "noscript", "template", "select", "textarea", "iframe"}
    | {"object", "svg", "math", "audio", "video"}
)
_EMPTY = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HEAD_ENDS = "body"


def page_text(source: str) -> str:
    """What a page says where it is not hidden."""
    reader = _Reader()
    reader.feed(shortened(source))
    reader.close()
    return "".join(reader.held)


class _Reader(HTMLParser):
    """Holds text outside of what is not seen.

    ``_within`` is the tag of the unseen element that it is in, ``_depth`` how many elements of
    that tag are open.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.held: list[str] = []
        self._within = ""
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._within == "head" and tag == _HEAD_ENDS:
            self._within = ""
        if self._within:
            self._depth += tag == self._within
        elif tag not in _EMPTY and (tag in _UNSEEN or _is_hidden(dict(attrs))):
            self._within, self._depth = tag, 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _UNSEEN:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag == self._within:
            self._depth -= 1
            self._within = tag if self._depth else ""

    def handle_data(self, data: str) -> None:
        if not self._within:
            self.held.append(data)


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    return "hidden" in attributes or _HIDDEN.search(attributes.get("style") or "") is not None


_HAN = re.compile(r"[\u3400-\u9fff]")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_LINK = re.compile(r"(?<=\])\([^()]*\)")
_WRITTEN = {Format.DOCX: "一二三四五六七八九十百第部分章节条项", Format.XLSX: "年月日是否"}
"""Characters that programs show though the file does not hold them: numbers, dates."""
_MOST_SHOWN = 20


def wording_differs(data: bytes, document: SourceDocument) -> str:
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
