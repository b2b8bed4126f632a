"""Bytes of a text or HTML file as text, whatever its encoding."""

import codecs
import re

from gkcli.errors import GkcliError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,20})""", re.IGNORECASE)
_HEAD = 4096
_CHINESE = frozenset({"utf-8", "gb18030", "big5", "big5hkscs", "cp950", "hz"})
"""What a page can declare and hold Chinese; Python knows more that is no encoding of a text."""
_GB = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030"}


def declared(data: bytes) -> str | None:
    """The encoding that an HTML page declares for itself, None where it declares none we know."""
    match = _DECLARED.search(data[:_HEAD])
    if match is None:
        return None
    name = match[1].decode("ascii").lower()
    try:
        known = codecs.lookup(_GB.get(name, name)).name
    except LookupError:
        return None
    return known if known in _CHINESE else None


def decode(data: bytes, first: str | None = None) -> str:
    """The text of ``data``: by its mark, as ``first``, as UTF-8, or as GB18030.

    GkcliError when it is none of them.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            marked = _as(data, encoding)
            if marked is None:
                raise _unreadable()
            return marked
    if first is None and data.count(0, 0, _HEAD) * 5 > min(len(data), _HEAD) > 0:
        first = "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"
    for guess in filter(None, (first, "utf-8", "gb18030")):
        text = _as(data, guess)
        if text is not None:
            return text
    raise _unreadable()


def _as(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeError:
        return None


def _unreadable() -> GkcliError:
    return GkcliError(
        "文件里的字节既不是 UTF-8，也不是 GBK（GB18030），读不成文字",
        "请用记事本或 WPS 打开核对，另存时编码选“UTF-8”；可能没有传完或混进了别的内容",
    )
