"""Text that cannot act on a terminal."""

import re

# C0 and C1 controls but tab and newline, marks without width, bidirectional controls, and the
# surrogates that stand for bytes which were no text.
_ACTING = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)


def printable(text: str) -> str:
    r"""``text`` with every character that would steer a terminal spelled out, as ``\x1b``."""
    return _ACTING.sub(lambda match: ascii(match[0])[1:-1], text)


def json_safe(encoded: str) -> str:
    r"""JSON in which those characters, which only its strings hold, are escaped as ``\u001b``."""
    return _ACTING.sub(lambda match: f"\\u{ord(match[0]):04x}", encoded)


def displayable(text: str) -> str:
    """The same with a blank for each tab: where a tab ends, only the terminal knows."""
    return printable(text).replace("\t", " ")
