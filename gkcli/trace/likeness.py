"""How alike two pieces of text are: by the pairs of neighbouring letters that they share."""

import re
from collections.abc import Set as AbstractSet
from itertools import pairwise

Pairs = AbstractSet[str]

_NOT_LETTERS = re.compile(r"[\W_]+")
_ENDS = re.compile(r"(?<=[，；。：！？\n])")


def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring letters of a text, whatever stands between them."""
    letters = _NOT_LETTERS.sub("", text)
    return frozenset(map("".join, pairwise(letters)))


def clauses(text: str) -> list[str]:
    """The clauses of a text, without the marks that end them."""
    found = (piece.strip("，；。：！？\n \u3000") for piece in _ENDS.split(text))
    return [piece for piece in found if piece]


def held_in(small: Pairs, large: Pairs) -> float:
    """What share of one text another holds, from 0 to 1."""
    return len(small & large) / len(small) if small else 0.0


def alike(one: Pairs, other: Pairs) -> float:
    """How much two texts share, from 0 to 1: twice what both hold of what either holds."""
    both = len(one) + len(other)
    return 2 * len(one & other) / both if both else 0.0
