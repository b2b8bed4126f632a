"""Chinese numerals as parts and sections are numbered: 一 to 九十九."""

import re

_ONES = "一二三四五六七八九"
_LARGEST = 99
_AROUND = re.compile(r"^[（(第]*|[）)、.．节目章部分项]*$")


def numeral(number: int) -> str:
    """The Chinese numeral of 1 to 99; beyond, where nothing is numbered so, the digits."""
    if not 1 <= number <= _LARGEST:
        return str(number)
    tens, ones = divmod(number, 10)
    return (
        (_ONES[tens - 1] if tens > 1 else "")
        + ("十" if tens else "")
        + (_ONES[ones - 1] if ones else "")
    )


_VALUES = {numeral(number): number for number in range(1, _LARGEST + 1)}


def ordinal(written: str) -> int | None:
    """The number that a heading's number stands for: 十二, （十二）, 第十二节, 12; None if none."""
    bare = _AROUND.sub("", written.strip())
    if re.fullmatch(r"[1-9]\d?", bare, re.ASCII):
        return int(bare)
    return _VALUES.get(bare)
