"""Which format a file has, why it cannot be read, and in which encoding its text is."""

import codecs
import re
from typing import NamedTuple

from gkcli.errors import GkcliError
from gkcli.office.read.blocks import Format

INSTALL = "pip install XlsxWriter icalendar lxml openpyxl python-docx"
"""How to get them: what the extra ``office`` names, which works wherever gkcli came from."""

_WORD = "请用 WPS 或 Word 打开它，另存为 .docx 再导入"
_SHEET = "请用 WPS 或 Excel 打开它，另存为 .xlsx 再导入"
_SCAN = "请找发文单位要 Word 版；只有扫描件的，先用文字识别软件转成文字，校对后再导入"


class _Refusal(NamedTuple):
    magic: bytes
    what: str
    how: str


_REFUSED = (
    _Refusal(
        b"%PDF", "PDF 文件", "请找 Word 版；没有的，用 WPS“PDF 转 Word”转成 .docx，校对后再导入"
    ),
    _Refusal(b"\x89PNG", "图片", _SCAN),
    _Refusal(b"\xff\xd8\xff", "图片", _SCAN),
    _Refusal(b"GIF8", "图片", _SCAN),
    _Refusal(b"BM", "图片", _SCAN),
    _Refusal(b"II*\0", "图片", _SCAN),
    _Refusal(b"MM\0*", "图片", _SCAN),
    _Refusal(b"RIFF", "图片或影音文件", _SCAN),
    _Refusal(b"{\\rtf", "RTF 文件", _WORD),
    _Refusal(b"\x1f\x8b", "压缩包", "请先解压，再导入里面的文件"),
    _Refusal(b"Rar!", "压缩包", "请先解压，再导入里面的文件"),
    _Refusal(b"7z\xbc\xaf", "压缩包", "请先解压，再导入里面的文件"),
    _Refusal(b"MIME-Version:", "网页归档（.mht）", "请用浏览器打开它，另存为 .html 再导入"),
)
_OLE = b"\xd0\xcf\x11\xe0"
_OLD = {
    "wps": ("WPS 文字文件（.wps）", _WORD),
    "et": ("WPS 表格文件（.et）", _SHEET),
    "xls": ("旧格式的 Excel 文件（.xls）", _SHEET),
}
_PAGE = re.compile(
    rb"\s*+(?:<\?xml[^>]*\?>\s*)?(?>(?:<!--.*?-->\s*)*)<(?:!doctype\s+html|html|head"
    rb"|body|table|div|meta|p[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_HEAD = 2048


def kind_of(data: bytes, suffix: str) -> Format:
    """The format of a file; GkcliError with the way to convert it where it can't be read."""
    for refusal in _REFUSED:
        if data.startswith(refusal.magic) and not _is_text(data, refusal):
            raise GkcliError(f"这是{refusal.what}，不能直接导入", refusal.how)
    if data.startswith(_OLE):
        what, how = _OLD.get(
            suffix.lower().lstrip("."), ("旧格式的 Word 或 WPS 文件（.doc）", _WORD)
        )
        raise GkcliError(f"这是{what}，不能直接导入", how)
    if data.startswith(b"PK\x03\x04"):
        return _packed(data)
    head = data[:_HEAD].replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe")
    if b"wordDocument" in head or b"schemas-microsoft-com:office:word" in head[:400]:
        raise GkcliError("这是 Word 的 XML 文件，不能直接导入", _WORD)
    return Format.HTML if _PAGE.match(head) else Format.TEXT


def _is_text(data: bytes, refusal: _Refusal) -> bool:
    """Whether it is a text that happens to begin like a picture, with BM."""
    return refusal.magic == b"BM" and b"\0" not in data[:_HEAD]


def _packed(data: bytes) -> Format:
    import io
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise GkcliError(
            "文件开头像 Office 文档，里面却坏了，打不开", "多半没有传完，请重新取一份再导入"
        ) from error
    if "word/document.xml" in names:
        return Format.DOCX
    if "xl/workbook.xml" in names:
        return Format.XLSX
    if "OFD.xml" in names:
        raise GkcliError("这是 OFD 版式文件，不能直接导入", _SCAN)
    if any(name.startswith(("word/", "xl/", "ppt/")) for name in names):
        raise GkcliError("这个 Office 文件里没有正文，可能坏了", _WORD)
    raise GkcliError("这是压缩包，不能直接导入", "请先解压，再导入里面的文件")


_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,20})""", re.IGNORECASE)
_FIRST_BYTES = 4096
_CHINESE = frozenset({"utf-8", "gb18030", "big5", "big5hkscs", "cp950", "hz"})
"""What a page can declare and hold Chinese; Python knows more that is no encoding of a text."""
_GB = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030"}


def declared(data: bytes) -> str | None:
    """The encoding that an HTML page declares for itself, None where it declares none we know."""
    match = _DECLARED.search(data[:_FIRST_BYTES])
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
    if first is None and data.count(0, 0, _FIRST_BYTES) * 5 > min(len(data), _FIRST_BYTES) > 0:
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
