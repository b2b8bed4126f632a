"""What one family of patterns offers to the search: a span, and what it would mean."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from gkcli.model.timewords.squeeze import Squeezed
from gkcli.model.timewords.values import Kind, TimeExpression

LAST = 100
"""A day of the month that no text can write and that stands for the last one."""

BEFORE = r"(?:之前|以前|前(?!期|后|往|提|置|述|来|端|沿))"
WITHIN = r"(?:之内|以内|内(?!容|部|外|涵|设|控|地|陆|务|生|在|参))"
TEN_DAYS = {"上": (1, 10), "中": (11, 20), "下": (21, LAST)}

_LABEL = re.compile(r"^\s*(?:(?:完成)?(?:时限|时间|期限)(?:要求)?[:：])?\s*")
_AFTERTHOUGHT = re.compile(r"(?:完成)?[。；;，)\s]*$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span of the squeezed text; without an expression it is a word that only looks like one."""

    start: int
    end: int
    expression: TimeExpression | None


@dataclass(frozen=True)
class Setting:
    """The text under search and the document it belongs to."""

    squeezed: Squeezed
    year: int
    signed_on: date | None

    @property
    def text(self) -> str:
        """The squeezed text."""
        return self.squeezed.text

    @cached_property
    def whole(self) -> tuple[int, int]:
        """The span of what is left without a label and a full stop: the content of a cell."""
        label = _LABEL.match(self.text)
        start = label.end() if label else 0
        rest = _AFTERTHOUGHT.search(self.text, max(start, len(self.text) - 8))
        return start, rest.start() if rest else len(self.text)

    def found(self, span: tuple[int, int], kind: Kind, **meaning: Any) -> Candidate:  # noqa: ANN401  the fields of TimeExpression
        """A candidate whose expression stands at ``span`` of the squeezed text."""
        start, end = self.squeezed.span(*span)
        words = self.squeezed.original[start:end]
        return Candidate(*span, TimeExpression(start, end, words, kind, **meaning))


Source = Callable[[Setting], Iterator[Candidate]]


def day_in(year: int, month: int, day: int) -> date | None:
    """The day of a calendar month, ``LAST`` being its last one; None when there is none."""
    try:
        return date(year, month, monthrange(year, month)[1] if day == LAST else day)
    except ValueError:
        return None
