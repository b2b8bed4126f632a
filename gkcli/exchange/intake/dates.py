"""Dates as documents write them: 2018年6月28日, 二〇一八年六月二十八日."""

import re
from datetime import date
from unicodedata import normalize

from gkcli.exchange.documents.blanks import squeezed
from gkcli.model.numerals import ordinal

_DIGITS = {numeral: str(digit) for digit, numeral in enumerate("〇一二三四五六七八九")} | {
    "零": "0",
    "○": "0",
    "O": "0",
    "Ο": "0",
}
_DATE = re.compile(
    r"(?P<y>[12]\d{3}|[一二][〇零○OΟ一二三四五六七八九]{3})[年.\-/](?P<m>\d{1,2}"
    r"|[一二三四五六七八九十]{1,2})[月.\-/]"
    r"(?P<d>\d{1,2}|[一二三四五六七八九十]{1,3})日?"
)


def date_in(text: str) -> date | None:
    """The first calendar date written in a text; None when there is none."""
    match = _DATE.search(_plain(text))
    return _value(match) if match else None


def only_date(text: str) -> date | None:
    """The date that a text consists of; None when it says anything else."""
    match = _DATE.fullmatch(_plain(text))
    return _value(match) if match else None


def without_date(text: str) -> str:
    """What a text without blanks says before and after its date."""
    return _DATE.sub("", _plain(text), count=1)


def _plain(text: str) -> str:
    return normalize("NFKC", squeezed(text))


def _value(match: re.Match[str]) -> date | None:
    year = int("".join(_DIGITS.get(character, character) for character in match["y"]))
    try:
        return date(year, _number(match["m"]), _number(match["d"]))
    except ValueError:
        return None


def _number(written: str) -> int:
    return int(written) if written.isdigit() else ordinal(written) or 0
