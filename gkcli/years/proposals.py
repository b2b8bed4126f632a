"""Which tasks of a year go over into the next: what the rules say, and what a person must say."""

from collections.abc import Collection, Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from gkcli.model.notice import Task
from gkcli.model.state import DONE_STATES, State
from gkcli.model.statuses import MEANINGS
from gkcli.status.standings import Standing
from gkcli.years.open_items import OpenItem
from gkcli.years.open_years import OpenYear


class CarryReason(StrEnum):
    """Why a task goes over, or why it does not."""

    RECTIFIED = "rectified"
    GRANTED = "granted"
    PICKED = "picked"
    RECURRING = "recurring"
    UNFINISHED = "unfinished"
    FINISHED = "finished"
    LEFT = "left"

    @property
    def label(self) -> str:
        """The reason in Chinese."""
        return _LABELS[self]

    @property
    def sure(self) -> bool:
        """Whether nobody needs to be asked."""
        return self not in _ASKED

    @property
    def carried(self) -> bool:
        """Whether it goes over unless somebody says otherwise."""
        return self not in (CarryReason.FINISHED, CarryReason.LEFT)


_LABELS = {
    CarryReason.RECTIFIED: "有没有办完的整改",
    CarryReason.GRANTED: "准予结转",
    CarryReason.PICKED: "选定的",
    CarryReason.RECURRING: "年年要做的",
    CarryReason.UNFINISHED: "没有办完",
    CarryReason.FINISHED: "办完了",
    CarryReason.LEFT: "选定不带的",
}
_ASKED = (CarryReason.RECURRING, CarryReason.UNFINISHED, CarryReason.FINISHED)


class Proposal(NamedTuple):
    """A task, why it goes over or not, and the units of which that is said.

    ``items`` are what is still to be put right about it.
    """

    task: Task
    reason: CarryReason
    units: tuple[str, ...] = ()
    items: tuple[OpenItem, ...] = ()


def proposals(
    year: OpenYear,
    items: Iterable[OpenItem],
    picked: Collection[int] = (),
    left: Collection[int] = (),
) -> tuple[Proposal, ...]:
    """What is proposed for every task, in the order of the table.

    ``picked`` and ``left`` are the numbers of those that a person has decided on; what is to be
    put right takes its task along in any case.
    """
    by_task: dict[int, list[OpenItem]] = {}
    for item in items:
        if item.task is not None:
            by_task.setdefault(item.task, []).append(item)
    return tuple(
        _proposal(year, task, tuple(by_task.get(task.number, ())), picked, left)
        for _, task in year.workspace.table.placed()
    )


def _proposal(
    year: OpenYear,
    task: Task,
    items: tuple[OpenItem, ...],
    picked: Collection[int],
    left: Collection[int],
) -> Proposal:
    if items:
        units = dict.fromkeys(item.unit for item in items)
        return Proposal(task, CarryReason.RECTIFIED, tuple(units), items)
    if task.number in left:
        return Proposal(task, CarryReason.LEFT)
    standings = year.snapshot.of_task(task)
    granted = _units(standing for standing in standings if _carried_over(standing))
    if granted:
        return Proposal(task, CarryReason.GRANTED, granted)
    if task.number in picked:
        return Proposal(task, CarryReason.PICKED)
    if not task.deadlines or any(one.by is None for one in task.deadlines):
        return Proposal(task, CarryReason.RECURRING)
    unfinished = _units(_unfinished(standings))
    if unfinished:
        return Proposal(task, CarryReason.UNFINISHED, unfinished)
    return Proposal(task, CarryReason.FINISHED)


def _carried_over(standing: Standing) -> bool:
    aside = standing.verdict.aside
    return aside is not None and MEANINGS[aside.status].matter == "结转"


_SETTLED = DONE_STATES | {State.NOT_APPLICABLE}


def _unfinished(standings: Iterable[Standing]) -> Iterator[Standing]:
    return (standing for standing in standings if standing.state not in _SETTLED)


def _units(standings: Iterable[Standing]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(standing.unit.name for standing in standings))
