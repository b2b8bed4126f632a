"""Days of a month that has no number: 本月底前, 次月5日前, 月底前."""

import re
from collections.abc import Iterator

from gkcli.model.timewords.candidates import (
    BEFORE,
    LAST,
    TEN_DAYS,
    WITHIN,
    Candidate,
    Setting,
    day_in,
)
from gkcli.model.timewords.numerals import DAY, number
from gkcli.model.timewords.values import Kind

_MONTH = re.compile(
    rf"(?:(?P<this>[本当]月)|(?P<next>[次下]个?月)|(?<![0-9一二三四五六七八九十每末首个上])(?=月底{BEFORE}))"
    rf"(?:月?(?P<end>[底末])|(?P<ten>[上中下])旬|(?P<day>{DAY})[日号])(?:{BEFORE}|{WITHIN})?"
)


def nameless_months(setting: Setting) -> Iterator[Candidate]:
    """Limits in 本月, 次月 or just 月: the month of signing is a guess that a person confirms."""
    for match in _MONTH.finditer(setting.text):
        signed_on = setting.signed_on
        due = None
        if signed_on is not None and not match["next"]:
            due = day_in(signed_on.year, signed_on.month, _day(match))
        reason = f"“{match[0]}”没有写是哪一个月，请核对"
        yield setting.found(match.span(), Kind.ABSOLUTE, due=due, ambiguous=reason)


def _day(match: re.Match[str]) -> int:
    if match["day"]:
        return number(match["day"])
    return TEN_DAYS[match["ten"]][1] if match["ten"] else LAST
