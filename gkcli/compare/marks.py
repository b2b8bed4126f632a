"""Which characters of a text changed, clause by clause."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import Enum, auto
from itertools import groupby, pairwise
from typing import NamedTuple

from gkcli.model.prose import fold

_TOKEN = re.compile(r"\d+|[A-Za-z]+|[\s\S]")
"""A number and a foreign word change as a whole."""

_ALIKE = 0.4
"""How alike two clauses must be for their characters to be compared at all."""

_SHORTEST = 2
"""The fewest equal characters between two changes that are worth showing as equal."""


class PieceMark(Enum):
    """Whether a piece stands in both texts, only in the old or only in the new one."""

    KEPT = auto()
    GONE = auto()
    NEW = auto()


class MarkedPiece(NamedTuple):
    """A piece of text; the kept and gone ones make up the old text, kept and new ones the new."""

    mark: PieceMark
    text: str


def marked(before: str, after: str) -> tuple[MarkedPiece, ...]:
    """Both texts as one: what they share and where they differ, to the character.

    Whole clauses are aligned first, so that a word that happens to occur in two places does not
    pull them apart; within clauses that are alike the characters are.
    """
    return tuple(_joined(_by_clause(_clauses(before), _clauses(after))))


def _clauses(text: str) -> list[str]:
    """The clauses with what ends them; they join to the text."""
    lines = fold(text).split("\n")
    ends = [0]
    for line in lines:
        start = text.find(line, ends[-1]) if line else ends[-1]
        ends.append(max(start, ends[-1]) + len(line))
    places = sorted({*ends, len(text)})
    return [text[start:end] for start, end in pairwise(places)]


def _by_clause(before: Sequence[str], after: Sequence[str]) -> Iterator[MarkedPiece]:
    for kind, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        old, new = before[i:j], after[k:m]
        if kind == "equal":
            yield MarkedPiece(PieceMark.KEPT, "".join(old))
        elif len(old) == len(new):
            for one, other in zip(old, new, strict=True):
                yield from _by_character(one, other)
        else:
            yield from _by_character("".join(old), "".join(new))


def _by_character(before: str, after: str) -> Iterator[MarkedPiece]:
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < _ALIKE:
        yield MarkedPiece(PieceMark.GONE, before)
        yield MarkedPiece(PieceMark.NEW, after)
        return
    start = other = 0
    for i, j, size in matcher.get_matching_blocks():
        kept = "".join(old[i : i + size])
        inside = i > 0 and i + size < len(old)
        if kept and inside and len(kept) < _SHORTEST:
            continue
        yield MarkedPiece(PieceMark.GONE, "".join(old[start:i]))
        yield MarkedPiece(PieceMark.NEW, "".join(new[other:j]))
        yield MarkedPiece(PieceMark.KEPT, kept)
        start, other = i + size, j + size


def _joined(pieces: Iterator[MarkedPiece]) -> Iterator[MarkedPiece]:
    """Between two kept pieces, what is gone as one piece and then what is new as one."""
    told = [piece for piece in pieces if piece.text]
    for kept, group in groupby(told, lambda piece: piece.mark is PieceMark.KEPT):
        run = list(group)
        for mark in (PieceMark.KEPT,) if kept else (PieceMark.GONE, PieceMark.NEW):
            text = "".join(piece.text for piece in run if piece.mark is mark)
            if text:
                yield MarkedPiece(mark, text)


AROUND = 16
"""The characters of unchanged text that stay on each side of a change, more or less."""

_PAUSE = re.compile(r"[。；！？，、：\n]")
_CUT = "…"


def excerpt(pieces: Sequence[MarkedPiece]) -> tuple[MarkedPiece, ...]:
    """The same pieces, long unchanged ones cut at a pause to what stands next to a change."""
    return tuple(_cut(pieces))


def _cut(pieces: Sequence[MarkedPiece]) -> Iterator[MarkedPiece]:
    last = len(pieces) - 1
    for place, piece in enumerate(pieces):
        if piece.mark is not PieceMark.KEPT:
            yield piece
            continue
        head = _head(piece.text) if place else ""
        tail = _tail(piece.text) if place < last else ""
        if len(head) + len(tail) + len(_CUT) >= len(piece.text):
            yield piece
        else:
            yield MarkedPiece(PieceMark.KEPT, f"{head}{_CUT}{tail}")


def _head(text: str) -> str:
    """Up to the first pause, or as far as one looks."""
    found = _PAUSE.search(text, 0, AROUND)
    return text[: found.end()] if found else text[:AROUND]


def _tail(text: str) -> str:
    """From behind the last pause but the one at the end, or as far back as one looks."""
    near = text[-AROUND:]
    pauses = [found.end() for found in _PAUSE.finditer(near, 0, len(near) - 1)]
    return near[pauses[0] :] if pauses and len(near) < len(text) else near
