"""Lines that a break in the middle of a sentence has made two put together again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gkcli.exchange.documents.blocks import Paragraph
from gkcli.exchange.intake.lines import Line, line_kind
from gkcli.exchange.intake.marks import mark
from gkcli.exchange.intake.unitwords import looks_like_unit

_ENDED = re.compile(r"[。！？；：…:;.]$|[。！？；：…][”’》）)】]+$|[）)】]$")
_LATIN = re.compile(r"[A-Za-z0-9,.;]$")
_SHORTEST = 16


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph as the author meant it, and the lines it consists of."""

    text: str
    lines: tuple[Paragraph, ...]

    @property
    def line(self) -> int:
        """Where it begins."""
        return self.lines[0].line


def passages(lines: Sequence[Paragraph]) -> Iterator[Passage]:
    """Paragraphs of body text, each of one line or of those that a sentence runs over."""
    held: list[Paragraph] = []
    for index, line in enumerate(lines):
        held.append(line)
        following = lines[index + 1] if index + 1 < len(lines) else None
        if following is None or not _runs_on(line.text, following.text):
            yield Passage(_joined([one.text for one in held]), tuple(held))
            held = []


def _runs_on(text: str, following: str) -> bool:
    """Whether a sentence that is not over at the end of a line goes on in the next."""
    if _ENDED.search(text) or len(text) < _SHORTEST or mark(following) is not None:
        return False
    return line_kind(following) is Line.TEXT and not looks_like_unit(following)


def _joined(texts: Sequence[str]) -> str:
    whole = texts[0]
    for text in texts[1:]:
        whole += (" " if _LATIN.search(whole) and text[0].isascii() else "") + text
    return whole
