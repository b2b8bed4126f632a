"""A document's words without blanks, in which what the workspace says is struck off."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from gkcli.text import squeezed

STRUCK = "\0"
"""Stands for a character that has been accounted for."""


@dataclass(slots=True)
class Strip:
    """Words that belong together, such as the cells or the paragraphs of an item.

    ``rest`` is ``text`` with what has been accounted for struck out. ``starts`` and ``lines`` say
    at which line of the document each piece begins.
    """

    text: str
    starts: tuple[int, ...]
    lines: tuple[int, ...]
    raw: str = ""
    """The same words with their blanks."""
    rest: str = field(init=False)

    def __post_init__(self) -> None:
        self.rest = self.text

    @classmethod
    def of(cls, pieces: Sequence[tuple[str, int]]) -> "Strip":
        """A strip of texts, each with its line."""
        text = ""
        starts: list[int] = []
        lines: list[int] = []
        for piece, line in pieces:
            starts.append(len(text))
            lines.append(line)
            text += squeezed(piece)
        return cls(text, tuple(starts), tuple(lines), "\n".join(piece for piece, _ in pieces))

    def line_at(self, offset: int) -> int:
        """The document's line on which a character stands."""
        return self.lines[max(0, bisect_right(self.starts, offset) - 1)] if self.lines else 1

    def strike(self, words: str) -> int | None:
        """Account for words where they stand whole; their offset, None where they don't.

        Where they are a whole piece if there is one, else at the start of a piece, else where they
        first stand.
        """
        wanted = squeezed(words)
        at = self.rest.find(wanted) if wanted else -1
        if at < 0:
            return None
        begun = [start for start in self.starts if self.rest.startswith(wanted, start)]
        whole = (start for start in begun if self.text[start : self._end(start)] == wanted)
        at = next(whole, begun[0] if begun else at)
        self.strike_at(at, len(wanted))
        return at

    def strike_at(self, at: int, length: int) -> None:
        """Account for so many characters at an offset."""
        self.rest = self.rest[:at] + STRUCK * length + self.rest[at + length :]

    def spans(self) -> Iterator[tuple[int, int]]:
        """Where each text that the strip was made of begins and ends."""
        return pairwise((*self.starts, len(self.text)))

    def left_by_line(self) -> Iterator[tuple[str, int]]:
        """The pieces of each text that the strip was made of in one, with that text's place."""
        for place, (start, end) in enumerate(self.spans()):
            pieces = [piece for piece in self.rest[start:end].split(STRUCK) if piece]
            if pieces:
                yield "…".join(pieces), place

    def left(self) -> Iterator[tuple[str, int]]:
        """The pieces that nothing has accounted for, with their lines."""
        offset = 0
        for piece in self.rest.split(STRUCK):
            if piece:
                yield piece, self.line_at(offset)
            offset += len(piece) + 1

    def _end(self, start: int) -> int:
        return next((at for at in self.starts if at > start), len(self.text))
