"""What is to be put right (整改): a record that finds something wrong opens a duty of its own."""

from collections.abc import Iterable, Iterator, Mapping

from gkcli.model.deadline import Deadline
from gkcli.model.notice import Task
from gkcli.model.record import Record, in_order
from gkcli.model.units import Unit
from gkcli.status.duties import Duty
from gkcli.status.offices import Offices


def opened_duties(
    unit: Unit, records: Iterable[Record], offices: Offices, tasks: Mapping[str, Task | None]
) -> Iterator[Duty]:
    """The items that an office opened in a unit's ledger, as duties of this unit alone, by day.

    ``tasks`` are those that numbers and ids are about, None for the notice itself. A record that
    lacks what an item needs opens none, nor does one about nothing known, or signed by no office.
    """
    for record in in_order(one for one in records if one.status == "整改"):
        if record.for_ in tasks and offices.decides(record, unit, tasks[record.for_]):
            duty = _duty(unit, record, tasks[record.for_])
            if duty is not None:
                yield duty


def _duty(unit: Unit, record: Record, task: Task | None) -> Duty | None:
    if record.item is None or record.problem is None or record.due is None:
        return None
    problem = " ".join(record.problem.split())
    deadline = Deadline(
        id=record.item,
        what=f"整改：{problem}",
        quote=problem,
        by=record.due,
        report_to=record.by,
    )
    return Duty(deadline, task, (unit.name,), (unit,), (), opened=record)


def measure_of(opened: Record, records: Iterable[Record]) -> str:
    """By what an item is put right, as last told in the records about it; "" where nobody has."""
    told = (record.measure for record in (opened, *records) if record.measure)
    return next(reversed(list(told)), "")
