"""How much was due and how much was done, day by day."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from gkcli.model.state import DONE_STATES, State
from gkcli.status.standings import Standing

_UNDATED = frozenset({State.ONGOING, State.WAITING, State.NOT_APPLICABLE})


class GrowthPoint(NamedTuple):
    """All that was due by a day, that day included, and all that was done by it."""

    day: date
    due: int
    done: int


def growth(standings: Iterable[Standing], final: date | None) -> tuple[GrowthPoint, ...]:
    """A point for each day on which something is due or was done, in order.

    What has no date, waits for one or was set aside counts in neither. What goes on all year and
    was not reported is due on ``final``, the last day for reports; before that, where a cycle
    wanted to hear of it, on the day that the standings are as of.
    """
    due: Counter[date] = Counter()
    done: Counter[date] = Counter()
    for standing in standings:
        day = _due(standing, final)
        if day is None:
            continue
        due[day] += 1
        if standing.state in DONE_STATES and standing.verdict.done_on:
            done[standing.verdict.done_on] += 1
    days = sorted(due.keys() | done.keys())
    owed = accumulate(map(due.__getitem__, days))
    finished = accumulate(map(done.__getitem__, days))
    return tuple(map(GrowthPoint, days, owed, finished))


def at(points: Sequence[GrowthPoint], day: date) -> GrowthPoint:
    """What was due and done by a day; ``points`` are in order."""
    before = [point for point in points if point.day <= day]
    return before[-1]._replace(day=day) if before else GrowthPoint(day, 0, 0)


def _due(standing: Standing, final: date | None) -> date | None:
    if standing.state is State.UNREPORTED:
        return final if final and final < standing.as_of else standing.as_of
    return None if standing.state in _UNDATED else standing.instance.due
