"""A text without the blanks and titles that hide time expressions, and the way back to it."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from gkcli.frozen import frozen
from gkcli.model.timewords.values import PromiseKind, TimeExpression
from gkcli.patterns import late_pattern

# One character for one, so that places stay what they are. Cells and lines end a sentence.
_SAME_LENGTH = str.maketrans(
    {0xFF10 + digit: str(digit) for digit in range(10)}
    | dict.fromkeys("\uff0d\u2013\u2014\u2015\u2500~\uff5e\u301c\ufe63", "-")
    | dict.fromkeys("\t\r\v\f\x85\u2028\u2029", "\n")
    | {"．": ".", "\uff0f": "/", ",": "，", "（": "(", "）": ")"}
)

_ALTERED = late_pattern(f"[{''.join(map(chr, _SAME_LENGTH))}]")

# Blanks within a line, invisible characters, or a title: 《…2018年…要点》 sets no date.
# One level of titles within a title; each alternative begins with another character, so that
# no text makes it search twice.
_HIDDEN = late_pattern(
    r"(?P<blank>[ \u3000\xa0\u2000-\u200d\u202f\u2060\ufeff]+)"
    r"|《(?P<title>[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)*)》"
)
_MAY_HIDE = late_pattern(r"[ \u3000\xa0\u2000-\u200d\u202f\u2060\ufeff《]")


@frozen
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
    plain = original.translate(_SAME_LENGTH) if _ALTERED.search(original) else original
    if not _MAY_HIDE.search(plain):
        return Squeezed(original, plain, range(len(plain)))
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


LAST = 100
"""A day of the month that no text can write and that stands for the last one."""

BEFORE = r"(?:之前|以前|前(?!期|后|往|提|置|述|来|端|沿))"
WITHIN = r"(?:之内|以内|内(?!容|部|外|涵|设|控|地|陆|务|生|在|参))"
TEN_DAYS = {"上": (1, 10), "中": (11, 20), "下": (21, LAST)}

_MARK = late_pattern(r"[，。；、\n]")

_LABEL = late_pattern(r"^\s*(?:(?:完成)?(?:时限|时间|期限)(?:要求)?[:：])?\s*")
_AFTERTHOUGHT = late_pattern(r"(?:完成)?[。；;，)\s]*$")


@frozen
class Candidate:
    """A span of the squeezed text; without an expression it is a word that only looks like one."""

    start: int
    end: int
    expression: TimeExpression | None


@frozen
class SearchedText:
    """The text under search and the document it belongs to."""

    squeezed: Squeezed
    year: int
    signed_on: date | None

    @property
    def text(self) -> str:
        """The squeezed text."""
        return self.squeezed.text

    def matches(self, pattern: re.Pattern[str], sign: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Every match of a pattern that goes over no mark and holds a sign, which is cheap to find.

        Only the clauses with a sign are searched. The pattern is the same to a mark behind a
        clause as to the end of the text: what it looks ahead for is never a mark.
        """
        text, done = self.text, 0
        while found := sign.search(text, done):
            start = max(text.rfind(mark, done, found.start()) for mark in "，。；、\n") + 1
            end = _MARK.search(text, found.end())
            stop = end.start() if end else len(text)
            yield from pattern.finditer(text, max(start, done), stop)
            done = stop

    @cached_property
    def whole(self) -> tuple[int, int]:
        """The span of what is left without a label and a full stop: the content of a cell."""
        label = _LABEL.match(self.text)
        start = label.end() if label else 0
        rest = _AFTERTHOUGHT.search(self.text, max(start, len(self.text) - 8))
        return start, rest.start() if rest else len(self.text)

    def found(self, span: tuple[int, int], kind: PromiseKind, **meaning: Any) -> Candidate:  # noqa: ANN401  the fields of TimeExpression
        """A candidate whose expression stands at ``span`` of the squeezed text."""
        start, end = self.squeezed.span(*span)
        words = self.squeezed.original[start:end]
        return Candidate(*span, TimeExpression(start, end, words, kind, **meaning))


Source = Callable[[SearchedText], Iterator[Candidate]]


def day_in(year: int, month: int, day: int) -> date | None:
    """The day of a calendar month, ``LAST`` being its last one; None when there is none."""
    try:
        return date(year, month, length_of(year, month) if day == LAST else day)
    except ValueError:
        return None


def length_of(year: int, month: int) -> int:
    """How many days a month has; ValueError for one that no calendar has.

    The module ``calendar`` would say so too, and takes longer to import than to read a notice.
    """
    if month == 12:
        return 31
    return (date(year, month + 1, 1) - date(year, month, 1)).days
