"""Taking in what is to be recorded, one after the other, each in view of those before it."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from gkcli.model.ledger import OFFICES, Record
from gkcli.model.scalars import FieldError
from gkcli.model.units import Unit
from gkcli.recording.fitting import misfits
from gkcli.recording.occasions import Effect, Scene
from gkcli.recording.reading import Bounds, read
from gkcli.recording.subjects import duties_meant
from gkcli.recording.wish import Entry, Objection, RefusedError, Wish
from gkcli.schedule.duties import Duty
from gkcli.schedule.spoken import SETTLES
from gkcli.schedule.state import DONE_STATES, State


class Desk:
    """Turns wishes into entries; ``ledger`` gives the records there are of a unit's name."""

    def __init__(
        self, scene: Scene, ledger: Callable[[str], Sequence[Record]], bounds: Bounds
    ) -> None:
        self.scene = scene
        self.bounds = bounds
        self._ledger = cache(ledger)
        self._taken: dict[str, tuple[Record, ...]] = {}
        self.entries: list[Entry] = []

    def take(self, wish: Wish) -> Entry:
        """The entry that a wish means; RefusedError with everything that is wrong with it."""
        unit, subject, record, objections = read(wish, self.scene.directory, self.bounds)
        duties = self._duties(unit, subject, objections)
        if unit is None or record is None or not duties:
            raise RefusedError(*objections)
        entry = Entry(unit, record, duties)
        objections += self._misfits(entry)
        if objections:
            raise RefusedError(*objections)
        entry = Entry(unit, record, duties, tuple(self._remarks(entry)))
        if record not in self._said(unit):
            self._taken[unit.name] = (*self._taken.get(unit.name, ()), record)
        self.entries.append(entry)
        return entry

    def knows(self, entry: Entry) -> bool:
        """Whether a record is in the ledger already."""
        return entry.record in self._ledger(entry.unit.name)

    def effects(self, entry: Entry) -> list[Effect]:
        """What all that was taken in changes about the occasions of an entry."""
        before = self._ledger(entry.unit.name)
        return self.scene.effects(entry, before, self._said(entry.unit))

    def _said(self, unit: Unit) -> tuple[Record, ...]:
        return (*self._ledger(unit.name), *self._taken.get(unit.name, ()))

    def _duties(
        self, unit: Unit | None, subject: str | None, objections: list[Objection]
    ) -> tuple[Duty, ...]:
        if unit is None or subject is None:
            return ()
        try:
            return duties_meant(self.scene.table, self.scene.directory, unit, subject)
        except FieldError as error:
            objections.append(Objection("for_", str(error), error.hint))
            return ()

    def _misfits(self, entry: Entry) -> list[Objection]:
        notice = self.scene.table.notice
        found = list(misfits(entry.record, entry.duties, notice.year, notice.signed_on))
        return found or list(self._closing(entry))

    def _closing(self, entry: Entry) -> Iterator[Objection]:
        """The office closes out only what the unit has reported as done by then."""
        record = entry.record
        if record.status != "已销号":
            return
        said = self._said(entry.unit)
        if not any(s.verdict.done for s in self.scene.concerned(entry, said, record.on)):
            yield Objection(
                "status",
                f"{entry.unit.name}到 {record.on} 还没有报过“已完成”，不能销号",
                "先由单位记“已完成”，核查之后再销号",
            )

    def _remarks(self, entry: Entry) -> Iterator[str]:
        record, deadline = entry.record, entry.duties[0].deadline
        signed_on = self.scene.table.notice.signed_on
        said = self._said(entry.unit)
        if record.on < signed_on:
            yield f"{record.on} 在通知成文（{signed_on}）之前，请核对日期。"
        if record.status in OFFICES and record.by is None:
            yield f"“{record.status}”是公开办说的，最好用 --by 写明是谁。"
        if len(entry.duties) == 1 and deadline.each and record.period is None:
            yield from self._missed(entry, said)
        if record.status in SETTLES and record not in said:
            for standing in self.scene.concerned(entry, said, record.on):
                last = standing.verdict.last
                settled = last is not None and last.status in ("已销号", record.status)
                if standing.state in DONE_STATES and last and settled:
                    yield f"这件事 {last.on} 已经记过“{last.status}”，这次再记一条。"

    def _missed(self, entry: Entry, said: Sequence[Record]) -> Iterator[str]:
        """The earlier periods that a record may have been meant for."""
        found = self.scene.standings(entry.unit, entry.duties, said, entry.record.on)
        late = [s.instance.period for s in found if s.state is State.OVERDUE]
        if late:
            yield (
                f"{'、'.join(late)} 还逾期着，这条算 {entry.record.on} 所在的一期；"
                f"若是补报，加 --period {late[0]}。"
            )
