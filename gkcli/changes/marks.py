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


class Mark(Enum):
    """Whether a piece stands in both texts, only in the old or only in the new one."""

    KEPT = auto()
    GONE = auto()
    NEW = auto()


class Piece(NamedTuple):
    """A piece of text; the kept and gone ones make up the old text, kept and new ones the new."""

    mark: Mark
    text: str


def marked(before: str, after: str) -> tuple[Piece, ...]:
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


def _by_clause(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    for kind, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        old, new = before[i:j], after[k:m]
        if kind == "equal":
            yield Piece(Mark.KEPT, "".join(old))
        elif len(old) == len(new):
            for one, other in zip(old, new, strict=True):
                yield from _by_character(one, other)
        else:
            yield from _by_character("".join(old), "".join(new))


def _by_character(before: str, after: str) -> Iterator[Piece]:
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < _ALIKE:
        yield Piece(Mark.GONE, before)
        yield Piece(Mark.NEW, after)
        return
    start = other = 0
    for i, j, size in matcher.get_matching_blocks():
        kept = "".join(old[i : i + size])
        inside = i > 0 and i + size < len(old)
        if kept and inside and len(kept) < _SHORTEST:
            continue
        yield Piece(Mark.GONE, "".join(old[start:i]))
        yield Piece(Mark.NEW, "".join(new[other:j]))
        yield Piece(Mark.KEPT, kept)
        start, other = i + size, j + size


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Between two kept pieces, what is gone as one piece and then what is new as one."""
    told = [piece for piece in pieces if piece.text]
    for kept, group in groupby(told, lambda piece: piece.mark is Mark.KEPT):
        run = list(group)
        for mark in (Mark.KEPT,) if kept else (Mark.GONE, Mark.NEW):
            text = "".join(piece.text for piece in run if piece.mark is mark)
            if text:
                yield Piece(mark, text)
