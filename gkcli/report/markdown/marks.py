"""The marks ``<!-- 横排 -->`` that say what Markdown cannot: where a thing stands on the page."""

import difflib
import re
from dataclasses import dataclass
from enum import StrEnum

from gkcli.document.blocks import Colour
from gkcli.document.page import Layout

SPELLED = re.compile(r"<!--\s*(?P<name>[^\s>-]*)\s*(?P<rest>.*?)\s*-->")
"""A mark on a line of its own: its name and what stands behind it."""

BEGUN = re.compile(r"<!--\s*(?P<name>[^\s>-]*)")
"""How a mark begins, in a template where the rest may be computed."""

GAP = re.compile(r"【待补：([^【】]*)】")
"""What is missing in a report, as its text says it."""


_SMALL = "小"


class Mark(StrEnum):
    """The marks there are."""

    LETTERHEAD = "版头"
    NUMBER = "文号"
    ADDRESSEES = "主送"
    FLUSH = "顶格"
    CENTRED = "居中"
    RIGHT = "居右"
    NOTE = "说明"
    LINE = "分列"
    ENCLOSURES = "附件说明"
    SIGNATURE = "落款"
    COPIES = "抄送"
    PRINTED = "印发"
    TABLE = "表"
    ANNEX = "附件"
    WIDE = "横排"
    UPRIGHT = "竖排"
    NEW_PAGE = "换页"
    CUT = "裁切线"
    GAPS = "待补清单"
    ASK = "核实"


STANDING = (Mark.ANNEX, Mark.WIDE, Mark.UPRIGHT, Mark.NEW_PAGE, Mark.CUT, Mark.GAPS)
"""Marks that stand for themselves; the others say what the next paragraph or table is."""


@dataclass(frozen=True, slots=True)
class Use:
    """A mark where it is used: its name, what stands behind it, and its line as written."""

    mark: Mark
    rest: str
    line: str


class MarkupError(Exception):
    """A mark that says nothing: the message and the hint are Chinese, ``line`` is as written."""

    def __init__(self, message: str, line: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.hint = hint or "排版标记的写法见 docs/templates.md"


def use_of(line: str) -> Use | None:
    """The mark that a line is, None for another line; MarkupError when there is no such mark."""
    match = SPELLED.fullmatch(line.strip())
    if match is None:
        return None
    problem = unknown(match["name"])
    if problem:
        raise MarkupError(problem, line.strip())
    return Use(Mark(match["name"]), match["rest"], line.strip())


def unknown(name: str) -> str:
    """What is wrong with a mark's name, "" for one that there is."""
    names = [str(mark) for mark in Mark]
    if name in names:
        return ""
    near = difflib.get_close_matches(name, names, 2, 0.5)
    meant = f"，您是不是要写：{'、'.join(near)}" if near else f"，可以写：{'、'.join(names)}"
    return f"没有排版标记“{name}”{meant}"


def look_of(use: Use) -> tuple[Colour, bool]:
    """The colour of a letterhead, red where nothing is said, and whether it is a small one."""
    words = use.rest.split()
    small = _SMALL in words
    colours = [word for word in words if word != _SMALL]
    if len(colours) > 1 or any(word not in tuple(Colour) for word in colours):
        known = "、".join((*Colour, _SMALL))
        raise MarkupError(f"“版头”后面只能写{known}，不能写“{use.rest}”", use.line)
    return Colour(colours[0]) if colours else Colour.RED, small


def layout_of(use: Use) -> Layout:
    """The layout that a mark turns to."""
    if use.mark is Mark.UPRIGHT:
        return Layout.UPRIGHT
    if use.rest not in ("", "窄边"):
        raise MarkupError(f"“横排”后面只能写“窄边”，不能写“{use.rest}”", use.line)
    return Layout.FORM if use.rest else Layout.WIDE
