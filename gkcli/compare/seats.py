"""Which things of a list have changed places among those that stayed."""

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


class Seat(NamedTuple, Generic[T]):
    """A thing, who holds it as a number that both editions share, and how people say that."""

    thing: T
    holder: int
    where: str


def moves(
    seats: MatchedPairs[Seat[T]],
    field: str,
    target: Callable[[T], Target],
    concerned: Callable[[T, T], tuple[str, ...]] = lambda *_: (),
) -> Iterator[Change]:
    """One change for each thing that has another holder, or another place among those that stayed.

    ``field`` says what the holders are; of a new place, before and after say behind whom.
    """
    stayed = defaultdict(list)
    for before, after in seats.both:
        old, new = seats.old[before], seats.new[after]
        if old.holder == new.holder:
            stayed[new.holder].append(before)
        else:
            yield Change(
                ChangeKind.MOVED,
                target(new.thing),
                field,
                old.where,
                new.where,
                concerned(old.thing, new.thing),
            )
    renewed = {before: seats.new[after].thing for before, after in seats.both}
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
