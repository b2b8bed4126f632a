"""Days of a month that has no number: 本月底前, 次月5日前, 月底前."""

import re
from collections.abc import Iterator
from datetime import date

from gkcli.model.timewords.candidates import (
    BEFORE,
    LAST,
    TEN_DAYS,
    WITHIN,
    Candidate,
    SearchedText,
    day_in,
)
from gkcli.model.timewords.points import POINT, SIGN_OF_POINT, Point, point
from gkcli.model.timewords.values import PromiseKind
from gkcli.patterns import late_pattern
from gkcli.text import DAY, YEAR, number, year_number

_MONTH = late_pattern(
    rf"(?:(?P<this>[本当]月)|(?P<next>[次下]个?月)|(?<![0-9一二三四五六七八九十每末首个上])(?=月底{BEFORE}))"
    rf"(?:月?(?P<end>[底末])|(?P<ten>[上中下])旬|(?P<day>{DAY})[日号])(?:{BEFORE}|{WITHIN})?"
)
_SIGN_OF_MONTH = late_pattern("月")


def nameless_months(setting: SearchedText) -> Iterator[Candidate]:
    """Limits in 本月, 次月 or just 月: the month of signing is a guess that a person confirms."""
    for match in setting.matches(_MONTH, _SIGN_OF_MONTH):
        signed_on = setting.signed_on
        due = None
        if signed_on is not None and not match["next"]:
            due = day_in(signed_on.year, signed_on.month, _day(match))
        reason = f"“{match[0]}”没有写是哪一个月，请核对"
        yield setting.found(match.span(), PromiseKind.ABSOLUTE, due=due, ambiguous=reason)


def _day(match: re.Match[str]) -> int:
    if match["day"]:
        return number(match["day"])
    return TEN_DAYS[match["ten"]][1] if match["ten"] else LAST


_RANGE = late_pattern(
    rf"(?<![0-9])(?P<first>{YEAR})年?[-至到](?P<last>{YEAR})年(?![0-9])(?P<tail>底?{BEFORE}|底|末|{WITHIN})?"
)
_UNTIL = late_pattern(
    rf"(?P<lead>(?<![达得收受找看感回涉想])[到至](?!{YEAR}年[0-9]))(?P<last>{YEAR})年(?P<tail>{BEFORE})?"
    rf"|(?<![0-9])(?P<only>{YEAR})年(?P<before>{BEFORE})"
)
_PLAN = late_pattern(
    r"[到至]?[“\"]?十(?P<which>[一二三四五六七八九])五[”\"]?(?P<part>期?末|末年|期间|时期)"
)
_CELL = late_pattern(rf"(?P<only>{YEAR})年度?|全年")
_SIGN_OF_YEAR = late_pattern("年")
_SIGN_OF_PLAN = late_pattern("五")

_NAMED = late_pattern(r"(?:\(?[一二三四五六七八九十]年)?(?:行动|规划|计划|纲要|方案|工作要点|实施)")
_AS_OF = late_pattern(r"截[至止]$")
_WORDS = "一二三四五六七八九"


def spans_of_years(setting: SearchedText) -> Iterator[Candidate]:
    """Limits that name years and no month; the last day of the last year is due."""
    for match in setting.matches(_RANGE, _SIGN_OF_YEAR):
        if _NAMED.match(setting.text, match.end()):
            yield Candidate(*match.span(), None)
        else:
            yield _years(setting, match.span(), match["first"], match["last"])
    for match in setting.matches(_UNTIL, _SIGN_OF_YEAR):
        yield from _until(setting, match)
    for match in setting.matches(_PLAN, _SIGN_OF_PLAN):
        last = 2020 + 5 * (_WORDS.index(match["which"]) + 1 - 3)
        begin = day_in(last - 4, 1, 1)
        due = day_in(last, 12, 31)
        yield setting.found(match.span(), PromiseKind.ABSOLUTE, due=due, begin=begin)
    cell = _CELL.fullmatch(setting.text, *setting.whole)
    if cell:
        year = cell["only"] or str(setting.year)
        yield _years(setting, cell.span(), year, year)


def _until(setting: SearchedText, match: re.Match[str]) -> Iterator[Candidate]:
    if _AS_OF.search(setting.text, max(0, match.start() - 2), match.start()):
        yield Candidate(*match.span(), None)
        return
    year = year_number(match["last"] or match["only"])
    reason = ""
    if match["before"] or match["tail"]:
        reason = f"“{match[0]}”可读作{year}年底，也可读作{year}年开始之前，请核对"
    yield setting.found(
        match.span(), PromiseKind.ABSOLUTE, due=day_in(year, 12, 31), ambiguous=reason
    )


def _years(setting: SearchedText, span: tuple[int, int], first: str, last: str) -> Candidate:
    begin, due = day_in(year_number(first), 1, 1), day_in(year_number(last), 12, 31)
    reason = "" if begin and due and begin <= due else "起止年份不对，请核对"
    return setting.found(
        span, PromiseKind.ABSOLUTE, due=None if reason else due, begin=begin, ambiguous=reason
    )


_MILESTONE = late_pattern(
    r"(?:全部|全面|基本|正式|力争|确保|组织|集中|书面|统一)?"
    r"(?P<verb>完成|动工|开工|竣工|完工|建成|建好|投入使用|投入运行|投用|投产|上线|通车|交付|验收|封顶"
    r"|启动|启用|挂牌|开通|达标|报送|上报|报备|办结|销号|开馆|试?运[行营]|整改到位|整改完毕)(?![后的情率])"
)
_NO_LIMIT = late_pattern(r"起(?![草诉动])|开始|以来|至今|印发|发布|召开|修订|施行")
_TOPIC = late_pattern(
    r"的?(?:工作|经济|例会|情况|数据|报告|总结|会议|通报|公报|进展|统计|报表|考核|考评|绩效|任务|计划"
    r"|分析|运行|财政|生产总值|评[估议比]|述职|检查|督查结果|落实情况)"
)
_LIST = late_pattern(r"(?:、|和|及|以及)")
_SENTENCE_END = late_pattern(r"[。；\n]")


def dates(setting: SearchedText) -> Iterator[Candidate]:
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


def _points(setting: SearchedText) -> Iterator[tuple[Point, int | None]]:
    """Each date or range, with the year named earlier in its sentence."""
    previous: Point | None = None
    opening: Point | None = None
    for match in setting.matches(POINT, SIGN_OF_POINT):
        read = point(match)
        context = _year_before(setting, previous, read)
        joined = opening is not None and _joined(setting, opening, match)
        if opening is not None and joined:
            read = read.after(opening)
        yield read, context
        previous = read
        # A range ends there: in 1月-2月-3月 nothing is known to go on.
        opening = None if joined else read


def _joined(setting: SearchedText, opening: Point, match: re.Match[str]) -> bool:
    """Whether a range goes on: in 7月至9月 the 至 was read as part of the second date."""
    between = setting.text[opening.end : match.start()]
    goes_on = between == "-" or (between in ("", "起") and match["lead"] in ("至", "到"))
    return goes_on and not opening.limited


def _year_before(setting: SearchedText, previous: Point | None, read: Point) -> int | None:
    """The year named earlier in the same sentence, which a date without one may belong to."""
    if previous is None or _SENTENCE_END.search(setting.text, previous.end, read.start):
        return None
    return previous.stated


def _sets_limit(setting: SearchedText, read: Point) -> bool:
    if read.as_of or _NO_LIMIT.match(setting.text, read.end):
        return False
    if read.limited or (read.start, read.end) == setting.whole:
        return True
    if _MILESTONE.match(setting.text, read.end):
        return True
    return read.interval and not _TOPIC.match(setting.text, read.end)


def _shares_limit(setting: SearchedText, read: Point, following: Point | None) -> bool:
    """Whether the words of the next date hold for this one too: 9月、12月底前."""
    if following is None or read.as_of:
        return False
    return _LIST.fullmatch(setting.text, read.end, following.start) is not None


def _limit(setting: SearchedText, read: Point, context: int | None) -> Candidate:
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
        PromiseKind.ABSOLUTE,
        due=due,
        begin=begin,
        milestone=milestone["verb"] if milestone else None,
        ambiguous=reason or read.reason,
    )


def _year(setting: SearchedText, read: Point, context: int | None) -> tuple[int, str]:
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
