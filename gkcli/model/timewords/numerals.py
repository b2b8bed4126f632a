"""Numbers as documents write them: 15, 十五, 两, 二〇一八."""

DIGITS = "〇零○一二三四五六七八九"
NUMERAL = "一二两三四五六七八九十百"

NUMBER = rf"(?:(?<![0-9.])[0-9]{{1,3}}|(?<![0-9{NUMERAL}])[{NUMERAL}]{{1,5}})"
"""Pattern of a whole count up to 999, not the end of a longer number."""

MONTH = r"(?:(?<![0-9.])[0-9]{1,2}|(?<![一二三四五六七八九十])(?:十[一二]?|[一二三四五六七八九]))"
"""Pattern of a month's number, possible or not (13)."""

DAY = r"(?:[0-9]{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
"""Pattern of the number of a day in a month, possible or not (45)."""

YEAR = rf"(?:(?<![0-9])[0-9]{{4}}|[一二][{DIGITS}]{{3}})"
"""Pattern of a year written with four digits."""

_ONES = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_TENS = {"十": 10, "百": 100}


def number(text: str) -> int:
    """The value of a count in ASCII digits or Chinese numerals (十五 is 15, 二十 is 20)."""
    if text.isdecimal():
        return int(text)
    total, ones = 0, 0
    for character in text:
        if character in _TENS:
            total += (ones or 1) * _TENS[character]
            ones = 0
        else:
            ones = _ONES.get(character, 0)
    return total + ones


def year_number(text: str) -> int:
    """The value of a year written digit by digit (2018, 二〇一八)."""
    if text.isdecimal():
        return int(text)
    return int("".join(str(_ONES.get(character, 0)) for character in text))
