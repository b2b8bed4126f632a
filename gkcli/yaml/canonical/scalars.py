"""How one scalar is written: plain where that is safe, in quotes, or as a block of lines."""

import re
from functools import lru_cache

from gkcli.model.prose import fold, unfold
from gkcli.yaml.canonical.schema import Leaf, Schema
from gkcli.yaml.characters import FORBIDDEN, LINE_ENDS
from gkcli.yaml.slips import (
    BLANKS,
    DASHES,
    WIDE_BARS,
    WIDE_COLONS,
    WIDE_CURLY,
    WIDE_SQUARE,
    list_slips,
)
from gkcli.yaml.spelling import quoted

_NEEDS_ESCAPE = re.compile(f"[\n\r{LINE_ENDS}{FORBIDDEN}]")
_NOT_IN_BLOCKS = re.compile(rf"[\r{LINE_ENDS}{FORBIDDEN}]|^[ ]*\t", re.MULTILINE)

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

_FREE = (Leaf.TEXT, Leaf.PROSE)
_MERGE = "<<"


def on_one_line(text: str, schema: Schema) -> str:
    """A scalar as it stands behind its key or dash."""
    if schema is Leaf.PROSE:
        text = fold(unfold(text))
    if _NEEDS_ESCAPE.search(text):
        return quoted(text)
    typed = _LOOKS_TYPED.fullmatch(text)
    if typed and schema not in _FREE:
        return text
    return _single_quoted(text) if typed or _NOT_PLAIN.search(text) else text


def in_brackets(text: str, schema: Schema) -> str:
    """A scalar as it stands among others in ``[ ]``."""
    written = on_one_line(text, schema)
    if written == text and (
        not text or _NOT_PLAIN_IN_BRACKETS.search(text) or any(list_slips(text, 0))
    ):
        return _single_quoted(text)
    return written


@lru_cache(1024)
def as_key(text: str) -> str:
    """A key; one that the model knows never needs quotes, not even ``on``."""
    return _single_quoted(text) if text == _MERGE else in_brackets(text, Leaf.VALUE)


def as_comment(text: str) -> str:
    """A line of comment; what would end it or is no character of YAML is spelled out."""
    return f"# {_NEEDS_ESCAPE.sub(lambda sign: quoted(sign[0])[1:-1], text)}".rstrip()


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
