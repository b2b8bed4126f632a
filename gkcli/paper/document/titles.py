"""Where a title of several lines is broken: at its words, and into lines of much the same length.

Source: GB/T 9704-2012, 7.3.1: 回行时，要做到词意完整、排列对称、长短适宜、间距恰当.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import ceil, inf

from gkcli.paper.document.content import Break, Content, Inline, Run, ems, text_of

_WORDS = (
    r"工作领导小组|领导小组|人民政府|信息公开|政务公开|行政复议|行政诉讼|行政审批|制度改革|"
    r"管理委员会|街道办事处|办事处|办公室|管理局|服务局|委员会|服务中心|进一步|"
    r"一览表|统计表|填报表|分解表|上半年|下半年|企事业|政府|人民|政务|信息|公开|"
    r"办公|管理|服务|行政|机关|单位|部门|街道|关于|印发|转发|做好|开展|推进|"
    r"落实|实施|加强|完成|全面|贯彻|促进|规范|建设|改革|发展|工作|任务|重点|"
    r"主要|要点|分解|情况|进展|督查|检查|考核|评估|通报|通知|报告|意见|方案|"
    r"办法|规定|计划|总结|决定|清单|目录|台账|年度|季度|全年|本年|各项|事项|"
    r"指标|复议|诉讼|申请|数据|网站|平台|领域|企业|事业|函"
)
"""Words that titles of notices are made of, the longer before those that they begin with."""

_WHOLE = re.compile(
    r"第?\d+ ?[年月日号期季项](?:\d+月)?(?:\d+日)?"
    r"|[（〔(][^）〕)]{1,8}[）〕)]\d*号?"
    r"|[0-9A-Za-z][0-9A-Za-z.%+-]*"
    rf"|{_WORDS}"
)
_NOT_FIRST = "的了和与及、，。；：）〕》”’）"
_NOT_LAST = "（〔《“‘和与及、"
_MOST_LINES = 4
_TORN, _AWKWARD, _WELCOME = 200.0, 120.0, -6.0


def balanced(content: Content, width: float) -> Content:
    """A title with breaks where it is wider than ``width`` ems; one that has breaks keeps them.

    A text of more than a few lines is no title and flows as it comes.
    """
    text = text_of(content)
    broken = any(isinstance(piece, Break) for piece in content)
    if broken or not width < ems(text) <= _MOST_LINES * width:
        return content
    return tuple(_broken(content, set(_places(text, width))))


def _places(text: str, width: float) -> list[int]:
    """Where the lines after the first begin: the cheapest way through the text."""
    torn = {at for word in _WHOLE.finditer(text) for at in range(word.start() + 1, word.end())}
    lines = ceil(ems(text) / width)
    ideal = ems(text) / lines
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
    for line in range(lines):
        following: dict[int, tuple[float, list[int]]] = {}
        for start, (cost, places) in best.items():
            for end in _ends(text, start, width, last=line == lines - 1):
                price = cost + (ems(text[start:end]) - ideal) ** 2 + _price(text, end, torn)
                if price < following.get(end, (inf, []))[0]:
                    following[end] = (price, [*places, end])
        best = following
    return best.get(len(text), (0.0, []))[1][:-1]


def _ends(text: str, start: int, width: float, *, last: bool) -> Iterator[int]:
    if last:
        if ems(text[start:]) <= width:
            yield len(text)
        return
    for end in range(start + 1, len(text)):
        if ems(text[start:end]) > width:
            return
        yield end


def _price(text: str, at: int, torn: set[int]) -> float:
    """How bad it is to begin a line at ``at``."""
    if at == len(text):
        return 0
    if text[at] in _NOT_FIRST or text[at - 1] in _NOT_LAST:
        return _TORN
    if at in torn:
        return _AWKWARD
    return _WELCOME if text.startswith("关于", at) or text[at - 1] in "年》" else 0


def _broken(content: Iterable[Inline], places: set[int]) -> Iterator[Inline]:
    at = 0
    for piece in content:
        if at in places:
            yield Break()
        end = at + len(piece.text)
        inner = sorted(place - at for place in places if at < place < end)
        if isinstance(piece, Run) and inner:
            for number, (start, stop) in enumerate(pairwise([0, *inner, len(piece.text)])):
                if number:
                    yield Break()
                yield Run(piece.text[start:stop], piece.face)
        else:
            yield piece
        at = end
