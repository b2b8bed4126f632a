"""What a line is: its number, its kind, the date in it; and the paragraphs that lines make up."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from functools import cached_property
from typing import NamedTuple
from unicodedata import normalize

from gkcli.office.intake.marks import NumberMark, NumberStyle, bare_value, mark, value
from gkcli.office.intake.unit_names import looks_like_unit, unit_list
from gkcli.text import squeezed, trimmed, year_number

_DATE = re.compile(
    r"(?P<y>[12]\d{3}|[一二][〇零○OΟ一二三四五六七八九]{3})[年.\-/](?P<m>\d{1,2}"
    r"|[一二三四五六七八九十]{1,2})[月.\-/]"
    r"(?P<d>\d{1,2}|[一二三四五六七八九十]{1,3})日?"
)


def date_in(text: str) -> date | None:
    """The first calendar date written in a text; None when there is none."""
    match = _DATE.search(_plain(text))
    return _value(match) if match else None


def without_date(text: str) -> str:
    """What a text without blanks says before and after its date."""
    return _DATE.sub("", _plain(text), count=1)


def _plain(text: str) -> str:
    return normalize("NFKC", squeezed(text))


def _value(match: re.Match[str]) -> date | None:
    try:
        return date(year_number(match["y"]), value(match["m"]), value(match["d"]))
    except ValueError:
        return None


class LineKind(Enum):
    """The kinds of lines that are neither text nor heading."""

    LAYOUT = auto()
    """A page number, 续表, 附表续: nothing that the document says."""
    NUMBER = auto()
    """A document's number, whole or damaged."""
    DATE = auto()
    SIGNED = auto()
    """Who signs and when, in one line."""
    PRINTED = auto()
    COPIES = auto()
    ADDRESSEES = auto()
    ATTACHMENT = auto()
    """附件1, 附件：1.…, or 附："""
    ANNOTATION = auto()
    """（此件公开发布）"""
    REMARK = auto()
    """注：…"""
    IMPRINT = auto()
    """What stands about a page on a portal: 索引号, 发布机构, and a letterhead: …文件."""
    TEXT = auto()


_LAYOUT = re.compile(
    r"[-—–─―－\s]*第?\s*\d{1,4}\s*页?(?:[/共,，\s]*\d{1,4}\s*页?)?[-—–─―－\s]*"
    r"|[（(]?(?:续表|接上表|转下页|接上页|附表续)\d*[)）]?(?:[：:]?)"
    r"|[|｜│]"
    r"|第[一二三四五六七八九十\d]+页(?:[,，]?共[一二三四五六七八九十\d]+页)?"
)
_NUMBER = re.compile(
    r"[（(]?(?P<n>[\u4e00-\u9fff]{1,14}[〔\[（(﹝【［<《{]?(?:19"
    r"|20)\d{2}年?[〕\]）)﹞】］>》}]?第?\d{0,5}[号號])[)）]?"
)
_PRINTED = re.compile(r".*\d日?印发[。.]?(?:\(?共?印\d+份\)?)?")
_COPIES = re.compile(r"(?:抄\s*送|抄\s*报|主\s*送|分\s*送)\s*[:：]")
_ATTACHMENT = re.compile(
    r"附(?:件|表|录)?\s*(?:\d{1,2}|[一二三四五六七八九十])?\s*(?:$|[：:.．、\s])"
)
_ANNOTATION = re.compile(
    r"[（(][^（()）]*(?:此件|公开发布|主动公开|依申请公开|不予公开|公开属性"
    r"|联系人)[^（()）]*[)）]|(?:信息)?公开(?:属性|类别|方式|选项)[:：].*"
    r"|此件.*公开.*"
)
_REMARK = re.compile(r"(?:备?注|说明|附注)\d?\s*[：:.]")
_IMPRINT = re.compile(
    r"(?:(?:填报|填表|制表|报送|编制)(?:单位|部门|日期|时间|人)|单位|索引号"
    r"|信息索引|发布机构|发文机关|发文字号|发文机构|发布日期|发布时间"
    r"|生成日期|生效日期|成文日期|文号|主题词|主题分类|有效性|废止日期|来源|字号"
    r"|浏览次数|阅读次数|点击数?|签发人|密级|紧急程度|组配分类|内容概述|信息来源"
    r"|作者)\s*[:：]"
    r"|(?:当前)?位置\s*[:：]|首页\s*>|[\u4e00-\u9fff]{2,25}文件|(?:特急|加急|平急"
    r"|特提|秘密|机密|绝密)(?:★.*)?|\d{6}|打印(?:本页)?|关闭(?:窗口)?|分享到.*"
)

_LONGEST = 2000
"""Characters of a line; lists of copies reach some hundreds."""


@dataclass(frozen=True, eq=False)
class Line:
    """A line or cell and what it is recognised as, once, when that is first asked."""

    text: str
    line: int

    @cached_property
    def mark(self) -> NumberMark | None:
        """The number in front; None without one."""
        return mark(self.text)

    @cached_property
    def bare_number(self) -> int:
        """The number that a cell of its own holds: 3, 3. or 三; 0 where it holds something else."""
        if self.mark is not None:
            return 0 if self.mark.rest else self.mark.number
        return bare_value(self.text)

    @cached_property
    def kind(self) -> LineKind:
        """What the line is."""
        return _kind(self.text, self.mark)

    @cached_property
    def is_unit(self) -> bool:
        """Whether the line may be the name of a unit."""
        return looks_like_unit(self.text)

    @cached_property
    def only_date(self) -> date | None:
        """The date that the line consists of, in brackets or not; None if it says more."""
        match = _DATE.fullmatch(_plain(self.text.strip("（）() ")))
        return _value(match) if match else None


def _kind(text: str, number: NumberMark | None) -> LineKind:
    if len(text) > _LONGEST:
        return LineKind.TEXT
    bare = normalize("NFKC", squeezed(text))
    for kind, pattern in _WHOLE:
        if pattern.fullmatch(bare):
            return kind
    whole_date = _DATE.fullmatch(bare)
    if whole_date is not None and _value(whole_date):
        return LineKind.DATE
    for kind, pattern in _STARTS:
        if pattern.match(bare):
            return kind
    if len(bare) <= 60 and _DATE.search(bare) and looks_like_unit(without_date(bare)):
        return LineKind.SIGNED
    return LineKind.ADDRESSEES if _is_address(text, number) else LineKind.TEXT


FOOT = frozenset({LineKind.COPIES, LineKind.PRINTED})
"""The foot of a notice: copies, who printed it and when."""


def document_number(text: str) -> str | None:
    """The number that a line consists of, without the brackets around it; None if it is none."""
    match = _NUMBER.fullmatch(squeezed(text))
    return match["n"] if match else None


def _is_address(text: str, number: NumberMark | None) -> bool:
    if not text.rstrip().endswith(("：", ":")) or re.search(r"[。；！？]", text):
        return False
    if number is not None and number.style is not NumberStyle.DIGIT_IN_BRACKETS:
        return False
    names = unit_list(text.rstrip("：: \u3000"))
    return bool(names) and sum(map(looks_like_unit, names)) * 2 > len(names)


_WHOLE = (
    (LineKind.LAYOUT, _LAYOUT),
    (LineKind.NUMBER, _NUMBER),
    (LineKind.PRINTED, _PRINTED),
    (LineKind.ANNOTATION, _ANNOTATION),
)
_STARTS = (
    (LineKind.COPIES, _COPIES),
    (LineKind.ATTACHMENT, _ATTACHMENT),
    (LineKind.REMARK, _REMARK),
    (LineKind.IMPRINT, _IMPRINT),
)

_ENDED = re.compile(r"[。！？；：…:;.]$|[。！？；：…][”’》）)】]+$|[）)】]$")
_LATIN = re.compile(r"[A-Za-z0-9,.;]$")
_SHORTEST = 16
_SHORTEST_CLAUSES = 8
_IN_MIDST = re.compile(r"[，、,（(“《]$")


class JoinedParagraph(NamedTuple):
    """A paragraph as the author meant it, and the line on which it begins."""

    text: str
    line: int


def passages(lines: Sequence[Line]) -> Iterator[JoinedParagraph]:
    """Paragraphs of body text, each of one line or of those that a sentence runs over."""
    held: list[Line] = []
    for index, line in enumerate(lines):
        held.append(line)
        if index + 1 == len(lines) or not _runs_on(line, lines[index + 1]):
            yield JoinedParagraph(_joined([one.text for one in held]), held[0].line)
            held = []


def unwrapped(text: str) -> str:
    """The text of a cell without the line breaks that stand in the midst of a sentence."""
    lines = [trimmed(line) for line in text.split("\n") if trimmed(line)]
    whole: list[str] = []
    for line in lines:
        if whole and _IN_MIDST.search(whole[-1]):
            whole[-1] = _joined([whole[-1], line])
        else:
            whole.append(line)
    return "\n".join(whole)


def _runs_on(line: Line, following: Line) -> bool:
    """Whether a sentence that is not over at the end of a line goes on in the next."""
    text = line.text
    shortest = _SHORTEST_CLAUSES if re.search(r"[，、；]", text) else _SHORTEST
    if _ENDED.search(text) or len(text) < shortest or following.mark is not None:
        return False
    if line.mark is not None and not re.search(r"[，。]", text):
        return False
    return following.kind is LineKind.TEXT and not following.is_unit


def _joined(texts: Sequence[str]) -> str:
    whole = texts[0]
    for text in texts[1:]:
        whole += (" " if _LATIN.search(whole) and text[0].isascii() else "") + text
    return whole
