"""How one scalar is written: plain where that is safe, in quotes, or as a block of lines."""

import re

from gkcli.files.brackets import list_slips
from gkcli.files.canonical.schema import Leaf, Schema
from gkcli.files.slips import BLANKS, DASHES, WIDE_BARS, WIDE_COLONS, WIDE_CURLY, WIDE_SQUARE
from gkcli.model.prose import fold, unfold

_LINE_ENDS = "\n\r\x85\u2028\u2029"
_UNPRINTABLE = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff"
_NEEDS_ESCAPE = re.compile(f"[{_LINE_ENDS}{_UNPRINTABLE}]")
_NOT_IN_BLOCKS = re.compile(rf"[\r\x85\u2028\u2029{_UNPRINTABLE}]|^[ ]*\t", re.MULTILINE)
_ESCAPED = re.compile(rf'[\\"\t{_LINE_ENDS}{_UNPRINTABLE}]')
_SHORT_ESCAPES = {"\\": "\\\\", '"': '\\"', "\t": "\\t", "\n": "\\n", "\r": "\\r"}

_NOT_PLAIN = re.compile(
    rf"""^[-?:,\[\]{{}}\#&*!|>'"%@`{DASHES}{WIDE_BARS}{WIDE_SQUARE}{WIDE_CURLY}]
    |^[\s{BLANKS}]|[\s{BLANKS}]$
    |\t
    |:(?:[ ]|$)
    |[ ]\#
    |^[A-Za-z_]+[ ]?[{WIDE_COLONS}]""",
    re.VERBOSE,
)
"""What YAML would not take as it stands, or ``check`` would take for a slip of the keyboard."""

_NOT_PLAIN_IN_BRACKETS = re.compile(r"[,\[\]{}?]")

_LOOKS_TYPED = re.compile(
    r"""~|null|true|false|yes|no|on|off|y|n|=|<<
    |[-+]?(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:e[-+]?\d+)?
    |[-+]?0(?:x[\da-f_]+|o[0-7_]+|b[01_]+)
    |[-+]?\.inf|\.nan
    |[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?
    |\d{4}-\d\d?-\d\d?(?:(?:t|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?
        (?:[ \t]*(?:z|[-+]\d\d?(?::?\d\d)?))?)?""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
"""What some reader of YAML takes for a number, a date, a truth value or nothing."""


def on_one_line(text: str, schema: Schema) -> str:
    """A scalar as it stands behind its key or dash."""
    if schema is Leaf.PROSE:
        text = fold(unfold(text))
    if _NEEDS_ESCAPE.search(text):
        return _double_quoted(text)
    if _NOT_PLAIN.search(text) or (schema is not Leaf.VALUE and _LOOKS_TYPED.fullmatch(text)):
        return _single_quoted(text)
    return text


def in_brackets(text: str, schema: Schema) -> str:
    """A scalar as it stands among others in ``[ ]``."""
    written = on_one_line(text, schema)
    if written == text and (
        not text or _NOT_PLAIN_IN_BRACKETS.search(text) or any(list_slips(text, 0))
    ):
        return _single_quoted(text)
    return written


def as_key(text: str) -> str:
    """A key; one that the model knows never needs quotes, not even ``on``."""
    return in_brackets(text, Leaf.VALUE)


def as_comment(text: str) -> str:
    """A line of comment; what would end it or is no character of YAML is spelled out."""
    return f"# {_NEEDS_ESCAPE.sub(_escape, text)}".rstrip()


def as_block(text: str, schema: Schema) -> list[str] | None:
    """The header and the lines of a text that is written as a block; None where none can be.

    Prose always is, where its characters allow. Any other text is where it has several lines.
    """
    if not text.strip() or _NOT_IN_BLOCKS.search(text):
        return None
    if schema is Leaf.PROSE:
        lines = fold(unfold(text))
        chomping = "-"
    elif "\n" in text:
        lines = text.removesuffix("\n")
        chomping = "" if text.endswith("\n") else "-"
    else:
        return None
    if lines.endswith("\n"):
        return None
    # Else the reader would take the first line's blanks for the block's indentation.
    indentation = "2" if lines.lstrip("\n").startswith(" ") else ""
    return [f"|{indentation}{chomping}", *lines.split("\n")]


def _single_quoted(text: str) -> str:
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


def _double_quoted(text: str) -> str:
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    number = ord(character)
    short = _SHORT_ESCAPES.get(character)
    return short or (f"\\x{number:02x}" if number < 256 else f"\\u{number:04x}")
