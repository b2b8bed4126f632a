"""A document's words without blanks, in which what the workspace says is struck off."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from gkcli.exchange.documents.blanks import squeezed

STRUCK = "\0"
"""Stands for a character that has been accounted for."""


@dataclass(slots=True)
class Strip:
    """Words that belong together, such as a cell or the paragraphs of an item.

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

        At the start of a line if there is one that they begin, else where they first stand.
        """
        wanted = squeezed(words)
        at = self.rest.find(wanted) if wanted else -1
        if at < 0:
            return None
        at = next((start for start in self.starts if self.rest.startswith(wanted, start)), at)
        self.rest = self.rest[:at] + STRUCK * len(wanted) + self.rest[at + len(wanted) :]
        return at

    def left_by_line(self) -> Iterator[tuple[str, int]]:
        """The pieces of each text that the strip was made of in one, with that text's place."""
        for place, (start, end) in enumerate(pairwise((*self.starts, len(self.text)))):
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
