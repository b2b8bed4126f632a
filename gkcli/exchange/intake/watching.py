"""Telling somebody how far the reading of a long document has come."""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")

_LONG = 500
"""How many rows or tasks take long enough to be watched."""


class Watch(Protocol):
    """Gives items back one by one and shows how many have passed, under a Chinese label."""

    def __call__(self, items: Sequence[T], label: str) -> Iterable[T]:
        """The items one by one."""


def unwatched(items: Sequence[T], label: str) -> Iterable[T]:
    """The items, with nobody watching."""
    del label
    return items


def watched(items: Sequence[T], label: str, watch: Watch) -> Iterable[T]:
    """The items, watched where they are many."""
    return watch(items, label) if len(items) >= _LONG else items
