"""Which of the old things is which of the new ones."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cached_property
from itertools import product
from typing import Generic, NamedTuple, TypeAlias, TypeVar

T = TypeVar("T")
S = TypeVar("S")
Match: TypeAlias = tuple[int, int]
Rule: TypeAlias = Callable[[Sequence[T], Sequence[T]], Iterable[Match]]
"""Finds pairs of an old and a new thing, by their places in the two lists."""

_MOST_COMPARISONS = 20_000
"""How many pairs of texts are compared at most: beyond, everything is new anyway."""


class MatchedPairs(Generic[T]):
    """The old and the new things, and which are the same, by their places in the two lists."""

    def __init__(self, old: Sequence[T], new: Sequence[T], both: Iterable[Match]) -> None:
        self.old = old
        self.new = new
        self.both = sorted(both, key=lambda match: match[1])

    @cached_property
    def origins(self) -> dict[int, int]:
        """The old place of every new thing that has one."""
        return {after: before for before, after in self.both}

    @property
    def same(self) -> Iterator[tuple[T, T]]:
        """Things that are the same, as they were and as they are, in the new order."""
        return ((self.old[before], self.new[after]) for before, after in self.both)

    @property
    def removed(self) -> list[T]:
        """The old things that are no more."""
        kept = {before for before, _ in self.both}
        return [thing for place, thing in enumerate(self.old) if place not in kept]

    @property
    def added(self) -> list[T]:
        """The new things that were not."""
        return [thing for place, thing in enumerate(self.new) if place not in self.origins]

    def map(self, change: Callable[[T], S]) -> "MatchedPairs[S]":
        """The same pairs of what is made of each thing."""
        return MatchedPairs([*map(change, self.old)], [*map(change, self.new)], self.both)

    def identity(self, new_place: int) -> int:
        """A number that a new thing shares with its old self; below 0 where it has none."""
        return self.origins.get(new_place, -1 - new_place)


def pair(old: Sequence[T], new: Sequence[T], *rules: Rule[T]) -> MatchedPairs[T]:
    """Pair things by the first rule that finds them; each is part of one pair at most."""
    left, right = list(range(len(old))), list(range(len(new)))
    both: list[Match] = []
    for rule in rules:
        if not left or not right:
            break
        found = list(rule([old[place] for place in left], [new[place] for place in right]))
        both += [(left[before], right[after]) for before, after in found]
        gone, come = {before for before, _ in found}, {after for _, after in found}
        left = [place for at, place in enumerate(left) if at not in gone]
        right = [place for at, place in enumerate(right) if at not in come]
    return MatchedPairs(old, new, both)


def by(key: Callable[[T], Hashable]) -> Rule[T]:
    """Things with equal keys; of several, the first is the first."""

    def rule(old: Sequence[T], new: Sequence[T]) -> Iterator[Match]:
        seconds = {name: place for place, name in enumerate(_counted(map(key, new)))}
        for place, name in enumerate(_counted(map(key, old))):
            if name in seconds:
                yield place, seconds[name]

    return rule


def by_unique(key: Callable[[T], Hashable]) -> Rule[T]:
    """Things with equal keys that nothing else on either side has."""

    def rule(old: Sequence[T], new: Sequence[T]) -> Iterator[Match]:
        before, after = _unique(map(key, old)), _unique(map(key, new))
        return ((before[name], after[name]) for name in before if name in after)

    return rule


def by_any(keys: Callable[[T], Iterable[Hashable]]) -> Rule[T]:
    """Things of whose keys at least one is the same; the first that is found."""

    def rule(old: Sequence[T], new: Sequence[T]) -> Iterator[Match]:
        places: dict[Hashable, int] = {}
        for place, thing in enumerate(new):
            for key in keys(thing):
                places.setdefault(key, place)
        for place, thing in enumerate(old):
            found = next((places[key] for key in keys(thing) if key in places), None)
            if found is not None:
                yield place, found
                places = {key: other for key, other in places.items() if other != found}

    return rule


def by_likeness(text: Callable[[T], str], least: float) -> Rule[T]:
    """Things whose texts are most alike, the likest first, and at least so much (0 to 1)."""

    def rule(old: Sequence[T], new: Sequence[T]) -> Iterator[Match]:
        if len(old) * len(new) > _MOST_COMPARISONS:
            return
        before, after = [text(thing) for thing in old], [text(thing) for thing in new]
        scored = [
            (-score, i, j)
            for i, j in product(range(len(old)), range(len(new)))
            if (score := likeness(before[i], after[j], least)) >= least
        ]
        gone: set[int] = set()
        come: set[int] = set()
        for _, i, j in sorted(scored):
            if i not in gone and j not in come:
                gone.add(i)
                come.add(j)
                yield i, j

    return rule


def likeness(before: str, after: str, least: float = 0) -> float:
    """How alike two texts are, 0 to 1; 0 where that is less than ``least``."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0
    return matcher.ratio()


class _Nth(NamedTuple):
    """A key, and how many equal ones stand before it."""

    key: Hashable
    before: int


def _counted(keys: Iterable[Hashable]) -> Iterator[_Nth]:
    seen: Counter[Hashable] = Counter()
    for key in keys:
        yield _Nth(key, seen[key])
        seen[key] += 1


def _unique(keys: Iterable[Hashable]) -> dict[Hashable, int]:
    named = list(keys)
    counts = Counter(named)
    return {key: place for place, key in enumerate(named) if counts[key] == 1}
