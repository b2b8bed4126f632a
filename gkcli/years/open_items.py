"""What is still to be put right (整改) at a year's end, with all that was recorded about it."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from gkcli.frozen import replace
from gkcli.model.record import Record, in_order
from gkcli.status.standings import Snapshot


class OpenItem(NamedTuple):
    """An item of a unit's ledger that no office has closed out.

    ``task`` is the number of the task that it concerns, None where that is the notice itself.
    ``records`` are the one that opened it and all later ones about it, in order.
    """

    unit: str
    item: str
    task: int | None
    records: tuple[Record, ...]


def open_items(snapshot: Snapshot) -> Iterator[OpenItem]:
    """Every open item of every unit, as of the day of the snapshot."""
    for standing in snapshot:
        opened, task = standing.duty.opened, standing.duty.task
        if opened is None or opened.item is None or standing.verdict.closed is not None:
            continue
        recorded = snapshot.ledger(standing.unit).records
        later = (record for record in recorded if record.for_ == opened.item)
        records = (opened, *in_order(later))
        number = None if task is None else task.number
        yield OpenItem(standing.unit.name, opened.item, number, records)


def brought_over(item: OpenItem, subjects: Mapping[str, str]) -> tuple[Record, ...]:
    """The records of an item as they stand in the new year's ledger.

    ``subjects`` are the new numbers and ids of what records are about, by the old ones.
    """
    opening, *later = item.records
    return (replace(opening, for_=subjects.get(opening.for_, opening.for_)), *later)
