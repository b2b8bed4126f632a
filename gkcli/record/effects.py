"""The states of the occasions that a record is about, before and after the record."""

from collections.abc import Callable, Sequence
from datetime import date

from gkcli.frozen import frozen
from gkcli.model.directory import Directory
from gkcli.model.notice import Table
from gkcli.model.office import OfficeRules
from gkcli.model.record import Record
from gkcli.model.state import DONE_STATES
from gkcli.model.units import Unit
from gkcli.record.request import AcceptedRecord
from gkcli.status.due import period_of
from gkcli.status.duties import Duty, Obligations
from gkcli.status.standings import Snapshot, Standing
from gkcli.status.wording import occasion_words, request_words, state_words
from gkcli.status.workdays import Workdays


@frozen
class Effect:
    """How one occasion stands after a record, and how it stood before.

    ``before`` is None for an occasion that there was not before: an event that was not known.
    """

    before: Standing | None
    after: Standing


@frozen
class RecordContext:
    """What states depend on besides the unit's own records.

    ``ledger`` gives the records of another unit's name, which matter where duties are joint.
    """

    table: Table
    directory: Directory
    workdays: Workdays
    obligations: Obligations
    ledger: Callable[[str], Sequence[Record]]
    rules: OfficeRules = OfficeRules()

    def standings(
        self, unit: Unit, duties: Sequence[Duty], records: Sequence[Record], as_of: date
    ) -> list[Standing]:
        """How a unit stands with duties when its ledger holds these records."""
        others = {other.name for duty in duties if duty.joint for other in duty.units}
        ledgers = {name: self.ledger(name) for name in others} | {unit.name: records}
        now = Snapshot(self.table, self.directory, ledgers, self.workdays, as_of, rules=self.rules)
        own = self.obligations.of(unit)
        standings: list[Standing] = []
        for duty in duties:
            among = len(own[str(duty.task.number)]) if duty.task else 1
            standings += now.of_unit(duty, unit, among)
        return standings

    def concerned(
        self, entry: AcceptedRecord, records: Sequence[Record], as_of: date
    ) -> list[Standing]:
        """How a unit stands with the occasions that a record is about."""
        standings = self.standings(entry.unit, entry.duties, records, as_of)
        return [standing for standing in standings if _is_meant(standing, entry.record)]

    def effects(
        self, entry: AcceptedRecord, before: Sequence[Record], after: Sequence[Record]
    ) -> list[Effect]:
        """What a record changes, as of its own day, or of the latest record on the same subject.

        So the answer depends on the ledger alone, and a record added later for an earlier day
        is judged together with all later ones on the subject.
        """
        about = {subject for duty in entry.duties for subject in duty.subjects}
        as_of = max((one.on for one in after if one.for_ in about), default=entry.record.on)
        known = () if entry.record.item else entry.duties
        earlier = {_key(s): s for s in self.standings(entry.unit, known, before, as_of)}
        now = self.concerned(entry, after, as_of)
        return [Effect(earlier.get(_key(standing)), standing) for standing in now]


def _is_meant(standing: Standing, record: Record) -> bool:
    instance = standing.instance
    if instance.period:
        return instance.period == (record.period or period_of(standing.duty.deadline, record.on))
    return not record.since or instance.since in (None, record.since)


def _key(standing: Standing) -> tuple[str, str, date | None]:
    return standing.duty.deadline.id, standing.instance.period, standing.instance.since


def effect_words(effect: Effect) -> str:
    """What an occasion is, how it stood and how it stands now."""
    now = standing_words(effect.after)
    then = standing_words(effect.before) if effect.before else "新的一次"
    change = f"{now}（没有变）" if then == now else f"{then} → {now}"
    return f"{occasion_title(effect.after)}：{change}"


def open_words(standing: Standing) -> str:
    """What is still to be done, which occasion of it, and how it stands."""
    what = occasion_title(standing).removeprefix(standing.duty.deadline.id).strip()
    return f"{what}：{standing_words(standing)}"


def occasion_title(standing: Standing) -> str:
    """Which duty and which occasion of it, as ``plan 报送实施方案``."""
    deadline, instance = standing.duty.deadline, standing.instance
    event = f"{instance.since} 起算" if instance.since else ""
    which = occasion_words(deadline, instance) or event
    return f"{deadline.id} {deadline.what}{f'（{which}）' if which else ''}"


def standing_words(standing: Standing) -> str:
    """How one unit stands, with how often and whether it was closed out."""
    verdict, deadline = standing.verdict, standing.duty.deadline
    text = state_words(standing.state, standing.days_left)
    if standing.delivered_by is not None and standing.by_another:
        text = f"{text}，由{standing.delivered_by.name}报送"
    if standing.state in DONE_STATES:
        return f"{text}，已销号" if verdict.closed else text
    wanted = deadline.at_least or 1
    times = f"，{wanted} 次里做了 {len(verdict.done)} 次" if verdict.done and wanted > 1 else ""
    if verdict.request:
        return f"{text}{times}，{request_words(verdict.request)}"
    if verdict.sent_back:
        return f"{text}{times}，被退回"
    status = f"，{verdict.last.status}" if verdict.last and verdict.last.status != "已完成" else ""
    return f"{text}{times}{status}"
