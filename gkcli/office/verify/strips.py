"""A document's words without blanks, in which what the workspace says is struck off."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from gkcli.text import squeezed

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


_BETWEEN = re.compile(
    r"[、，,；;。/／★☆＊※▲\0]|(?<=[局委办厅部署院司镇乡道府会])(?:以及|会同|和|及|与)(?=[\u4e00-\u9fff])"
)
_SAID = re.compile(
    r"(?:[（(〔\[【])?(?:总?牵头|主办|协办|责任|负责|配合|承办|参与|参加|落实|指导"
    r"|实施|主管|协同|执行|完成)"
    r"(?:责任|负责|领导)?(?:单位|部门|科室|处室|机构|机关|主体|方)(?:及责任人)?[）)〕\]】]?[:：]?"
    r"|(?:共同|分别|联合|具体|统一|各自|按照?(?:各自)?职责(?:分工)?|根据职责(?:分工)?|等)*"
    r"(?:总?牵头|主办|(?:共同)?负责|承办|协办|协助|配合|参与|参加|组织实施"
    r"|抓好落实|落实|实施)(?:负责|落实|组织实施|组织|实施|推进|抓好|做好|到位)*"
    r"|等(?:\d+个)?(?:有关|相关)?(?:部门|单位)?(?=$|[、，,；;。）)])|^由"
    r"|(?<=[，；、。\0])(?:由|会同|并)"
)
_RULE = re.compile(r"[，。；]?(?:列|排|第一|首位)[^。；）)]{0,14}牵头(?:单位|部门)?(?:[，,]?下同)?")
_LONGEST_NAME = 100
_OPEN, _CLOSE = "（(〔[【", "）)〕]】"
_BRACKETS = _OPEN + _CLOSE
_ODD_ENDS = re.compile(r"^[、，,；;。]|[、，,；;。等]$")
_NUMBERED = re.compile(r"(?:^|(?<=[、，,；;]))(?:\d{1,2}[.．、]|[①-⑳])")


def without_rule(text: str) -> str:
    """A text without the sentence that makes the unit named first the leading one."""
    return _RULE.sub("", text)


def unit_words(text: str) -> list[str]:
    """The words of a list, each once: names, and whatever else is neither separator nor role."""
    bare = _SAID.sub("、", _NUMBERED.sub("", _RULE.sub("", squeezed(text))))
    return list(dict.fromkeys(piece for piece in map(_closed, _BETWEEN.split(bare)) if piece))


def same_units(text: str, names: tuple[str, ...]) -> bool:
    """Whether a list names exactly these units, in this order, to the letter."""
    plain = squeezed(text)
    written = [squeezed(name) for name in names]
    if not all(name in plain and not _ODD_ENDS.search(name) for name in written):
        return False
    words = "".join(unit_words(text))
    return words in ("".join(dict.fromkeys(written)), "".join(unit_words("、".join(written))))


def run_together(text: str, names: Sequence[str]) -> bool:
    """Whether two of the names follow each other in a text with nothing at all between them."""
    spread = sorted((r"\s*".join(map(re.escape, squeezed(n))) for n in names if n), key=len)
    if len(spread) < 2:
        return False
    found = list(re.finditer("|".join(reversed(spread)), text))
    return any(one.end() == other.start() for one, other in pairwise(found))


def _closed(piece: str) -> str:
    """A piece without brackets that nothing in it closes or opens."""
    if len(piece) > _LONGEST_NAME:
        return piece
    while piece and piece[0] in _BRACKETS and not _paired(piece):
        piece = piece[1:]
    while piece and piece[-1] in _BRACKETS and not _paired(piece):
        piece = piece[:-1]
    wrapped = piece[:1] in tuple(_OPEN) and piece[-1:] in tuple(_CLOSE)
    return piece[1:-1] if wrapped and _paired(piece[1:-1]) else piece


def _paired(piece: str) -> bool:
    opened = sum(piece.count(mark) for mark in _OPEN)
    return opened == sum(piece.count(mark) for mark in _CLOSE)
