"""The marks ``<!-- 横排 -->`` that say what Markdown cannot, and the list of gaps to fill in."""

import re
from collections.abc import Iterator
from enum import StrEnum

from gkcli.frozen import frozen
from gkcli.paper.document.blocks import Colour
from gkcli.paper.document.page import PageLayout

SPELLED = re.compile(r"<!--\s*(?P<name>[^\s>-]*)\s*(?P<rest>.*?)\s*-->")
"""A mark on a line of its own: its name and what stands behind it."""

BEGUN = re.compile(r"<!--\s*(?P<name>[^\s>-]*)")
"""How a mark begins, in a template where the rest may be computed."""

GAP = re.compile(r"【待补：([^【】]*)】")
"""What is missing in a report, as its text says it."""


_SMALL = "小"


class PageMark(StrEnum):
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


STANDING = (
    PageMark.ANNEX,
    PageMark.WIDE,
    PageMark.UPRIGHT,
    PageMark.NEW_PAGE,
    PageMark.CUT,
    PageMark.GAPS,
)
"""Marks that stand for themselves; the others say what the next paragraph or table is."""


@frozen
class MarkUse:
    """A mark where it is used: its name, what stands behind it, and its line as written."""

    mark: PageMark
    rest: str
    line: str


class MarkupError(Exception):
    """A mark that says nothing: the message and the hint are Chinese, ``line`` is as written."""

    def __init__(self, message: str, line: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.hint = hint or "排版标记的写法见 docs/templates.md"


def use_of(line: str) -> MarkUse | None:
    """The mark that a line is, None for another line; MarkupError when there is no such mark."""
    match = SPELLED.fullmatch(line.strip())
    if match is None:
        return None
    problem = unknown(match["name"])
    if problem:
        raise MarkupError(problem, line.strip())
    return MarkUse(PageMark(match["name"]), match["rest"], line.strip())


def unknown(name: str) -> str:
    """What is wrong with a mark's name, "" for one that there is."""
    names = [str(mark) for mark in PageMark]
    if name in names:
        return ""
    from difflib import get_close_matches

    near = get_close_matches(name, names, 2, 0.5)
    meant = f"，您是不是要写：{'、'.join(near)}" if near else f"，可以写：{'、'.join(names)}"
    return f"没有排版标记“{name}”{meant}"


def look_of(use: MarkUse) -> tuple[Colour, bool]:
    """The colour of a letterhead, red where nothing is said, and whether it is a small one."""
    words = use.rest.split()
    small = _SMALL in words
    colours = [word for word in words if word != _SMALL]
    if len(colours) > 1 or any(word not in tuple(Colour) for word in colours):
        known = "、".join((*Colour, _SMALL))
        raise MarkupError(f"“版头”后面只能写{known}，不能写“{use.rest}”", use.line)
    return Colour(colours[0]) if colours else Colour.RED, small


def layout_of(use: MarkUse) -> PageLayout:
    """The layout that a mark turns to."""
    if use.mark is PageMark.UPRIGHT:
        return PageLayout.UPRIGHT
    if use.rest not in ("", "窄边"):
        raise MarkupError(f"“横排”后面只能写“窄边”，不能写“{use.rest}”", use.line)
    return PageLayout.FORM if use.rest else PageLayout.WIDE


_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*$")
_NONE = "没有待补的内容。"


def with_gap_list(text: str) -> str:
    """The text with ``<!-- 待补清单 -->`` replaced by a list of all gaps and where they stand.

    A paragraph below ``<!-- 核实 -->`` is the drafter's to ask: it goes into the list alone.
    """
    lines = text.split("\n")
    if not any(_is(line, PageMark.GAPS) or _is(line, PageMark.ASK) for line in lines):
        return text
    asked = _asked(lines)
    kept = [line for at, line in enumerate(lines) if at not in asked]
    gaps = list(dict.fromkeys(_gaps(lines, asked)))
    told = [f"{number}. {gap}" for number, gap in enumerate(gaps, 1)] or [_NONE]
    return "\n".join(
        part for line in kept for part in (told if _is(line, PageMark.GAPS) else [line])
    )


def _is(line: str, mark: PageMark) -> bool:
    match = SPELLED.fullmatch(line.strip())
    return match is not None and match["name"] == mark


def _asked(lines: list[str]) -> dict[int, str]:
    """The lines that are the drafter's to ask, their marks too, each with what it says."""
    found: dict[int, str] = {}
    for at, line in enumerate(lines):
        if _is(line, PageMark.ASK):
            below = next((n for n in range(at + 1, len(lines)) if lines[n].strip()), at)
            end = next((n for n in range(below, len(lines)) if not lines[n].strip()), len(lines))
            found |= dict.fromkeys(range(at, end), "")
            found[below] = "".join(lines[below:end]).strip()
    return found


def _gaps(lines: list[str], asked: dict[int, str]) -> Iterator[str]:
    heading = ""
    for at, line in enumerate(lines):
        title = _HEADING.match(line)
        if title:
            heading = title[2] if title[1] != "#" else ""
        said = [asked[at]] if at in asked else [match[1] for match in GAP.finditer(line)]
        for gap in filter(None, said):
            # The list itself must not count as gaps: it names them without their marks.
            yield f"{heading}：{gap}" if heading else gap
