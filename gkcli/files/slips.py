"""Slips of the keyboard: what a finding about the layout is made of, and the look-alikes behind it.

The look-alikes stand here by number, for they cannot be told from what they are mistaken for.
"""

import re
from typing import NamedTuple

from gkcli.diagnostics import Severity

WIDE_COLONS = "\uff1a\ufe55\u2236"
WIDE_DASH = "\uff0d"
DASHES = f"{WIDE_DASH}\u2013\u2014\u2022\xb7"
WIDE_BARS = "\uff5c\uff1e"
WIDE_PLUS = "\uff0b"
WIDE_SQUARE = "\uff3b\uff3d"
WIDE_CURLY = "\uff5b\uff5d"
QUOTES = "“”‘’\uff02\uff07"

BLANKS = "\u3000\xa0\u1680\u2000-\u200a\u202f\u205f"
"""Blanks, in a form for a character class, that are letters to YAML."""

ODD_BLANK = re.compile(f"[{BLANKS}]")


class Slip(NamedTuple):
    """A finding at an offset into a skeleton, which is one more than that into the text."""

    offset: int
    code: str
    message: str
    hint: str
    severity: Severity = Severity.WARNING


def wide_colon(offset: int, key: str, sign: str) -> Slip:
    """A full-width colon behind what was meant as a key."""
    return Slip(
        offset,
        "fullwidth-colon",
        f"“{key}”后面是全角冒号“{sign}”，YAML 不把它当键。",
        f"请改成半角冒号加一个空格：{key}: …",
    )
