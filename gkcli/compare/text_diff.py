"""Compares two texts: aligns their clauses, then the characters within each."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby, pairwise
from typing import NamedTuple

from gkcli.model.prose import fold

_TOKEN = re.compile(r"\d+|[A-Za-z]+|[\s\S]")
"""Numbers and Latin words are compared as a whole, everything else by character."""

_ALIKE = 0.4
"""Clauses with a lower similarity ratio (0 to 1) are replaced as a whole."""

_SHORTEST = 2
"""Shorter runs of equal characters between two changes count as changed."""


class PieceMark(StrEnum):
    """Whether a piece is in both texts, only in the old one or only in the new one."""

    KEPT = "kept"
    GONE = "gone"
    NEW = "new"


class TextPiece(NamedTuple):
    """A piece of text; kept and gone pieces join to the old text, kept and new ones to the new."""

    mark: PieceMark
    text: str


def text_diff(before: str, after: str) -> tuple[TextPiece, ...]:
    """Both texts as one sequence of pieces.

    Aligning clauses first keeps a word that occurs in two clauses from matching across them.
    """
    return tuple(_joined(_by_clause(_clauses(before), _clauses(after))))


def _clauses(text: str) -> list[str]:
    """The clauses with their closing punctuation; joined they are the text."""
    lines = fold(text).split("\n")
    ends = [0]
    for line in lines:
        start = text.find(line, ends[-1]) if line else ends[-1]
        ends.append(max(start, ends[-1]) + len(line))
    places = sorted({*ends, len(text)})
    return [text[start:end] for start, end in pairwise(places)]


def _by_clause(before: Sequence[str], after: Sequence[str]) -> Iterator[TextPiece]:
    for kind, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        old, new = before[i:j], after[k:m]
        if kind == "equal":
            yield TextPiece(PieceMark.KEPT, "".join(old))
        elif len(old) == len(new):
            for one, other in zip(old, new, strict=True):
                yield from _by_character(one, other)
        else:
            yield from _by_character("".join(old), "".join(new))


def _by_character(before: str, after: str) -> Iterator[TextPiece]:
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < _ALIKE:
        yield TextPiece(PieceMark.GONE, before)
        yield TextPiece(PieceMark.NEW, after)
        return
    start = other = 0
    for i, j, size in matcher.get_matching_blocks():
        kept = "".join(old[i : i + size])
        inside = i > 0 and i + size < len(old)
        if kept and inside and len(kept) < _SHORTEST:
            continue
        yield TextPiece(PieceMark.GONE, "".join(old[start:i]))
        yield TextPiece(PieceMark.NEW, "".join(new[other:j]))
        yield TextPiece(PieceMark.KEPT, kept)
        start, other = i + size, j + size


def _joined(pieces: Iterator[TextPiece]) -> Iterator[TextPiece]:
    """Between two kept pieces, one gone piece, then one new piece; empty ones are dropped."""
    nonempty = [piece for piece in pieces if piece.text]
    for kept, group in groupby(nonempty, lambda piece: piece.mark is PieceMark.KEPT):
        run = list(group)
        for mark in (PieceMark.KEPT,) if kept else (PieceMark.GONE, PieceMark.NEW):
            text = "".join(piece.text for piece in run if piece.mark is mark)
            if text:
                yield TextPiece(mark, text)


AROUND = 16
"""At most how many characters of unchanged text an excerpt keeps on each side of a change."""

_PAUSE = re.compile(r"[。；！？，、：\n]")
_CUT = "…"


def excerpt(pieces: Sequence[TextPiece]) -> tuple[TextPiece, ...]:
    """The pieces, with long kept ones cut at a pause to the text next to a change."""
    return tuple(_cut(pieces))


def _cut(pieces: Sequence[TextPiece]) -> Iterator[TextPiece]:
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
            yield TextPiece(PieceMark.KEPT, f"{head}{_CUT}{tail}")


def _head(text: str) -> str:
    """The text up to the first pause, at most ``AROUND`` characters."""
    pause = _PAUSE.search(text, 0, AROUND)
    return text[: pause.end()] if pause else text[:AROUND]


def _tail(text: str) -> str:
    """The last ``AROUND`` characters, from behind their first pause on."""
    near = text[-AROUND:]
    pauses = [found.end() for found in _PAUSE.finditer(near, 0, len(near) - 1)]
    return near[pauses[0] :] if pauses and len(near) < len(text) else near
