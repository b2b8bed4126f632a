"""What a file is, by its content and not its name, and what to do with one we can't read."""

import re
from typing import NamedTuple

from gkcli.errors import GkcliError
from gkcli.exchange.documents.blocks import Format

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
