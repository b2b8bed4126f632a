"""Blanks and invisible characters, as typesetting leaves them in a text."""

import re

_INVISIBLE = re.compile(r"[\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\u00ad]")
_ODD_BLANK = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_EDGES = " \t\u3000\r\n\x0b\x0c\x85"

CJK = r"[\u3001-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’—…·]"
_BETWEEN = re.compile(rf"(?<={CJK})[ \t\u3000\n]+(?={CJK})")


def visible(text: str) -> str:
    """``text`` without characters that nobody sees, with odd blanks as plain ones."""
    if text.isascii() and text.isprintable():
        return text
    return _CONTROL.sub("", _INVISIBLE.sub("", _ODD_BLANK.sub(" ", text)))


def trimmed(text: str) -> str:
    """``text`` as a paragraph has it: visible, without blanks at its edges."""
    return visible(text).strip(_EDGES)


def closed_up(text: str) -> str:
    """A title without the blanks that spread it; one beside a digit or a Latin letter stays."""
    return _BETWEEN.sub("", trimmed(text))


def squeezed(text: str) -> str:
    """``text`` without any blank, for comparing."""
    return "".join(visible(text).split())
