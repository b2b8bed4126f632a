"""Characters that nobody sees and that change what a file means."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gkcli.errors import Diagnostic, Severity
from gkcli.yaml.source import Source

FORBIDDEN = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff"
"""What YAML does not allow anywhere, in a form for a character class."""

HIDDEN = (
    "\x85\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufff9-\ufffb"
    "\U000e0001-\U000e007f"
)
"""Zero-width characters, direction marks, and line ends that no editor shows as such."""

LINE_ENDS = "\x85\u2028\u2029"
"""Line ends to YAML, and to hardly any editor."""

_REPLACEMENT = "\ufffd"

# Patterns are text: a command that needs none of them does not wait for their compilation.
_FORBIDDEN_ONE = f"[{FORBIDDEN}]"
_ODD = f"[{FORBIDDEN}{HIDDEN}{_REPLACEMENT}]"
_LONE_RETURN = r"\r(?!\n)"

_NAMES = {
    "\t": "制表符",
    "\n": "换行符",
    "\x85": "下一行符",
    "\xad": "软连字符",
    "\u200b": "零宽空格",
    "\u200c": "零宽不连字",
    "\u200d": "零宽连字",
    "\u200e": "左至右标记",
    "\u200f": "右至左标记",
    "\u2028": "行分隔符",
    "\u2029": "段分隔符",
    "\u202a": "左至右嵌入",
    "\u202b": "右至左嵌入",
    "\u202c": "方向结束",
    "\u202d": "强制左至右",
    "\u202e": "强制右至左",
    "\u2060": "词连接符",
    "\u2066": "左至右隔离",
    "\u2067": "右至左隔离",
    "\u2068": "方向隔离",
    "\u2069": "隔离结束",
}

HIDDEN_HINT = "它多半是从网页或 Word 复制来的，请删去这一小段重新输入。"


def describe(character: str) -> str:
    """Name a character that cannot be shown: its number, and what it is called if that is known."""
    name = _NAMES.get(character)
    number = f"U+{ord(character):04X}"
    return f"{number}（{name}）" if name else number


def readable(text: str) -> str:
    """The text with U+FFFD for each character YAML refuses, so that the rest can be parsed."""
    return re.sub(_FORBIDDEN_ONE, _REPLACEMENT, text)


class _Kind(NamedTuple):
    """Odd characters that are told alike; {it} in the message names the first one of a line."""

    one: str
    severity: Severity
    code: str
    message: str
    hint: str


_KINDS = (
    _Kind(
        "\ufeff",
        Severity.ERROR,
        "byte-order-mark",
        "文件中间有字节顺序标记（BOM，U+FEFF），它看不见，却使这一行读不成。",
        "多半是两个文件拼在了一起。请删去这一小段重新输入。",
    ),
    _Kind(
        _REPLACEMENT,
        Severity.WARNING,
        "replacement-character",
        "这里是“\N{REPLACEMENT CHARACTER}”：原来的字在一次编码转换中丢了。",
        "请对照原文补上这个字。",
    ),
    _Kind(
        f"[{LINE_ENDS}]",
        Severity.WARNING,
        "line-separator",
        "这里有看不见的换行 {it}，YAML 从这里另起一行。",
        "请删去它；要分行，就按回车键。",
    ),
    _Kind(
        f"(?!\ufeff)[{FORBIDDEN}]",
        Severity.ERROR,
        "control-character",
        "这里有控制字符 {it}，YAML 不允许。",
        HIDDEN_HINT,
    ),
    _Kind(
        f"(?![{LINE_ENDS}])[{HIDDEN}]",
        Severity.WARNING,
        "invisible-character",
        "这里有看不见的字符 {it}。",
        HIDDEN_HINT,
    ),
)


def character_findings(source: Source) -> Iterator[Diagnostic]:
    """One finding for each line and kind of odd character, in any part of the file."""
    if source.visible and _REPLACEMENT not in source.text:
        return
    if re.search(_ODD, source.text):
        for kind in _KINDS:
            yield from _of_kind(source, kind)
    lone = re.search(_LONE_RETURN, source.text)
    if lone:
        yield source.finding(
            lone.start(),
            Severity.WARNING,
            "cr-newline",
            "这里只用回车符（CR）换行，别的工具会把整个文件看成一行。",
            "运行 gkcli fmt，或在编辑器里把行尾改为 LF（“Unix 换行”）后保存。",
        )


def _of_kind(source: Source, kind: _Kind) -> Iterator[Diagnostic]:
    # The rest of a line goes with its first match: there may be millions on one line.
    for match in re.finditer(rf"({kind.one})[^\n\r]*", source.text):
        message = kind.message.replace("{it}", describe(match[1]))
        yield source.finding(match.start(), kind.severity, kind.code, message, kind.hint)
