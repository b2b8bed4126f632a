"""What is to be put right (整改) has an id of its own, and a day that is not over yet."""

from collections.abc import Iterator, Mapping, Sequence

from gkcli.check.records.context import RecordFault, error, warning
from gkcli.model.record import Record
from gkcli.status.duties import Duty


def item_day_faults(record: Record) -> Iterator[RecordFault]:
    """Report something that was to be put right before anybody had found it."""
    if record.status == "整改" and record.due is not None and record.due < record.on:
        yield error(
            "due-before-found",
            ("due",),
            f"整改时限 {record.due} 早于发现的日期 {record.on}。",
            "核对这两个日期：on 是发现问题的那天，due 是改好的最后一天。",
        )


def measure_faults(record: Record, duties: Sequence[Duty]) -> Iterator[RecordFault]:
    """Report a measure about what is no item that is to be put right."""
    if record.measure and record.status != "整改" and not any(duty.opened for duty in duties):
        yield warning(
            "needless-measure",
            ("measure",),
            "measure（整改措施）只写在整改事项的记录里。",
            "for 写整改事项的编号；说别的事，写进 note。",
        )


def item_faults(
    records: Sequence[Record], known: Mapping[str, Sequence[Duty]]
) -> Iterator[tuple[Record, RecordFault]]:
    """Report ids of items that mean something else already.

    ``known`` are all duties by number and id.
    """
    first: dict[str, Record] = {}
    for record in records:
        if record.status != "整改" or record.item is None:
            continue
        earlier = first.setdefault(record.item, record)
        if any(not duty.opened for duty in known.get(record.item, ())):
            yield record, _taken(record.item, "任务表里的时限")
        elif earlier is not record and earlier != record:
            yield record, _taken(record.item, f"{earlier.on} 立的另一件")


def _taken(item: str, by: str) -> RecordFault:
    return error(
        "item-taken",
        ("item",),
        f"整改事项的编号“{item}”已经是{by}。",
        "换一个编号，如 zg-0710-2；后面说这件事的记录，for 也跟着改。",
    )
