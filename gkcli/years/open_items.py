"""What is still to be put right (整改) at a year's end, with all that was recorded about it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gkcli.frozen import replace
from gkcli.model.notice import Table
from gkcli.model.record import Record, in_order
from gkcli.model.statuses import MEANINGS, Act
from gkcli.status.standings import Snapshot


class OpenItem(NamedTuple):
    """An item of a unit's ledger that no office has closed out, and the task it concerns.

    ``records`` are the one that opened it and all later ones about it, in order.
    """

    unit: str
    item: str
    task: int
    records: tuple[Record, ...]


def open_items(snapshot: Snapshot) -> tuple[OpenItem, ...]:
    """Every open item of every unit, as of the day of the snapshot."""
    return tuple(
        item
        for unit in snapshot.readable
        for item in _of_unit(unit.name, snapshot.ledger(unit).records, snapshot)
    )


def _of_unit(unit: str, records: Iterable[Record], snapshot: Snapshot) -> Iterator[OpenItem]:
    recorded = tuple(records)
    tasks = task_of_subject(snapshot.table)
    for opening in recorded:
        task = tasks.get(opening.for_)
        if MEANINGS[opening.status].act is not Act.RECTIFICATION or opening.item is None:
            continue
        later = tuple(record for record in recorded if record.for_ == opening.item)
        if task is not None and not _closed(later, snapshot):
            yield OpenItem(unit, opening.item, task, (opening, *later))


def task_of_subject(table: Table) -> dict[str, int]:
    """The number of the task that a record's subject belongs to."""
    found: dict[str, int] = {}
    for _, task in table.placed():
        found[str(task.number)] = task.number
        found |= dict.fromkeys((deadline.id for deadline in task.deadlines), task.number)
    return found


def _closed(records: Iterable[Record], snapshot: Snapshot) -> bool:
    """Whether an entitled office has closed it out, and not sent it back since."""
    closed = False
    for record in in_order(records):
        if record.by is None or record.by not in snapshot.offices:
            continue
        act = MEANINGS[record.status].act
        closed = act is Act.CLOSING or (closed and act is not Act.RETURN)
    return closed


def brought_over(item: OpenItem, subjects: dict[str, str]) -> tuple[Record, ...]:
    """The records of an item as they stand in the new year's ledger.

    ``subjects`` are the new numbers and ids of what records are about, by the old ones.
    """
    opening, *later = item.records
    return (replace(opening, for_=subjects.get(opening.for_, opening.for_)), *later)
