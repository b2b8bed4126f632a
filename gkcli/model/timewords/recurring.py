"""The days that follow 每年, 每季度, 每月 or 每周: 末月20日前, 1月、7月上旬, 28日前."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from gkcli.frozen import frozen
from gkcli.model.timewords.candidates import (
    BEFORE,
    LAST,
    TEN_DAYS,
    Candidate,
    SearchedText,
    day_in,
    length_of,
)
from gkcli.model.timewords.values import Each, PromiseKind
from gkcli.patterns import late_pattern
from gkcli.text import DAY, MONTH, NUMBER, YEAR, number, year_number

_LEAP_YEAR = 2000

MonthDays = tuple[tuple[int, int], ...]

PERIODS: dict[Each, MonthDays] = {
    Each.YEAR: ((12, 31),),
    Each.HALF: ((6, 30), (12, 31)),
    Each.QUARTER: ((3, 31), (6, 30), (9, 30), (12, 31)),
    Each.MONTH: tuple((month, length_of(_LEAP_YEAR, month)) for month in range(1, 13)),
    Each.WEEK: (),
}
"""The last day of each period of a leap year, in order; weeks keep no dates."""

_TAIL = rf"(?P<tail>{BEFORE}|之内|以内|内(?!容))?"
_WITHIN_MONTH = rf"(?:(?P<day>{DAY})[日号]|(?P<end>[底末])|(?P<ten>[上中下])旬)"
_ITEM = rf"(?:{MONTH}月?[-至到])?(?P<month>{MONTH})(?:月份?{_WITHIN_MONTH}?)?"
_BARE = re.sub(r"\(\?P<\w+>", "(?:", _ITEM)
_JOINS = r"(?:、|和|及|以及)"

_IN_YEAR = late_pattern(
    rf"度?的?(?:(?P<items>(?:{_BARE}{_JOINS}){{0,11}}{_BARE}(?<![0-9一二三四五六七八九十]))"
    rf"|第?(?P<quarter>[1-4一二三四])季度[末底]?|(?P<half>[上下])半年|年?[底末]|年终(?={BEFORE})){_TAIL}"
)
_ITEMS = late_pattern(_ITEM)
_IN_QUARTER = late_pattern(
    rf"(?:的?(?:(?P<last>末个?月?|最后一个?月)|(?P<first>首)个?月|第(?P<nth>[一二三1-3])个?月)(?:的?{_WITHIN_MONTH})?"
    rf"|底){_TAIL}"
)
_IN_HALF = late_pattern(rf"[底末]{_TAIL}")
_IN_MONTH = late_pattern(
    rf"的?(?:{_WITHIN_MONTH}|月[底末]"
    rf"|(?P<nth>前{NUMBER}个?工作日|第{NUMBER}个?(?:工作日|周|星期)[一二三四五六日天]?)){_TAIL}"
)
_IN_WEEK = late_pattern(rf"(?P<weekday>[一二三四五六日天末])(?![次期场轮回篇条个]){_TAIL}")
_AFTERWARDS = late_pattern(
    rf"(?:结束|终了)(?:之后|以后|后)(?:的?(?:第?(?P<n>{NUMBER})个?(?P<unit>工作日|日|天)(?:之内|以内|内)?))"
)
_EVERY_MONTH_HAS = 28
_WEEKDAYS = "一二三四五六日"


@frozen
class Days:
    """Where the words end, the days they name, and why a person must look at them."""

    end: int
    on: MonthDays
    day: int | None = None
    reason: str = ""


def dated(text: str, start: int, each: Each) -> Days | None:
    """The days named at ``start``, directly behind the words for the period; None if none are."""
    afterwards = _AFTERWARDS.match(text, start)
    if afterwards:
        return _afterwards(afterwards, each)
    pattern, read = _READERS[each]
    match = pattern.match(text, start)
    return read(match) if match else None


def _afterwards(match: re.Match[str], each: Each) -> Days:
    count = number(match["n"])
    if match["unit"] == "工作日" or count > _EVERY_MONTH_HAS or each is Each.WEEK:
        return Days(match.end(), (), None, "每期的到期日要另行推算，请写成具体日子")
    on = tuple((month % 12 + 1, count) for month, _ in PERIODS[each])
    return _days(match, tuple(sorted(on)))


def _in_year(match: re.Match[str]) -> Days:
    if match["items"]:
        return _days(match, _listed(match["items"]))
    if match["quarter"]:
        return _days(match, ((3 * number(match["quarter"]), LAST),))
    return _days(match, ((6 if match["half"] == "上" else 12, LAST),))


def _listed(items: str) -> MonthDays:
    """Months with their days; one that names no day takes the last one's: 1月、7月上旬."""
    found = list(_ITEMS.finditer(items))
    shared = _day(found[-1])
    return tuple((number(item["month"]), _day(item, shared)) for item in found)


def _day(item: re.Match[str], otherwise: int = LAST) -> int:
    if item["day"]:
        return number(item["day"])
    if item["ten"]:
        return TEN_DAYS[item["ten"]][1]
    return LAST if item["end"] else otherwise


def _in_half(match: re.Match[str]) -> Days:
    return _days(match, PERIODS[Each.HALF])


def _in_quarter(match: re.Match[str]) -> Days:
    nth = number(match["nth"]) if match["nth"] else 1 if match["first"] else 3
    return _days(match, tuple((month, _day(match)) for month in range(nth, 13, 3)))


def _in_month(match: re.Match[str]) -> Days:
    if match["nth"]:
        return Days(match.end(), (), None, "每期的到期日要另行推算，请写成具体日子")
    # 每月31日 asks every month for its last day, or the day before where there is no such one.
    ends = PERIODS[Each.MONTH]
    day = _day(match)
    if day in (29, 30, 31):
        return Days(match.end(), tuple((m, min(day, end)) for m, end in ends), day, _reason(match))
    return _days(match, tuple((month, day) for month, _ in ends))


def _in_week(match: re.Match[str]) -> Days:
    word = match["weekday"]
    return Days(match.end(), (), 7 if word in "天末" else _WEEKDAYS.index(word) + 1)


def _days(match: re.Match[str], on: MonthDays) -> Days:
    days = [day_in(_LEAP_YEAR, month, day) for month, day in on]
    if None in days:
        return Days(match.end(), (), None, "日历上没有这一天，请核对原件")
    shared = {day for _, day in on}
    common = shared.pop() if len(shared) == 1 and LAST not in shared else None
    dates = tuple((day.month, day.day) for day in days if day)
    return Days(match.end(), dates, common, _reason(match))


def _reason(match: re.Match[str]) -> str:
    tail = match.groupdict().get("tail") or ""
    if tail.endswith("前") and "旬" in match[0]:
        return "“旬前”可读作到这一旬的末日，也可读作到它开始之前，请核对"
    return ""


_READERS = {
    Each.YEAR: (_IN_YEAR, _in_year),
    Each.HALF: (_IN_HALF, _in_half),
    Each.QUARTER: (_IN_QUARTER, _in_quarter),
    Each.MONTH: (_IN_MONTH, _in_month),
    Each.WEEK: (_IN_WEEK, _in_week),
}

_FROM = (
    rf"(?:自|从)?(?P<from>{YEAR})年度?(?:(?P<month>{MONTH})月份?)?(?:起|开始)，?"
    r"[^，。；\n每按逐0-9]{0,10}"
)
_EACH = late_pattern(
    rf"(?:{_FROM})?(?:每一?个?(?P<each>半年|年(?!度?报告)度?(?![级龄轻代])|季度?(?!节)|月(?!饼)"
    r"|(?:周|星期)(?![年岁边]))|[按逐](?P<by>季度?(?!节)|月(?![薪份]))|(?P<within>全年|(?<![0-9一二两三四五六七八九十])年度?内))"
)
_EVERY_FEW = late_pattern(rf"每隔?(?P<n>{NUMBER})(?:年|个月|个?季度|个?周|天)(?:[一1]次)?")
_ONE_PER = late_pattern(
    r"(?<![第统同唯近])一个?(?P<each>年|季度|月|周)(?P<n>[一两二三四五六1-9])次"
)
_COUNT = late_pattern(
    r"[^，。；：！？、\n每]{0,12}?"
    r"(?P<least>(?:至少|不少于|不低于|最少)[^，。；：！？\n每0-9]{0,10}?)?"
    rf"(?<![第统同唯])(?P<n>{NUMBER})个?"
    r"(?P<what>(?(least)[次期场轮回条篇件份项个家批]|[次期场轮回]))"
)
_SIGN_OF_EACH = late_pattern("每|按|逐|全年|年度?内")
_SIGN_OF_ONE_PER = late_pattern("次")
_SIGN_OF_EVERY_FEW = late_pattern("每")
_OCCASIONS = "次期场轮回"
_PERIODS_OF = {"年": Each.YEAR, "半": Each.HALF, "季": Each.QUARTER, "月": Each.MONTH}


def cadences(setting: SearchedText) -> Iterator[Candidate]:
    """Expressions that repeat, with their days or with the number of times in a period."""
    if _SIGN_OF_EACH.search(setting.text):
        for match in _EACH.finditer(setting.text):
            yield from _cadence(setting, match)
    for match in setting.matches(_ONE_PER, _SIGN_OF_ONE_PER):
        each = _each(match["each"])
        yield _counted(setting, match.span(), each, number(match["n"]))
    for match in setting.matches(_EVERY_FEW, _SIGN_OF_EVERY_FEW):
        reason = f"“{match[0]}”要写明从哪一期算起，请写成具体日子"
        yield setting.found(match.span(), PromiseKind.RECURRING, ambiguous=reason)


def _each(word: str) -> Each:
    return _PERIODS_OF.get(word[0], Each.WEEK)


def _cadence(setting: SearchedText, match: re.Match[str]) -> Iterator[Candidate]:
    word = match["each"] or match["by"] or "年"
    each = _each(word)
    begin = _begin(match)
    days = dated(setting.text, match.end(), each) if not match["within"] else None
    if days is not None:
        yield setting.found(
            (match.start(), days.end),
            PromiseKind.RECURRING,
            each=each,
            begin=begin,
            on=days.on,
            day=days.day,
            ambiguous=days.reason,
        )
        return
    count = _COUNT.match(setting.text, match.end())
    if count is not None:
        yield _counted(
            setting,
            (match.start(), count.end()),
            each,
            number(count["n"]),
            begin=begin,
            ambiguous=_things(count["what"]),
        )
    elif not match["within"]:
        on = PERIODS[each]
        yield setting.found(match.span(), PromiseKind.RECURRING, each=each, begin=begin, on=on)


def _counted(
    setting: SearchedText,
    span: tuple[int, int],
    each: Each,
    at_least: int,
    **more: Any,  # noqa: ANN401
) -> Candidate:
    return setting.found(
        span, PromiseKind.RECURRING_MIN, each=each, at_least=at_least, on=PERIODS[each], **more
    )


def _things(what: str) -> str:
    return "" if what in _OCCASIONS else f"数的是“{what}”，不是办理的次数，请核对"


def _begin(match: re.Match[str]) -> date | None:
    if not match["from"]:
        return None
    return day_in(year_number(match["from"]), number(match["month"]) if match["month"] else 1, 1)
