"""What ledgers hold about a task or a duty."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from gkcli.model.ledger import Record, in_order
from gkcli.model.units import Unit
from gkcli.query.tasks import TaskEntry
from gkcli.schedule.standings import Snapshot, Standing


@dataclass(frozen=True, slots=True)
class Entry:
    """A record with the unit in whose ledger it is."""

    unit: Unit
    record: Record


def entries_about(snapshot: Snapshot, entry: TaskEntry) -> list[Entry]:
    """What the units of an entry recorded about its task up to the day, in order."""
    task = entry.task
    subjects = {str(task.number), *(deadline.id for deadline in task.deadlines)}
    return entries_on(snapshot, entry.standings, subjects)


def entries_on(
    snapshot: Snapshot, standings: Iterable[Standing], subjects: Collection[str]
) -> list[Entry]:
    """What the units of some standings recorded on some subjects up to the day, in order.

    Units that recorded the very same stand together.
    """
    units = {s.unit.name: s.unit for s in standings}.values()
    found = [
        Entry(unit, record)
        for unit in units
        for record in snapshot.ledger(unit).records
        if record.for_ in subjects
    ]
    order = {record: place for place, record in enumerate(in_order(e.record for e in found))}
    return sorted(found, key=lambda entry: order[entry.record])
