"""What bytes are that are not UTF-8 text, and how to turn them into it."""

import codecs

from gkcli.frozen import frozen

_CONVERT = "请用记事本或 WPS 打开它，另存为时编码选“UTF-8”"

_FORMATS = (
    (b"PK\x03\x04", "这是 Office 文档或压缩包（docx、xlsx、zip），不是 YAML 文本。"),
    (b"\xd0\xcf\x11\xe0", "这是旧格式的 Office 或 WPS 文档（doc、xls、wps），不是 YAML 文本。"),
    (b"%PDF", "这是 PDF，不是 YAML 文本。"),
    (b"\x1f\x8b", "这是压缩文件（gzip），不是 YAML 文本。"),
)

_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


@frozen
class EncodingVerdict:
    """What the bytes are: a Chinese sentence and a hint, with line and column counted from 1."""

    message: str
    hint: str
    line: int = 1
    column: int = 1


def foreign(data: bytes) -> EncodingVerdict | None:
    """What the bytes are if they are not UTF-8 text; None if they are."""
    for magic, message in _FORMATS:
        if data.startswith(magic):
            return EncodingVerdict(message, "请选 .yaml 文件；要从文档生成 YAML，用 gkcli import。")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _unicode(encoding)
    # UTF-16 without a mark shows by its NULs; a lone one is a stray control character.
    if data.count(0, 0, 4096) * 5 > min(len(data), 4096) and len(data) > 1:
        return _unicode("UTF-32" if b"\x00\x00\x00" in data[:8] else "UTF-16")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _broken(data, error)
    return None


def _unicode(encoding: str) -> EncodingVerdict:
    return EncodingVerdict(f"文件的编码是 {encoding}，不是 UTF-8。", f"{_CONVERT}。")


def _broken(data: bytes, error: UnicodeDecodeError) -> EncodingVerdict:
    line, column = _position(data[: error.start].decode("utf-8"))
    if _mostly_broken(data) and _is_gb18030(data):
        return EncodingVerdict(
            "文件的编码是 GBK（GB18030），不是 UTF-8。",
            f"{_CONVERT}；或运行 iconv -f GB18030 -t UTF-8 原文件 > 新文件。",
            line,
            column,
        )
    byte = f"0x{data[error.start]:02X}"
    if error.end >= len(data) and error.reason == "unexpected end of data":
        return EncodingVerdict(
            f"文件在一个字的中间断了（最后的字节 {byte} 不完整）。",
            "文件可能没有传完或没有存完，请重新取一份完整的。",
            line,
            column,
        )
    return EncodingVerdict(
        f"这里有不是 UTF-8 的字节 {byte}，前后的文字是 UTF-8。",
        "请删去这个字重新输入，再以 UTF-8 编码保存；可能是把 GBK 的文字拼了进来。",
        line,
        column,
    )


def _mostly_broken(data: bytes) -> bool:
    """Whether the text is another encoding throughout, not UTF-8 with a broken spot."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    sound = sum(not character.isascii() for character in text) - broken
    return broken > sound


def _is_gb18030(data: bytes) -> bool:
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return True


def _position(before: str) -> tuple[int, int]:
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return len(lines), len(lines[-1].removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")) + 1
