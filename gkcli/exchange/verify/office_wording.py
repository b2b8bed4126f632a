"""The text of Word and Excel files by pattern, without a library: the simple way to their words."""

import io
import re
import zipfile
from collections.abc import Iterator

from gkcli.exchange.documents.numbers import unescaped, whole

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
