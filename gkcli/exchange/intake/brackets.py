"""Brackets of all widths, paired as a reader pairs them."""

from collections.abc import Iterator
from typing import NamedTuple

_OPEN = "（(〔[【﹝［｛{"
_CLOSE = "）)〕]】﹞］｝}"
OPENING, CLOSING = frozenset(_OPEN), frozenset(_CLOSE)
_DEEPEST = 50


class Bracketed(NamedTuple):
    """A bracketed piece: ``start`` at its opening, ``end`` behind its closing bracket."""

    start: int
    end: int
    inside: str


def bracketed(text: str) -> Iterator[Bracketed]:
    """The outermost bracketed pieces of a text; an unpaired bracket is passed over."""
    opened: list[int] = []
    found: list[Bracketed] = []
    for index, character in enumerate(text):
        if character in OPENING:
            if len(opened) < _DEEPEST:
                opened.append(index)
        elif character in CLOSING and opened:
            start = opened.pop()
            while found and found[-1].start > start:
                found.pop()
            found.append(Bracketed(start, index + 1, text[start + 1 : index]))
    yield from found


def depths(text: str) -> list[int]:
    """How deep in brackets each character stands; an unpaired bracket does not count."""
    depth = [0] * len(text)
    for piece in bracketed(text):
        depth[piece.start : piece.end] = [1] * (piece.end - piece.start)
    return depth
