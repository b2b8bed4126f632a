"""Text of any origin: what acts is spelled out, names of files, numerals, odd blanks."""

import re
from collections.abc import Iterable, Iterator

# C0 and C1 controls but tab and newline, marks without width, bidirectional controls, the
# surrogates that stand for bytes which were no text, and two that are no characters at all.
ACTING = (
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069"
    r"\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""Pattern of a character that nobody sees or that steers what shows it."""

# Patterns are text: the commands that need none of them do not wait for their compilation.
_COMMAND = r"(?m)^([^\S\n]*):(?=:)"
_PLAIN_WORD = r"[\w./（）-]+"


def printable(text: str) -> str:
    r"""``text`` with every such character spelled out, as ``\x1b``."""
    if text.isprintable():
        return text
    return re.sub(ACTING, lambda match: ascii(match[0])[1:-1], text)


def tame(text: str) -> str:
    r"""``text`` printable, and no line of it a command to the log of a GitHub workflow."""
    shown = printable(text)
    return re.sub(_COMMAND, r"\1\\x3a", shown) if "::" in shown else shown


def one_line(text: str) -> str:
    r"""``text`` tame, and its line breaks spelled out as ``\n``: it begins no further line."""
    return tame(printable(text).replace("\n", "\\n"))


def shell_word(text: object) -> str:
    """A word as a shell takes it, on one line; Chinese and plain paths need no quotes there."""
    word = one_line(str(text))
    if re.fullmatch(_PLAIN_WORD, word):
        return word
    from shlex import quote

    return quote(word)


_REFUSED = r'[/\\:*?"<>|\x00-\x1f]'
_RESERVED = r"(?is)(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d¹²³]) *(\..*)?"
_ENDS = (" ", ".")
_LONGEST = 60


def usable(name: str) -> bool:
    """Whether every system takes ``name`` for a file; Windows has devices and signs of its own."""
    refused = re.search(_REFUSED, name) or re.fullmatch(_RESERVED, name)
    return bool(name) and not name.startswith(".") and not name.endswith(_ENDS) and not refused


def file_names(names: Iterable[str], ending: str) -> Iterator[str]:
    """A file name for each name, all different, that any system takes and no folder is part of."""
    used: set[str] = set()
    for name in names:
        stem = _stem(name)
        unique, count = stem, 1
        while unique.casefold() in used:
            count += 1
            unique = f"{stem}_{count}"
        used.add(unique.casefold())
        yield f"{unique}{ending}"


def _stem(name: str) -> str:
    stem = re.sub(_REFUSED, "_", printable(name))[:_LONGEST].strip(". \t")
    return f"_{stem}" if not stem or re.fullmatch(_RESERVED, stem) else stem


_ONES = "一二三四五六七八九"
_LARGEST = 99
_AROUND = r"^[（(第]*|[）)、.．节目章部分项]*$"


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


def ordinal(written: str) -> int | None:
    """The number that a heading's number stands for: 十二, （十二）, 第十二节, 12; None if none.

    Stricter than ``number``: 1 to 99, written as ``numeral`` writes it or in ASCII digits.
    """
    bare = re.sub(_AROUND, "", written.strip())
    value = number(bare) if len(bare) <= len(numeral(_LARGEST)) else 0
    return value if 1 <= value <= _LARGEST and bare in (numeral(value), str(value)) else None


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

_DIGIT_VALUES = {character: n for n, character in enumerate(_ONES, 1)} | {"两": 2}
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
            ones = _DIGIT_VALUES.get(character, 0)
    return total + ones


def year_number(text: str) -> int:
    """The value of a year written digit by digit (2018, 二〇一八)."""
    if text.isdecimal():
        return int(text)
    return int("".join(str(_DIGIT_VALUES.get(character, 0)) for character in text))


_INVISIBLE = r"[\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\u00ad]"
_ODD_BLANK = r"[\u00a0\u1680\u2000-\u200a\u202f\u205f]"
_CONTROL = r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
_EDGES = " \t\u3000\r\n\x0b\x0c\x85"

CJK = r"[\u3001-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’—…·]"
_BETWEEN = rf"(?<={CJK})[ \t\u3000\n]+(?={CJK})"


def visible(text: str) -> str:
    """``text`` without characters that nobody sees, with odd blanks as plain ones."""
    if text.isprintable():
        return text
    return re.sub(_CONTROL, "", re.sub(_INVISIBLE, "", re.sub(_ODD_BLANK, " ", text)))


def trimmed(text: str) -> str:
    """``text`` as a paragraph has it: visible, without blanks at its edges."""
    return visible(text).strip(_EDGES)


def closed_up(text: str) -> str:
    """A title without the blanks that spread it; one beside a digit or a Latin letter stays."""
    return re.sub(_BETWEEN, "", trimmed(text))


def squeezed(text: str) -> str:
    """``text`` without any blank, for comparing."""
    return "".join(visible(text).split())


def json_safe(encoded: str) -> str:
    r"""JSON whose strings hold the characters that act escaped, as ``\u001b``."""
    if encoded.isprintable():
        return encoded
    return re.sub(ACTING, lambda match: f"\\u{ord(match[0]):04x}", encoded)


def displayable(text: str) -> str:
    """``text`` tame, a blank for each tab: where that ends, only the terminal knows."""
    return tame(text).replace("\t", " ")


def displayable_line(text: str) -> str:
    """``text`` displayable, and its line breaks spelled out: it is a line, and begins none."""
    if text.isprintable() and "::" not in text:
        return text
    return one_line(text).replace("\t", " ")


_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def formula_safe(text: str) -> str:
    """A text that no spreadsheet program takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
