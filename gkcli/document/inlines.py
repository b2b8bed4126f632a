"""What stands within a line: text in one of four faces, gaps to fill in, and line breaks."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

_ADDRESS = re.compile(r"[!-~]{16}")
"""Latin letters and signs without a blank, as an address on the web has them."""


class Face(StrEnum):
    """How text is set apart from the text around it; printed Chinese changes the typeface."""

    PLAIN = "plain"
    BOLD = "bold"
    KAI = "kai"
    HEI = "hei"


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one face; it holds no line break and no character that acts."""

    text: str
    face: Face = Face.PLAIN


@dataclass(frozen=True, slots=True)
class Gap:
    """What is missing and must be filled in by hand: 【待补：…】."""

    what: str

    @property
    def text(self) -> str:
        """The gap as it is read."""
        return f"【待补：{self.what}】"


@dataclass(frozen=True, slots=True)
class Break:
    """A new line within the same paragraph or cell."""

    text = "\n"


Inline = Run | Gap | Break
Content = tuple[Inline, ...]


def text_of(content: Iterable[Inline]) -> str:
    """The bare text of some content; lines are parted by a newline."""
    return "".join(piece.text for piece in content)


def ragged(content: Iterable[Inline]) -> bool:
    """Whether there is a long address in it, whose line would be torn apart if justified."""
    return _ADDRESS.search(text_of(content)) is not None


def lines_of(content: Iterable[Inline]) -> tuple[Content, ...]:
    """Content parted at its line breaks."""
    lines: list[list[Inline]] = [[]]
    for piece in content:
        if isinstance(piece, Break):
            lines.append([])
        else:
            lines[-1].append(piece)
    return tuple(map(tuple, lines))


def ems(text: str) -> float:
    """The width of a line of text in ems: 1 for a Chinese character, a half for a Latin one."""
    return sum(1 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in text)
