"""As much of a marked text as one needs to see what changed in it."""

import re
from collections.abc import Iterator, Sequence

from gkcli.changes.marks import Mark, Piece

AROUND = 16
"""The characters of unchanged text that stay on each side of a change, more or less."""

_PAUSE = re.compile(r"[。；！？，、：\n]")
_CUT = "…"


def excerpt(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The same pieces, long unchanged ones cut at a pause to what stands next to a change."""
    return tuple(_cut(pieces))


def _cut(pieces: Sequence[Piece]) -> Iterator[Piece]:
    last = len(pieces) - 1
    for place, piece in enumerate(pieces):
        if piece.mark is not Mark.KEPT:
            yield piece
            continue
        head = _head(piece.text) if place else ""
        tail = _tail(piece.text) if place < last else ""
        if len(head) + len(tail) + len(_CUT) >= len(piece.text):
            yield piece
        else:
            yield Piece(Mark.KEPT, f"{head}{_CUT}{tail}")


def _head(text: str) -> str:
    """Up to the first pause, or as far as one looks."""
    found = _PAUSE.search(text, 0, AROUND)
    return text[: found.end()] if found else text[:AROUND]


def _tail(text: str) -> str:
    """From behind the last pause but the one at the end, or as far back as one looks."""
    near = text[-AROUND:]
    pauses = [found.end() for found in _PAUSE.finditer(near, 0, len(near) - 1)]
    return near[pauses[0] :] if pauses and len(near) < len(text) else near
