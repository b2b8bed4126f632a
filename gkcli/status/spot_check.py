"""Spot checks (抽查): a random sample of what units reported as done, the same by its seed."""

from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple

from gkcli.errors import GkcliError
from gkcli.model.cycles import Cycle, CycleDeadline, SpotCheck
from gkcli.model.state import DONE_STATES
from gkcli.status.due import days_of_period, period_before
from gkcli.status.standings import Snapshot, Standing

_WHOLE = 100


class SpotCheckWish(NamedTuple):
    """What is to be drawn; what is left out follows from the cycles and the day.

    ``size`` is how many or what share, ``period`` when it was done, as ``2024-Q3``, ``members``
    the names of the units it is drawn from.
    """

    size: SpotCheck | None = None
    period: str | None = None
    seed: str | None = None
    members: Container[str] | None = None


class Sample(NamedTuple):
    """A sample in document order, and all that is needed to draw it again.

    ``among`` counts what it was drawn from; ``period`` is "" where all up to the day was.
    """

    standings: tuple[Standing, ...]
    among: int
    size: SpotCheck
    period: str
    seed: str


def draw(now: Snapshot, wish: SpotCheckWish) -> Sample:
    """Draw a sample of the occasions that units did, and reported, in a period.

    Without a period it is the last one that is over, of the first cycle that has spot checks.
    GkcliError where nobody says how many to draw.
    """
    cycle = _cycle(now)
    size = wish.size or (cycle.spot_check if cycle else None)
    if size is None:
        raise GkcliError(
            "没有说抽多少", "加 --count 几件，或 --share 百分之几；每期都抽的，写进 cycles.yaml"
        )
    period = wish.period or (period_before(cycle.each, now.as_of) if cycle else "")
    seed = wish.seed or f"{now.table.notice.number} {period or now.as_of}"
    found = [s for s in candidates(now, period) if wish.members is None or _of(s, wish.members)]
    return Sample(
        tuple(chosen(found, _many(size, len(found)), seed)), len(found), size, period, seed
    )


def can_draw(now: Snapshot, wish: SpotCheckWish) -> bool:
    """Whether somebody says how many to draw."""
    return wish.size is not None or _cycle(now) is not None


def candidates(now: Snapshot, period: str = "") -> Iterator[Standing]:
    """What a unit itself did by the day and somebody can look into, one for a joint delivery.

    The reports of a cycle are not: they tell of other work, which is.
    """
    first, last = days_of_period(period) if period else (None, None)
    for standing in now.limited:
        done_on = standing.verdict.done_on
        if standing.state not in DONE_STATES or done_on is None or standing.duty.cyclic:
            continue
        if standing.by_another or (first and last and not first <= done_on <= last):
            continue
        yield standing


def chosen(found: Iterable[Standing], many: int, seed: str) -> list[Standing]:
    """So many of them by chance, in their order; every one is as likely as every other.

    Each draws its lot from the seed and from what it is, so that neither the order of lines nor
    what else there is changes who is before whom.
    """
    found = list(found)
    lots = sorted(range(len(found)), key=lambda place: _lot(found[place], seed))
    return [found[place] for place in sorted(lots[:many])]


def _lot(standing: Standing, seed: str) -> bytes:
    from hashlib import sha256

    instance = standing.instance
    about = (seed, standing.unit.name, standing.duty.deadline.id, instance.period, instance.since)
    return sha256("\n".join(map(str, about)).encode()).digest()


def _many(size: SpotCheck, among: int) -> int:
    """How many to draw: a share is rounded up, so that of anything there is something."""
    return size.count if size.count is not None else -(-among * (size.share or 0) // _WHOLE)


def _of(standing: Standing, members: Container[str]) -> bool:
    return standing.unit.name in members


def _cycle(now: Snapshot) -> Cycle | None:
    cycles = (d.cycle for d in now.table.notice.deadlines if isinstance(d, CycleDeadline))
    return next((cycle for cycle in cycles if cycle and cycle.spot_check), None)
