"""What ledgers hold about a task."""

from dataclasses import dataclass

from gkcli.model.ledger import Record, in_order
from gkcli.model.units import Unit
from gkcli.query.tasks import TaskEntry
from gkcli.schedule.standings import Snapshot


@dataclass(frozen=True, slots=True)
class Entry:
    """A record with the unit in whose ledger it is."""

    unit: Unit
    record: Record


def entries_about(snapshot: Snapshot, entry: TaskEntry) -> list[Entry]:
    """What the units of an entry recorded about its task up to the day, in order.

    Units that recorded the very same stand together.
    """
    task = entry.task
    units = {s.unit.name: s.unit for s in entry.standings}.values()
    subjects = {str(task.number), *(deadline.id for deadline in task.deadlines)}
    found = [
        Entry(unit, record)
        for unit in units
        for record in snapshot.ledger(unit).records
        if record.for_ in subjects
    ]
    order = {record: place for place, record in enumerate(in_order(e.record for e in found))}
    return sorted(found, key=lambda entry: order[entry.record])
