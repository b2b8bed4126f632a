"""Numbers in markup, however many digits a stranger writes."""

import re
from html import unescape

_LONG_REFERENCE = re.compile(r"&#([0-9]{8,})")
_DIGITS = 8
"""More than any number that means something here has; Python refuses to read 4,301 of them."""


def whole(written: str | None) -> int | None:
    """The whole number that is written, None for what is none; one too long is merely large."""
    if not written or not (written.isascii() and written.isdigit()):
        return None
    return int(written.lstrip("0")[:_DIGITS] or 0)


def unescaped(text: str) -> str:
    """``text`` with its HTML references as the characters they stand for."""
    return unescape(shortened(text))


def shortened(text: str) -> str:
    """``text`` with its references cut to a number that can be read."""
    return _LONG_REFERENCE.sub(lambda long: f"&#{whole(long[1])}", text)
