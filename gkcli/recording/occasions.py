"""How the occasions that a record speaks of stand, before and after it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from gkcli.model.directory import Directory
from gkcli.model.ledger import Record
from gkcli.model.notice import Table
from gkcli.model.units import Unit
from gkcli.recording.wish import Entry
from gkcli.schedule.duties import Duty
from gkcli.schedule.instances import period_of
from gkcli.schedule.obligations import Obligations
from gkcli.schedule.standings import Snapshot, Standing
from gkcli.schedule.workdays import Workdays


@dataclass(frozen=True, slots=True)
class Effect:
    """How one occasion stands after a record, and how it stood before.

    ``before`` is None for an occasion that there was not before: an event that was not known.
    """

    before: Standing | None
    after: Standing


@dataclass(frozen=True, slots=True)
class Scene:
    """What states depend on beside the unit's own records.

    ``ledger`` gives the records of another unit's name, which matter where duties are joint.
    """

    table: Table
    directory: Directory
    workdays: Workdays
    obligations: Obligations
    ledger: Callable[[str], Sequence[Record]]

    def standings(
        self, unit: Unit, duties: Sequence[Duty], said: Sequence[Record], as_of: date
    ) -> list[Standing]:
        """How a unit stands with duties when its ledger holds these records."""
        others = {other.name for duty in duties if duty.joint for other in duty.units}
        ledgers = {name: self.ledger(name) for name in others} | {unit.name: said}
        now = Snapshot(self.table, self.directory, ledgers, self.workdays, as_of)
        own = self.obligations.of(unit)
        found: list[Standing] = []
        for duty in duties:
            among = len(own[str(duty.task.number)]) if duty.task else 1
            found += now.of_unit(duty, unit, among)
        return found

    def concerned(self, entry: Entry, said: Sequence[Record], as_of: date) -> list[Standing]:
        """Of these, the occasions that a record is about."""
        found = self.standings(entry.unit, entry.duties, said, as_of)
        return [standing for standing in found if _is_meant(standing, entry.record)]

    def effects(
        self, entry: Entry, before: Sequence[Record], after: Sequence[Record]
    ) -> list[Effect]:
        """What a record changes, as of its own day, or of the last one told about the same.

        So the answer depends on the ledger alone, and what is recorded afterwards about an
        earlier day is seen together with what is known of the same since.
        """
        about = {subject for duty in entry.duties for subject in duty.subjects}
        as_of = max(record.on for record in after if record.for_ in about)
        earlier = {_key(s): s for s in self.standings(entry.unit, entry.duties, before, as_of)}
        now = self.concerned(entry, after, as_of)
        return [Effect(earlier.get(_key(standing)), standing) for standing in now]


def _is_meant(standing: Standing, record: Record) -> bool:
    instance = standing.instance
    if instance.period:
        return instance.period == (record.period or period_of(standing.duty.deadline, record.on))
    return not record.since or instance.since in (None, record.since)


def _key(standing: Standing) -> tuple[str, str, date | None]:
    return standing.duty.deadline.id, standing.instance.period, standing.instance.since
