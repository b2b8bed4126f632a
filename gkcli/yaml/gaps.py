"""What stands between the scalars of a file: comments, dashes, blank lines."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


_COMMENT = re.compile(r"(?P<blanks>[ \t]*)(?P<text>#[^\n\x85\u2028\u2029]*)")
_HEADER = re.compile(r"[|>][-+0-9]*")


class ScalarSpan(NamedTuple):
    """From where to where a scalar stands, quotes included, and the style it is written in."""

    start: int
    end: int
    style: str | None


class Comment(NamedTuple):
    """A comment: where its ``#`` stands, and the blanks before it if something else is there."""

    start: int
    text: str
    blanks: str
    own_line: bool


class Gaps:
    """A text, and the same text with everything but its layout crossed out."""

    def __init__(self, text: str, scalars: Iterable[ScalarSpan]) -> None:
        self._text = text
        without_scalars = _crossed_out(text, _spans(text, scalars))
        found = list(_COMMENT.finditer(without_scalars))
        self.comments = [self._comment(match) for match in found]
        self._ends = [match.start() for match in re.finditer("\n", text)]
        self._layout = _crossed_out(without_scalars, (match.span("text") for match in found))

    def dash_before(self, offset: int) -> int:
        """Where the dash stands behind which a list's item begins."""
        return self._layout.rindex("-", 0, offset)

    def column(self, offset: int) -> int:
        """How many characters stand before an offset on its line."""
        return offset - self._line_start(offset)

    def line(self, offset: int) -> int:
        """On which line an offset is, from 0."""
        return bisect_left(self._ends, offset)

    def begins_line(self, offset: int) -> bool:
        """Whether nothing but blanks stands before an offset on its line."""
        return not self._text[self._line_start(offset) : offset].strip(" \t")

    def below_blank(self, offset: int) -> bool:
        """Whether the line above that of an offset is blank."""
        end = self._line_start(offset) - 1
        return end >= 0 and not self._text[self._text.rfind("\n", 0, end) + 1 : end].strip()

    def _line_start(self, offset: int) -> int:
        return self._text.rfind("\n", 0, offset) + 1

    def _comment(self, match: re.Match[str]) -> Comment:
        start = match.start("text")
        blanks = match["blanks"].replace("\t", " ") or " "
        return Comment(start, match["text"].rstrip(), blanks, self.begins_line(start))


def _spans(text: str, scalars: Iterable[ScalarSpan]) -> Iterator[tuple[int, int]]:
    """Where the scalars stand; a comment may follow on the first line of a block."""
    for start, end, style in scalars:
        header = _HEADER.match(text, start) if style in ("|", ">") else None
        if header is None:
            yield start, end
        else:
            yield header.span()
            yield max(text.find("\n", start, end), header.end()), end


def _crossed_out(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with an ``x`` for each character in the spans but line ends."""
    pieces = []
    done = 0
    for start, end in spans:
        pieces += [text[done:start], re.sub(r"[^\n]", "x", text[start:end])]
        done = end
    return "".join([*pieces, text[done:]])
