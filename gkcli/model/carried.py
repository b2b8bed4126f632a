"""Where a task comes from that was carried over from another year: ``2018#3``."""

import re
from typing import Annotated, NamedTuple

from gkcli.model.scalars import FieldError, Parse

_ORIGIN = r"[12]\d{3}#[1-9]\d{0,5}"
_LOOSE = r"([12]\d{3})\s*年?\s*#?\s*第?\s*([1-9]\d{0,5})\s*项?"


class Origin(NamedTuple):
    """A task of another year: the year of its table and its number there."""

    year: int
    number: int


def origin(text: str) -> str:
    """A year, ``#`` and the number of a task of its table; FieldError otherwise."""
    if not re.fullmatch(_ORIGIN, text, re.ASCII):
        loose = re.fullmatch(_LOOSE, text.strip(), re.ASCII)
        meant = f"{loose[1]}#{loose[2]}" if loose else "2018#3，意思是 2018 年的第 3 项"
        raise FieldError("bad-origin", f"“{text}”看不出是哪一年的哪一项", f"请写作 {meant}")
    return text


def origin_of(text: str) -> Origin:
    """What a text that ``origin`` has read says."""
    year, _, number = text.partition("#")
    return Origin(int(year), int(number))


OriginText = Annotated[str, Parse(origin, "2018#3", r"^[12]\d{3}#[1-9]\d*$")]
