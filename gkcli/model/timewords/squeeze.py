"""A text without the blanks and titles that hide time expressions, and the way back to it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# One character for one, so that places stay what they are. Cells and lines end a sentence.
_SAME_LENGTH = str.maketrans(
    {0xFF10 + digit: str(digit) for digit in range(10)}
    | dict.fromkeys("\uff0d\u2013\u2014\u2015\u2500~\uff5e\u301c\ufe63", "-")
    | dict.fromkeys("\t\r\v\f\x85\u2028\u2029", "\n")
    | {"．": ".", "\uff0f": "/", ",": "，", "（": "(", "）": ")"}
)

# Blanks within a line, invisible characters, or a title: 《…2018年…要点》 sets no date.
# One level of titles within a title; each alternative begins with another character, so that
# no text makes it search twice.
_HIDDEN = re.compile(
    r"(?P<blank>[ \u3000\xa0\u2000-\u200d\u202f\u2060\ufeff]+)"
    r"|《(?P<title>[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)*)》"
)


@dataclass(frozen=True, slots=True)
class Squeezed:
    """``text`` to search in; ``original`` is what it was made from."""

    original: str
    text: str
    at: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters ``start`` to ``end`` of the squeezed text stand in the original."""
        return self.at[start], self.at[end - 1] + 1


def squeeze(original: str) -> Squeezed:
    """Drop blanks and what stands within 《》; write full-width digits and dashes in ASCII.

    A blank between two digits stays, because the numbers beside it are two.
    """
    plain = original.translate(_SAME_LENGTH)
    pieces: list[str] = []
    at: list[int] = []
    kept = 0
    for start, end in _hidden(plain):
        pieces.append(plain[kept:start])
        at.extend(range(kept, start))
        kept = end
    if not pieces:
        return Squeezed(original, plain, range(len(plain)))
    pieces.append(plain[kept:])
    at.extend(range(kept, len(plain)))
    return Squeezed(original, "".join(pieces), at)


def _hidden(plain: str) -> Iterator[tuple[int, int]]:
    for match in _HIDDEN.finditer(plain):
        if match["blank"] is None:
            yield match.span("title")
        elif not (_digit_at(plain, match.start() - 1) and _digit_at(plain, match.end())):
            yield match.span()


def _digit_at(plain: str, index: int) -> bool:
    return 0 <= index < len(plain) and plain[index] in "0123456789"
