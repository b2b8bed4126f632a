"""Which parts, sections and tasks were moved: into another parent, or among their siblings."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from gkcli.compare.change import Change, ChangeKind, Target
from gkcli.model.matching import MatchedPairs


def out_of_order(places: Sequence[int]) -> list[int]:
    """The fewest positions whose removal leaves ``places`` increasing, in their order."""
    tails: list[int] = []
    lengths = []
    for place in places:
        length = bisect_left(tails, place)
        tails[length : length + 1] = [place]
        lengths.append(length)
    wanted = len(tails) - 1
    kept = set()
    for position in range(len(places) - 1, -1, -1):
        if lengths[position] == wanted:
            kept.add(position)
            wanted -= 1
    return [position for position in range(len(places)) if position not in kept]


T = TypeVar("T")


class Child(NamedTuple, Generic[T]):
    """An item of a tree.

    ``parent`` is the place of its parent among those of the old edition, so that both editions
    name the same parent alike; ``parent_key`` is the parent's own number.
    """

    item: T
    parent: int
    parent_key: str


def move_changes(
    children: MatchedPairs[Child[T]],
    field: str,
    target: Callable[[T], Target],
    concerned: Callable[[T, T], tuple[str, ...]] = lambda *_: (),
) -> Iterator[Change]:
    """One change for each thing that has another parent, or another place among those that stayed.

    ``field`` names the kind of the parents; for a new place, before and after are the keys of the
    items it follows.
    """
    stayed = defaultdict(list)
    for before, after in children.both:
        old, new = children.old[before], children.new[after]
        if old.parent == new.parent:
            stayed[new.parent].append(before)
        else:
            yield Change(
                ChangeKind.MOVED,
                target(new.item),
                field,
                old.parent_key,
                new.parent_key,
                concerned(old.item, new.item),
            )
    renewed = {before: children.new[after].item for before, after in children.both}
    for places in stayed.values():
        for position in out_of_order(places):
            moved = places[position]
            yield Change(
                ChangeKind.MOVED,
                target(renewed[moved]),
                "order",
                _behind(sorted(places), moved, renewed, target),
                _behind(places, moved, renewed, target),
            )


def _behind(
    places: Sequence[int], place: int, things: dict[int, T], target: Callable[[T], Target]
) -> str | None:
    """The key of the thing before this one; None for the first."""
    position = places.index(place)
    return target(things[places[position - 1]]).key if position else None
