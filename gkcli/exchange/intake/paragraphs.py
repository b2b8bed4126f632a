"""Lines that a break in the middle of a sentence has made two put together again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gkcli.exchange.documents.blanks import trimmed
from gkcli.exchange.documents.blocks import Paragraph
from gkcli.exchange.intake.lines import Line, line_kind
from gkcli.exchange.intake.marks import mark
from gkcli.exchange.intake.unitwords import looks_like_unit

_ENDED = re.compile(r"[。！？；：…:;.]$|[。！？；：…][”’》）)】]+$|[）)】]$")
_LATIN = re.compile(r"[A-Za-z0-9,.;]$")
_SHORTEST = 16
_SHORTEST_CLAUSES = 8
_IN_MIDST = re.compile(r"[，、,（(“《]$")


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


def unwrapped(text: str) -> str:
    """The text of a cell without the line breaks that stand in the midst of a sentence."""
    lines = [trimmed(line) for line in text.split("\n") if trimmed(line)]
    whole: list[str] = []
    for line in lines:
        if whole and _IN_MIDST.search(whole[-1]):
            whole[-1] = _joined([whole[-1], line])
        else:
            whole.append(line)
    return "\n".join(whole)


def _runs_on(text: str, following: str) -> bool:
    """Whether a sentence that is not over at the end of a line goes on in the next."""
    shortest = _SHORTEST_CLAUSES if re.search(r"[，、；]", text) else _SHORTEST
    if _ENDED.search(text) or len(text) < shortest or mark(following) is not None:
        return False
    if mark(text) is not None and not re.search(r"[，。]", text):
        return False
    return line_kind(following) is Line.TEXT and not looks_like_unit(following)


def _joined(texts: Sequence[str]) -> str:
    whole = texts[0]
    for text in texts[1:]:
        whole += (" " if _LATIN.search(whole) and text[0].isascii() else "") + text
    return whole
