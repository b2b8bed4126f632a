"""Data that Markdown shows as itself."""

import re

_ALWAYS = r"[\\`*\[\]<>|~$]"
_UNDERSCORE = r"(?<![0-9A-Za-z])_|_(?![0-9A-Za-z])"
_ENTITY = r"&(?=#?\w+;)"
_HEADING_END = r"(?<=\s)#+$"
_SPECIAL = re.compile(f"{_ALWAYS}|{_UNDERSCORE}|{_ENTITY}|{_HEADING_END}")
_LINE_START = re.compile(r"^([#+=^-]|\d{1,9}(?=[.)](?:\s|$)))")
_PARAGRAPH_GAP = "\u3000\u3000"


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
