"""Which things of a list have changed places among those that stayed."""

from bisect import bisect_left
from collections.abc import Sequence


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
