"""The list of what is still missing or to be asked, gathered from the finished text of a report."""

import re
from collections.abc import Iterator

from gkcli.report.markdown.marks import GAP, SPELLED, Mark

_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*$")
_NONE = "没有待补的内容。"


def with_gap_list(text: str) -> str:
    """The text with ``<!-- 待补清单 -->`` replaced by a list of all gaps and where they stand.

    A paragraph below ``<!-- 核实 -->`` is the drafter's to ask: it goes into the list alone.
    """
    lines = text.split("\n")
    if not any(_is(line, Mark.GAPS) or _is(line, Mark.ASK) for line in lines):
        return text
    asked = _asked(lines)
    kept = [line for at, line in enumerate(lines) if at not in asked]
    gaps = list(dict.fromkeys(_gaps(lines, asked)))
    told = [f"{number}. {gap}" for number, gap in enumerate(gaps, 1)] or [_NONE]
    return "\n".join(part for line in kept for part in (told if _is(line, Mark.GAPS) else [line]))


def _is(line: str, mark: Mark) -> bool:
    match = SPELLED.fullmatch(line.strip())
    return match is not None and match["name"] == mark


def _asked(lines: list[str]) -> dict[int, str]:
    """The lines that are the drafter's to ask, their marks too, each with what it says."""
    found: dict[int, str] = {}
    for at, line in enumerate(lines):
        if _is(line, Mark.ASK):
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
