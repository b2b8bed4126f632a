"""A text in pieces, so that the words a time limit rests on lead to that limit."""

from collections.abc import Iterable
from itertools import pairwise

from gkcli.frozen import frozen
from gkcli.paper.view import DeadlineView


@frozen
class PassageView:
    """A piece of a text; ``ids`` are the duties that rest on it, none for most pieces."""

    text: str
    ids: tuple[str, ...]


def passages(text: str, duties: Iterable[DeadlineView]) -> tuple[PassageView, ...]:
    """The pieces of a text, which join to it; a quote counts where it first occurs."""
    found = [(text.find(duty.quote), duty) for duty in duties if duty.quote]
    spans = [(start, start + len(duty.quote), duty.id) for start, duty in found if start >= 0]
    cuts = sorted({0, len(text), *(at for start, end, _ in spans for at in (start, end))})
    return tuple(
        PassageView(
            text[left:right],
            tuple(name for start, end, name in spans if start <= left and right <= end),
        )
        for left, right in pairwise(cuts)
    )
