"""What an item of the scheme looks at: the occasions and reminders of one unit, each met or not."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from gkcli.model.assessment import OF_RECORDS, PUNCTUAL, Measure, ScoreItem
from gkcli.model.record import Record, in_order
from gkcli.model.state import DONE_STATES, State
from gkcli.model.statuses import DONE, MEANINGS, OFFICES, Act
from gkcli.model.units import Unit
from gkcli.status.due import Instance, final_date
from gkcli.status.duties import Duty
from gkcli.status.standings import Snapshot, Standing
from gkcli.status.wording import occasion_words


class RestingOn(NamedTuple):
    """A record of the ledger of the unit with that name."""

    unit: str
    record: Record


class Case(NamedTuple):
    """One thing that an item judges.

    ``met`` is whether it is as the measure wants it; ``late`` counts the days by which it was done
    late where the measure asks for that, 0 for all else. ``why`` says in Chinese what is so,
    ``records`` are what that rests on; where it is something missing there are none. ``standing``
    is None for what is not about a duty. ``mends`` says what would still mend it, "" where nothing
    can; it may count as late then.
    """

    standing: Standing | None
    met: bool
    why: str
    records: tuple[RestingOn, ...] = ()
    late: int = 0
    mends: str = ""


def _met(standing: Standing, why: str, records: tuple[RestingOn, ...] = ()) -> Case:
    return Case(standing, met=True, why=why, records=records)


def _failed(
    standing: Standing,
    why: str,
    records: tuple[RestingOn, ...] = (),
    late: int = 0,
    mends: str = "",
) -> Case:
    return Case(standing, met=False, why=why, records=records, late=late, mends=mends)


class _Occasion(NamedTuple):
    """An occasion of a duty, whoever owes it."""

    deadline: str
    instance: Instance


class CaseFinder:
    """Finds the cases of items for the units of a snapshot."""

    def __init__(self, snapshot: Snapshot, standings: Iterable[Standing]) -> None:
        self._offices = snapshot.offices
        self._as_of = snapshot.as_of
        self._final = final_date(snapshot.table.notice)
        self._by_unit: dict[str, list[Standing]] = {}
        self._proofs: dict[_Occasion, list[RestingOn]] = {}
        for standing in standings:
            self._by_unit.setdefault(standing.unit.name, []).append(standing)
            if standing.duty.joint:
                self._proofs.setdefault(_occasion(standing), []).extend(_proofs(standing))

    def of(self, item: ScoreItem, unit: Unit, *, to_come: bool = False) -> tuple[Case, ...]:
        """The cases of an item in document order; with ``to_come`` those not yet due instead.

        What the office set aside is no case, whatever the unit did about it afterwards: nobody
        loses a point by doing more than was asked.
        """
        if item.measure == "人工":
            return ()
        own = [s for s in self._by_unit.get(unit.name, ()) if _is_about(item, s.duty)]
        if item.measure in OF_RECORDS:
            return () if to_come else tuple(self._told_by_office(item.measure, own))
        judged = (s for s in own if can_judge(item, s.duty) and not self._set_aside(s))
        if to_come:
            return tuple(_case_to_come(s) for s in judged if self._comes(item.measure, s))
        return tuple(self._case(item.measure, s) for s in judged if self._is_due(item.measure, s))

    def _told_by_office(self, measure: Measure, own: Sequence[Standing]) -> Iterator[Case]:
        """Each record once, though it may be about a task with several duties."""
        told = {
            record: standing
            for standing in reversed(own)
            for record in (*standing.verdict.reminded, *standing.verdict.records)
            if record.status == f"已{measure}" or record.status == measure
            if record.by in self._offices
        }
        for record in in_order(told):
            standing = told[record]
            resting = (RestingOn(standing.unit.name, record),)
            yield _failed(standing, f"{record.on} {measure}", resting)

    def _set_aside(self, standing: Standing) -> bool:
        if standing.state is State.NOT_APPLICABLE:
            return True
        granted = False
        for record in standing.verdict.records:
            act, matter = MEANINGS[record.status]
            if matter in (None, "延期") or record.by not in self._offices:
                continue
            if act in (Act.GRANT, Act.ASIDE):
                granted = True
            elif act is Act.REFUSAL:
                granted = False
        return granted

    def _is_due(self, measure: Measure, standing: Standing) -> bool:
        """Whether an occasion counts by the day: its last day has come, however it stands."""
        day = self._day(measure, standing)
        return day is not None and day <= self._as_of

    def _comes(self, measure: Measure, standing: Standing) -> bool:
        day = self._day(measure, standing)
        return day is not None and day > self._as_of

    def _day(self, measure: Measure, standing: Standing) -> date | None:
        if standing.duty.assumption(standing.unit):
            return None
        if measure == "报送":
            return self._final if standing.duty.deadline.ongoing else None
        return standing.instance.due

    def _case(self, measure: Measure, standing: Standing) -> Case:
        match measure:
            case "佐证":
                return self._proven(standing)
            case "销号":
                return _closed(standing)
            case "报送":
                return _reported(standing)
            case _:
                return _done(standing, punctual=measure in PUNCTUAL)

    def _proven(self, standing: Standing) -> Case:
        if standing.state not in DONE_STATES:
            return _failed(standing, "没有完成，也没有佐证", mends="办结，并附上佐证")
        done = _resting(standing, standing.verdict.done)
        # Whoever delivers for all, what another has proven stays proven.
        proofs = self._proofs.get(_occasion(standing), ())
        closing = standing.verdict.closed
        closed = _resting(standing, (closing,)) if closing else ()
        proven = [one for one in (*done, *closed, *proofs) if _is_proof(one.record)]
        if not proven:
            return _failed(standing, "报了完成，没有佐证", done, mends="补上佐证")
        return _met(standing, "有佐证", (proven[0],))


def _occasion(standing: Standing) -> _Occasion:
    return _Occasion(standing.duty.deadline.id, standing.instance)


def can_judge(item: ScoreItem, duty: Duty) -> bool:
    """Whether an item looks at a duty, and the duty can become a case of it.

    What is to be put right is looked at by an item of its own alone.
    """
    if not _is_about(item, duty) or (duty.opened is None) == (item.measure == "整改"):
        return False
    if item.measure == "报送":
        return duty.deadline.ongoing
    return not (duty.deadline.ongoing or duty.deadline.when)


def _is_about(item: ScoreItem, duty: Duty) -> bool:
    concerned = (str(duty.task.number),) if duty.task else ()
    return not item.about or any(one in item.about for one in (*duty.subjects, *concerned))


def _proofs(standing: Standing) -> list[RestingOn]:
    """The unit's own records that report it done."""
    own = (r for r in standing.verdict.records if r.status in DONE)
    return [RestingOn(standing.unit.name, r) for r in own]


def _is_proof(record: Record) -> bool:
    """Whether a report is proven; that there was nothing to do (零报告) needs no evidence."""
    return bool(record.evidence) or record.status == "零报告"


def _resting(standing: Standing, records: Sequence[Record]) -> tuple[RestingOn, ...]:
    """The records as they stand in the ledger of who delivered."""
    unit = standing.delivered_by or standing.unit
    return tuple(RestingOn(unit.name, record) for record in records)


def _done(standing: Standing, *, punctual: bool) -> Case:
    verdict = standing.verdict
    due = standing.instance.due
    if standing.state not in DONE_STATES:
        days = (standing.as_of - due).days if due else 0
        late = f"逾期 {days} 天，" if days > 0 else ""
        last = () if verdict.last is None else (RestingOn(standing.unit.name, verdict.last),)
        why = f"{late}没有完成的记录" + (f"，最后报的是“{standing.status}”" if last else "")
        return _failed(standing, why, last, mends="办结并报完成")
    records = _resting(standing, verdict.done)
    if verdict.done_on and due and verdict.done_on > due and punctual:
        days = (verdict.done_on - due).days
        return _failed(standing, f"迟 {days} 天，{verdict.done_on} 完成", records, days)
    return _met(standing, f"{verdict.done_on} 完成", records)


def _closed(standing: Standing) -> Case:
    closed = standing.verdict.closed
    if closed is not None:
        # The office may have closed a joint delivery out in whichever ledger.
        return _met(standing, f"{closed.on} 销号", _resting(standing, (closed,)))
    if standing.state in DONE_STATES:
        records = _resting(standing, standing.verdict.done)
        return _failed(standing, "报了完成，没有销号", records, mends="由公开办核查销号")
    return _failed(standing, "没有完成，也没有销号", mends="办结，由公开办核查销号")


def _reported(standing: Standing) -> Case:
    records = tuple(r for r in standing.verdict.records if r.status not in OFFICES)
    if standing.state is State.UNREPORTED:
        return _failed(standing, "过了报送日没有报过进展", mends="报一次进展")
    last = tuple(RestingOn(standing.unit.name, record) for record in records[-1:])
    return _met(standing, "报过进展", last)


def _case_to_come(standing: Standing) -> Case:
    return _met(standing, "还没有到期")


def about_words(standing: Standing) -> str:
    """What a case is about, as ``第 2 项“解读本单位的政策”（第三季度）``."""
    duty = standing.duty
    task = f"第 {duty.task.number} 项" if duty.task else ""
    occasion = occasion_words(duty.deadline, standing.instance)
    since = standing.instance.since
    more = occasion or (f"{since} 起算" if since else "")
    return f"{task}“{duty.deadline.what}”{f'（{more}）' if more else ''}"
