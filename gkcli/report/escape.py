"""Data made inert: shown as itself in Markdown and harmless on a terminal."""

import re

# C0 and C1 controls but tab and newline, marks without width, bidirectional controls, and the
# surrogates that stand for bytes which were no text.
_ACTING = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)

_ALWAYS = r"[\\`*\[\]<>|~$]"
_UNDERSCORE = r"(?<![0-9A-Za-z])_|_(?![0-9A-Za-z])"
_ENTITY = r"&(?=#?\w+;)"
_HEADING_END = r"(?<=\s)#+$"
_SPECIAL = re.compile(f"{_ALWAYS}|{_UNDERSCORE}|{_ENTITY}|{_HEADING_END}")
_LINE_START = re.compile(r"^([#+=-]|\d{1,9}(?=[.)]))")
_PARAGRAPH_GAP = "\u3000\u3000"


def visible(text: str) -> str:
    r"""``text`` with every character that nobody sees or that acts spelled out, as ``\x1b``."""
    return _ACTING.sub(lambda match: ascii(match[0])[1:-1], text)


def markdown_text(text: str) -> str:
    """``text`` so that Markdown shows it as itself, on one line, in a cell, heading or paragraph.

    A line break becomes two full-width blanks: a table cell can hold no second line.
    """
    line = _PARAGRAPH_GAP.join(part.strip(" \t") for part in text.split("\n"))
    escaped = _SPECIAL.sub(lambda match: "".join(f"\\{c}" for c in match[0]), line)
    return _LINE_START.sub(_tamed, escaped)


def _tamed(start: re.Match[str]) -> str:
    # A number is a list marker only with the mark behind it, so that mark is escaped.
    return f"{start[0]}\\" if start[0].isdigit() else f"\\{start[0]}"
