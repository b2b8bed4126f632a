"""What a figure of the yearly report may be: a count, a change, an amount of money."""

import re
from decimal import Decimal
from typing import Annotated, Literal, TypeAlias
from unicodedata import normalize

from gkcli.model.scalars import FieldError, Parse
from gkcli.patterns import late_pattern

Kind = Literal["count", "change", "money"]
"""A count is a whole number from 0; a change may have a sign; money may have a fraction."""

Number: TypeAlias = int | Decimal

_COUNT = late_pattern(r"0|[1-9]\d{0,11}", re.ASCII)
_CHANGE = late_pattern(r"0|[+-]?[1-9]\d{0,11}", re.ASCII)
_MONEY = late_pattern(r"(0|[1-9]\d{0,11})(\.\d{1,6})?", re.ASCII)
_NOTHING = frozenset(
    {"", "无", "没有", "空", "-", "--", "—", "——", "/", "\\", "暂无", "N/A", "n/a"}
)
_BEHIND = late_pattern(r"(?<=\d)(万元|元|条|件|次|篇|个|人次|人|项|起)$")
_PADDED = late_pattern(r"^([+-]?)0+(?=\d)")
_WHOLE = late_pattern(r"\.0+$")


def count(text: str) -> int | None:
    """A whole number from 0, None where nothing is filled in; FieldError otherwise."""
    return int(_read(text, _COUNT, "要写 0 或正整数")) if text else None


def change(text: str) -> int | None:
    """A whole number that may be negative, None where nothing is filled in; FieldError else."""
    return int(_read(text, _CHANGE, "要写整数，减少的前面加“-”")) if text else None


def money(text: str) -> Decimal | None:
    """An amount of at most six decimals (万元 to the 分), None where nothing is filled in.

    It keeps its digits as written (1.50). FieldError otherwise.
    """
    return Decimal(_read(text, _MONEY, "要写数字，如 1.5，最多六位小数")) if text else None


def digits(number: Number) -> str:
    """A figure as it is printed: all its digits, no exponent."""
    return str(number) if isinstance(number, int) else f"{number:f}"


def _read(text: str, wanted: re.Pattern[str], rule: str) -> str:
    if wanted.fullmatch(text):
        return text
    plain = normalize("NFKC", text).strip()
    if plain in _NOTHING:
        raise FieldError(
            "bad-figure",
            f"“{text}”不是数字",
            "确实没有的填 0；还不知道的空着，冒号后什么也不写",
        )
    meant = _meant(plain)
    hint = f"请写作 {meant}" if wanted.fullmatch(meant) else "核对这个数；还不知道的空着"
    raise FieldError("bad-figure", f"这里{rule}，“{text}”不行", hint)


def _meant(plain: str) -> str:
    digits = _BEHIND.sub("", plain.replace(",", "").replace(" ", ""))
    padded = _PADDED.sub(r"\1", digits)
    return _WHOLE.sub("", padded) if _WHOLE.search(padded) else padded


Count = Annotated[int | None, Parse(count, "0")]
Change = Annotated[int | None, Parse(change, "0")]
Money = Annotated[Decimal | None, Parse(money, "0")]

SCALARS: dict[Kind, object] = {"count": Count, "change": Change, "money": Money}
"""The annotation of a field for each kind of figure."""
