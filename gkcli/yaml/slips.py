"""Slips of the keyboard: what a finding about the layout is made of, and the look-alikes behind it.

The look-alikes stand here by number, for they cannot be told from what they are mistaken for.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gkcli.errors import Severity

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

# Patterns are text: a command that needs none of them does not wait for their compilation.
ODD_BLANK = f"[{BLANKS}]"


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


_FLOW = r"(?:\n[ ]*+(?:-[ ]++)*+|:[ ]++)(?P<open>[\[{])(?P<items>[^\n]*)"
_SUSPECT = f"[，、；{QUOTES}{WIDE_COLONS}]"
_COMMA_BEFORE_KEY = rf"(?P<at>，)[ ]*[A-Za-z_]+[ ]*[:{WIDE_COLONS}]"
_COLON_BEHIND_KEY = rf"(?:^|[{{,])[ ]*(?P<key>[A-Za-z_]+)[ ]?(?P<at>[{WIDE_COLONS}])"
_ITEM = r"[^,\[\]{}]+"
_ENCLOSED = r"（[^（）]*）|\([^()]*\)|“[^“”]*”|《[^《》]*》|「[^「」]*」"
_WIDE_COMMA = r"[，、；]"
_QUOTED = f"[{QUOTES}][^{QUOTES}]*[{QUOTES}]"


def bracket_slips(layout: str) -> Iterator[Slip]:
    """Full-width commas, colons and quotes that YAML takes for letters of an item."""
    if not re.search(_SUSPECT, layout):
        return
    for flow in re.finditer(_FLOW, layout):
        items, start = flow["items"], flow.start("items")
        if not re.search(_SUSPECT, items):
            continue
        if flow["open"] == "{":
            yield from mapping_slips(items, start)
        elif "]" in items:
            yield from list_slips(items[: items.index("]")], start)


def mapping_slips(items: str, start: int) -> Iterator[Slip]:
    """Signs that were meant to part the pairs of a mapping; ``start`` is where ``items`` begins."""
    for comma in re.finditer(_COMMA_BEFORE_KEY, items):
        yield Slip(
            start + comma.start("at"),
            "flow-fullwidth-comma",
            "花括号里用全角逗号“，”隔开，YAML 把前后两项当成一项。",
            "请改成半角逗号加一个空格：{甲: 1, 乙: 2}",
        )
    for colon in re.finditer(_COLON_BEHIND_KEY, items):
        yield wide_colon(start + colon.start("at"), colon["key"], colon["at"])


def list_slips(items: str, start: int) -> Iterator[Slip]:
    """Signs that were meant to part the items of a list; ``start`` is where ``items`` begins."""
    for item in re.finditer(_ITEM, items):
        text = item[0].strip()
        begins = start + item.start() + item[0].index(text)
        if text.startswith(('"', "'")):
            continue
        # A name may hold such marks in brackets of its own: 区政府办公室（督查室、信息公开办）.
        comma = re.search(_WIDE_COMMA, re.sub(_ENCLOSED, _crossed_out, text))
        if comma:
            yield Slip(
                begins + comma.start(),
                "flow-fullwidth-comma",
                f"方括号里用“{comma[0]}”隔开，YAML 把前后几项当成一项。",
                "请改成半角逗号加一个空格：[甲, 乙]；确实是一项，就用半角双引号括起来。",
            )
        elif re.fullmatch(_QUOTED, text):
            yield Slip(
                begins,
                "fullwidth-quote",
                "方括号里的项用中文引号括着，引号成了名称的一部分。",
                "请去掉引号，或改成半角双引号。",
            )


def _crossed_out(enclosed: re.Match[str]) -> str:
    return "x" * len(enclosed[0])
