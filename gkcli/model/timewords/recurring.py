"""Cadences: 每季度, 每月28日前, 每季度末月20日前, 每年1月、7月上旬, 每年至少1次."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from gkcli.model.timewords.candidates import Candidate, Setting, day_in
from gkcli.model.timewords.numerals import MONTH, NUMBER, YEAR, number, year_number
from gkcli.model.timewords.schedule_words import PERIODS, dated
from gkcli.model.timewords.values import Each, Kind

_FROM = (
    rf"(?:自|从)?(?P<from>{YEAR})年度?(?:(?P<month>{MONTH})月份?)?(?:起|开始)，?"
    r"[^，。；\n每按逐0-9]{0,10}"
)
_EACH = re.compile(
    rf"(?:{_FROM})?(?:每一?个?(?P<each>半年|年(?!度?报告)度?(?![级龄轻代])|季度?(?!节)|月(?!饼)"
    r"|(?:周|星期)(?![年岁边]))|[按逐](?P<by>季度?(?!节)|月(?![薪份]))|(?P<within>全年|(?<![0-9一二两三四五六七八九十])年度?内))"
)
_EVERY_FEW = re.compile(rf"每隔?(?P<n>{NUMBER})(?:年|个月|个?季度|个?周|天)(?:[一1]次)?")
_ONE_PER = re.compile(r"(?<![第统同唯近])一个?(?P<each>年|季度|月|周)(?P<n>[一两二三四五六1-9])次")
_COUNT = re.compile(
    r"[^，。；：！？、\n每]{0,12}?"
    r"(?P<least>(?:至少|不少于|不低于|最少)[^，。；：！？\n每0-9]{0,10}?)?"
    rf"(?<![第统同唯])(?P<n>{NUMBER})个?"
    r"(?P<what>(?(least)[次期场轮回条篇件份项个家批]|[次期场轮回]))"
)
_OCCASIONS = "次期场轮回"
_PERIODS_OF = {"年": Each.YEAR, "半": Each.HALF, "季": Each.QUARTER, "月": Each.MONTH}


def cadences(setting: Setting) -> Iterator[Candidate]:
    """Expressions that repeat, with their days or with the number of times in a period."""
    for match in _EACH.finditer(setting.text):
        yield from _cadence(setting, match)
    for match in _ONE_PER.finditer(setting.text):
        each = _each(match["each"])
        yield _counted(setting, match.span(), each, number(match["n"]))
    for match in _EVERY_FEW.finditer(setting.text):
        reason = f"“{match[0]}”要写明从哪一期算起，请写成具体日子"
        yield setting.found(match.span(), Kind.RECURRING, ambiguous=reason)


def _each(word: str) -> Each:
    return _PERIODS_OF.get(word[0], Each.WEEK)


def _cadence(setting: Setting, match: re.Match[str]) -> Iterator[Candidate]:
    word = match["each"] or match["by"] or "年"
    each = _each(word)
    begin = _begin(match)
    days = dated(setting.text, match.end(), each) if not match["within"] else None
    if days is not None:
        yield setting.found(
            (match.start(), days.end),
            Kind.RECURRING,
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
        yield setting.found(match.span(), Kind.RECURRING, each=each, begin=begin, on=on)


def _counted(
    setting: Setting,
    span: tuple[int, int],
    each: Each,
    at_least: int,
    **more: Any,  # noqa: ANN401
) -> Candidate:
    return setting.found(
        span, Kind.RECURRING_MIN, each=each, at_least=at_least, on=PERIODS[each], **more
    )


def _things(what: str) -> str:
    return "" if what in _OCCASIONS else f"数的是“{what}”，不是办理的次数，请核对"


def _begin(match: re.Match[str]) -> date | None:
    if not match["from"]:
        return None
    return day_in(year_number(match["from"]), number(match["month"]) if match["month"] else 1, 1)
