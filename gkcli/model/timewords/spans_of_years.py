"""Limits of several years: 到2020年, 2018—2020年, “十三五”末, 2020年前."""

import re
from collections.abc import Iterator

from gkcli.model.timewords.candidates import BEFORE, WITHIN, Candidate, Setting, day_in
from gkcli.model.timewords.numerals import YEAR, year_number
from gkcli.model.timewords.values import Kind

_RANGE = re.compile(
    rf"(?<![0-9])(?P<first>{YEAR})年?[-至到](?P<last>{YEAR})年(?![0-9])(?P<tail>底?{BEFORE}|底|末|{WITHIN})?"
)
_UNTIL = re.compile(
    rf"(?P<lead>(?<![达得收受找看感回涉想])[到至](?!{YEAR}年[0-9]))(?P<last>{YEAR})年(?P<tail>{BEFORE})?"
    rf"|(?<![0-9])(?P<only>{YEAR})年(?P<before>{BEFORE})"
)
_PLAN = re.compile(
    r"[到至]?[“\"]?十(?P<which>[一二三四五六七八九])五[”\"]?(?P<part>期?末|末年|期间|时期)"
)
_CELL = re.compile(rf"(?P<only>{YEAR})年度?|全年")

_NAMED = re.compile(r"(?:\(?[一二三四五六七八九十]年)?(?:行动|规划|计划|纲要|方案|工作要点|实施)")
_AS_OF = re.compile(r"截[至止]$")
_WORDS = "一二三四五六七八九"


def spans_of_years(setting: Setting) -> Iterator[Candidate]:
    """Limits that name years and no month; the last day of the last year is due."""
    for match in _RANGE.finditer(setting.text):
        if _NAMED.match(setting.text, match.end()):
            yield Candidate(*match.span(), None)
        else:
            yield _years(setting, match.span(), match["first"], match["last"])
    for match in _UNTIL.finditer(setting.text):
        yield from _until(setting, match)
    for match in _PLAN.finditer(setting.text):
        last = 2020 + 5 * (_WORDS.index(match["which"]) + 1 - 3)
        begin = day_in(last - 4, 1, 1)
        due = day_in(last, 12, 31)
        yield setting.found(match.span(), Kind.ABSOLUTE, due=due, begin=begin)
    cell = _CELL.fullmatch(setting.text, *setting.whole)
    if cell:
        year = cell["only"] or str(setting.year)
        yield _years(setting, cell.span(), year, year)


def _until(setting: Setting, match: re.Match[str]) -> Iterator[Candidate]:
    if _AS_OF.search(setting.text, max(0, match.start() - 2), match.start()):
        yield Candidate(*match.span(), None)
        return
    year = year_number(match["last"] or match["only"])
    reason = ""
    if match["before"] or match["tail"]:
        reason = f"“{match[0]}”可读作{year}年底，也可读作{year}年开始之前，请核对"
    yield setting.found(match.span(), Kind.ABSOLUTE, due=day_in(year, 12, 31), ambiguous=reason)


def _years(setting: Setting, span: tuple[int, int], first: str, last: str) -> Candidate:
    begin, due = day_in(year_number(first), 1, 1), day_in(year_number(last), 12, 31)
    reason = "" if begin and due and begin <= due else "起止年份不对，请核对"
    return setting.found(
        span, Kind.ABSOLUTE, due=None if reason else due, begin=begin, ambiguous=reason
    )
