"""What somebody is likely to record next: which occasions, and which statuses about them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from gkcli.model.state import DONE_STATES, State
from gkcli.model.statuses import STATUSES, Status
from gkcli.status.missing import missing
from gkcli.status.standings import Standing

_PRESSING = (State.OVERDUE, State.DUE_SOON)
_SETTLED = (*DONE_STATES, State.NOT_APPLICABLE)


def of_unit(standings: Iterable[Standing]) -> list[Standing]:
    """What a unit has still to do: what is overdue, was sent back, is to be put right, the rest.

    Of those alike the longest due come first.
    """
    return sorted((s for s in standings if s.state not in _SETTLED), key=_urgency)


def of_office(standings: Iterable[Standing]) -> list[Standing]:
    """What an office has to say something about: requests, what is reported done, what is late."""
    waiting = (s for s in standings if s.state in _PRESSING or _waits(s))
    return sorted(waiting, key=lambda s: (not s.verdict.request, not _waits(s), *_urgency(s)))


def _waits(standing: Standing) -> bool:
    return any(lack.of_office for lack in missing(standing))


def _urgency(standing: Standing) -> tuple[int, int, date]:
    late = standing.state is State.OVERDUE
    rank = 0 if late else 1 if standing.verdict.sent_back else 2 if standing.duty.opened else 3
    return rank, list(State).index(standing.state), standing.instance.due or date.max


def statuses_of_unit(standings: Sequence[Standing]) -> tuple[Status, ...]:
    """The statuses that a unit may record about any of some occasions, the likeliest first."""
    return tuple(dict.fromkeys(status for s in standings for status in _of_unit(s))) or (
        "已完成",
        "推进中",
        "受阻",
    )


def _of_unit(standing: Standing) -> Iterator[Status]:
    deadline = standing.duty.deadline
    if deadline.ongoing and not standing.duty.opened:
        yield from ("推进中", "已完成", "受阻")
    else:
        yield from ("已完成", "推进中", "受阻")
    if deadline.allows_nil_report:
        yield "零报告"
    if standing.instance.due:
        yield "申请延期"
    yield from ("申请不适用", "申请结转")


def statuses_of_office(standings: Sequence[Standing]) -> tuple[Status, ...]:
    """The statuses that an office may record about any of some occasions, the likeliest first."""
    return tuple(dict.fromkeys(status for s in standings for status in _of_office(s))) or (
        "已催办",
        "整改",
    )


def _of_office(standing: Standing) -> Iterator[Status]:
    if matter := standing.verdict.requested:
        decisions = (f"准予{matter}", f"不予{matter}")
        yield from (status for status in STATUSES if status in decisions)
    if standing.state in DONE_STATES:
        if standing.verdict.closed is None:
            yield "已销号"
        yield "退回"
    else:
        yield "已催办"
    yield "整改"
