"""Parts, sections and tasks in their seats: who holds whom, and who changed places."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from gkcli.changes.change import Change, Kind, Target
from gkcli.changes.matching import Pairs
from gkcli.changes.order import out_of_order

T = TypeVar("T")


class Seat(NamedTuple, Generic[T]):
    """A thing, who holds it as a number that both editions share, and how people say that."""

    thing: T
    holder: int
    where: str


def moves(
    seats: Pairs[Seat[T]],
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
                Kind.MOVED,
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
                Kind.MOVED,
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
