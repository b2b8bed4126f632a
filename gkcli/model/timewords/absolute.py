"""Limits that name a day of the calendar: 2018年12月底前, 第三季度, 9月投入使用, 年底前."""

import re
from collections.abc import Iterator
from datetime import date

from gkcli.model.timewords.candidates import Candidate, Setting, day_in
from gkcli.model.timewords.points import POINT, Point, point
from gkcli.model.timewords.values import Kind

_MILESTONE = re.compile(
    r"(?:全部|全面|基本|正式|力争|确保|组织|集中|书面|统一)?"
    r"(?P<verb>完成|动工|开工|竣工|完工|建成|建好|投入使用|投入运行|投用|投产|上线|通车|交付|验收|封顶"
    r"|启动|启用|挂牌|开通|达标|报送|上报|报备|办结|销号|开馆|试?运[行营]|整改到位|整改完毕)(?![后的情率])"
)
_NO_LIMIT = re.compile(r"起(?![草诉动])|开始|以来|至今|印发|发布|召开|修订|施行")
_TOPIC = re.compile(
    r"的?(?:工作|经济|例会|情况|数据|报告|总结|会议|通报|公报|进展|统计|报表|考核|考评|绩效|任务|计划"
    r"|分析|运行|财政|生产总值|评[估议比]|述职|检查|督查结果|落实情况)"
)
_LIST = re.compile(r"(?:、|和|及|以及)")
_SENTENCE_END = re.compile(r"[。；\n]")


def dates(setting: Setting) -> Iterator[Candidate]:
    """Days, months, ten-day periods, quarters and halves that set a limit.

    A date that sets none (a signature, 起施行, 截至6月底) is offered as a look-alike.
    """
    following: Point | None = None
    for read, context in reversed(list(_points(setting))):
        if _sets_limit(setting, read) or _shares_limit(setting, read, following):
            yield _limit(setting, read, context)
            following = read
        else:
            yield Candidate(read.start, read.end, None)
            following = None


def _points(setting: Setting) -> Iterator[tuple[Point, int | None]]:
    """Each date or range, with the year named earlier in its sentence."""
    previous: Point | None = None
    opening: Point | None = None
    for match in POINT.finditer(setting.text):
        read = point(match)
        context = _year_before(setting, previous, read)
        joined = opening is not None and _joined(setting, opening, match)
        if opening is not None and joined:
            read = read.after(opening)
        yield read, context
        previous = read
        # A range ends there: in 1月-2月-3月 nothing is known to go on.
        opening = None if joined else read


def _joined(setting: Setting, opening: Point, match: re.Match[str]) -> bool:
    """Whether a range goes on: in 7月至9月 the 至 was read as part of the second date."""
    between = setting.text[opening.end : match.start()]
    goes_on = between == "-" or (between in ("", "起") and match["lead"] in ("至", "到"))
    return goes_on and not opening.limited


def _year_before(setting: Setting, previous: Point | None, read: Point) -> int | None:
    """The year named earlier in the same sentence, which a date without one may belong to."""
    if previous is None or _SENTENCE_END.search(setting.text, previous.end, read.start):
        return None
    return previous.stated


def _sets_limit(setting: Setting, read: Point) -> bool:
    if read.as_of or _NO_LIMIT.match(setting.text, read.end):
        return False
    if read.limited or (read.start, read.end) == setting.whole:
        return True
    if _MILESTONE.match(setting.text, read.end):
        return True
    return read.interval and not _TOPIC.match(setting.text, read.end)


def _shares_limit(setting: Setting, read: Point, following: Point | None) -> bool:
    """Whether the words of the next date hold for this one too: 9月、12月底前."""
    if following is None or read.as_of:
        return False
    return _LIST.fullmatch(setting.text, read.end, following.start) is not None


def _limit(setting: Setting, read: Point, context: int | None) -> Candidate:
    milestone = _MILESTONE.match(setting.text, read.end)
    year, reason = _year(setting, read, context)
    due = day_in(year, *read.last)
    begin = read.begin_in(year)
    if due is None:
        reason = "日历上没有这一天，请核对原件"
    elif begin and begin > due:
        reason = "起止日期前后颠倒，请核对"
    return setting.found(
        (read.start, read.end),
        Kind.ABSOLUTE,
        due=due,
        begin=begin,
        milestone=milestone["verb"] if milestone else None,
        ambiguous=reason or read.reason,
    )


def _year(setting: Setting, read: Point, context: int | None) -> tuple[int, str]:
    """The year a date lies in, and why that is not certain."""
    if read.stated is not None:
        return read.stated, ""
    year = setting.year + (read.shift or 0)
    if read.shift is not None:
        return year, ""
    year, reason = _not_before_signing(setting.signed_on, year, read)
    if context is not None and context != year:
        reason = f"没有写年份，暂按{year}年；同一句前面写的是{context}年，请核对"
    return year, reason


def _not_before_signing(signed_on: date | None, year: int, read: Point) -> tuple[int, str]:
    if signed_on is None:
        return year, ""
    month = read.last[0]
    if (year, month) < (signed_on.year, signed_on.month):
        return year + 1, f"没有写年份，而{month}月早于成文的月份，暂按{year + 1}年，请核对"
    due = day_in(year, *read.last)
    if due is not None and due < signed_on:
        return year, f"没有写年份，{due}早于成文日期{signed_on}，请核对"
    return year, ""
