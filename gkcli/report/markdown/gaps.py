"""The list of what is still missing, gathered from the finished text of a report."""

import re
from collections.abc import Iterator

from gkcli.report.markdown.marks import GAP, SPELLED, Mark

_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*$")
_NONE = "没有待补的内容。"


def with_gap_list(text: str) -> str:
    """The text with ``<!-- 待补清单 -->`` replaced by a list of all gaps and where they stand."""
    lines = text.split("\n")
    if not any(map(_asks, lines)):
        return text
    gaps = list(dict.fromkeys(_gaps(lines)))
    told = [f"{number}. {gap}" for number, gap in enumerate(gaps, 1)] or [_NONE]
    return "\n".join(part for line in lines for part in (told if _asks(line) else [line]))


def _asks(line: str) -> bool:
    match = SPELLED.fullmatch(line.strip())
    return match is not None and match["name"] == Mark.GAPS


def _gaps(lines: list[str]) -> Iterator[str]:
    heading = ""
    for line in lines:
        title = _HEADING.match(line)
        if title:
            heading = title[2] if title[1] != "#" else ""
        for match in GAP.finditer(line):
            # The list itself must not count as gaps: it names them without their marks.
            yield f"{heading}：{match[1]}" if heading else match[1]
