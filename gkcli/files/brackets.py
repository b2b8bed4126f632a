"""What is mistyped between the brackets of a list or mapping that stands on one line."""

import re
from collections.abc import Iterator

from gkcli.files.slips import QUOTES, WIDE_COLONS, Slip, wide_colon

_FLOW = re.compile(r"(?:\n[ ]*+(?:-[ ]++)*+|:[ ]++)(?P<open>[\[{])(?P<items>[^\n]*)")
_SUSPECT = re.compile(f"[，、；{QUOTES}{WIDE_COLONS}]")
_COMMA_BEFORE_KEY = re.compile(rf"(?P<at>，)[ ]*[A-Za-z_]+[ ]*[:{WIDE_COLONS}]")
_COLON_BEHIND_KEY = re.compile(rf"(?:^|[{{,])[ ]*(?P<key>[A-Za-z_]+)[ ]?(?P<at>[{WIDE_COLONS}])")
_ITEM = re.compile(r"[^,\[\]{}]+")
_ENCLOSED = re.compile(r"（[^（）]*）|\([^()]*\)|“[^“”]*”|《[^《》]*》|「[^「」]*」")
_WIDE_COMMA = re.compile(r"[，、；]")
_QUOTED = re.compile(f"[{QUOTES}][^{QUOTES}]*[{QUOTES}]")


def bracket_slips(layout: str) -> Iterator[Slip]:
    """Full-width commas, colons and quotes that YAML takes for letters of an item."""
    if not _SUSPECT.search(layout):
        return
    for flow in _FLOW.finditer(layout):
        items, start = flow["items"], flow.start("items")
        if not _SUSPECT.search(items):
            continue
        if flow["open"] == "{":
            yield from mapping_slips(items, start)
        elif "]" in items:
            yield from list_slips(items[: items.index("]")], start)


def mapping_slips(items: str, start: int) -> Iterator[Slip]:
    """Signs that were meant to part the pairs of a mapping; ``start`` is where ``items`` begins."""
    for comma in _COMMA_BEFORE_KEY.finditer(items):
        yield Slip(
            start + comma.start("at"),
            "flow-fullwidth-comma",
            "花括号里用全角逗号“，”隔开，YAML 把前后两项当成一项。",
            "请改成半角逗号加一个空格：{甲: 1, 乙: 2}",
        )
    for colon in _COLON_BEHIND_KEY.finditer(items):
        yield wide_colon(start + colon.start("at"), colon["key"], colon["at"])


def list_slips(items: str, start: int) -> Iterator[Slip]:
    """Signs that were meant to part the items of a list; ``start`` is where ``items`` begins."""
    for item in _ITEM.finditer(items):
        text = item[0].strip()
        begins = start + item.start() + item[0].index(text)
        if text.startswith(('"', "'")):
            continue
        # A name may hold such marks in brackets of its own: 区政府办公室（督查室、信息公开办）.
        comma = _WIDE_COMMA.search(_ENCLOSED.sub(_crossed_out, text))
        if comma:
            yield Slip(
                begins + comma.start(),
                "flow-fullwidth-comma",
                f"方括号里用“{comma[0]}”隔开，YAML 把前后几项当成一项。",
                "请改成半角逗号加一个空格：[甲, 乙]；确实是一项，就用半角双引号括起来。",
            )
        elif _QUOTED.fullmatch(text):
            yield Slip(
                begins,
                "fullwidth-quote",
                "方括号里的项用中文引号括着，引号成了名称的一部分。",
                "请去掉引号，或改成半角双引号。",
            )


def _crossed_out(enclosed: re.Match[str]) -> str:
    return "x" * len(enclosed[0])
