"""What a unit asks for waits for an office's decision, and a decision answers what was asked."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from gkcli.check.records.context import RecordFault, note, subject_words, warning
from gkcli.model.record import Record
from gkcli.model.statuses import ASKS, DECIDES, MEANINGS, SETS_ASIDE, Act, Status
from gkcli.status.counted_records import CountedRecords
from gkcli.status.due import Instance
from gkcli.status.duties import Duty
from gkcli.status.ledger import DutyRecord, UnitLedger, by_event, by_period
from gkcli.status.offices import Offices
from gkcli.status.verdict import judge

_Occasion = tuple[Duty, Instance, Sequence[DutyRecord]]


def request_faults(
    records: Collection[Record],
    own: Mapping[str, Sequence[Duty]],
    ledger: UnitLedger,
    offices: Offices,
) -> Iterator[tuple[Record, RecordFault]]:
    """Report what a unit asks for, until an office has decided on it.

    ``own`` are the duties of the ledger's unit by number and id.
    """
    pending: dict[int, tuple[Record, Duty]] = {}
    for duty, occasion, entries in _occasions(records, SETS_ASIDE | ASKS, own, ledger):
        request = judge(duty.deadline, occasion, entries, date.max).request
        if request is not None:
            pending[id(request)] = (request, duty)
    for request, _ in pending.values():
        old = request.status in SETS_ASIDE
        yield request, (_old_words if old else _undecided)(request, offices)


def decision_faults(
    records: Collection[Record], own: Mapping[str, Sequence[Duty]], ledger: UnitLedger
) -> Iterator[tuple[Record, RecordFault]]:
    """Report what an office decided without anybody having asked."""
    answered: set[int] = set()
    decided: dict[int, Record] = {}
    for duty, _, entries in _occasions(records, DECIDES, own, ledger):
        counted = CountedRecords(duty.deadline)
        for entry in entries:
            record = entry.record
            act, matter = MEANINGS[record.status]
            if record.status in DECIDES and entry.entitled:
                decided[id(record)] = record
                if counted.asked_for(matter) or (act is Act.REFUSAL and counted.granted(matter)):
                    answered.add(id(record))
            counted.add(entry)
    for place, record in decided.items():
        if place not in answered:
            yield record, _unasked(record)


def _occasions(
    records: Collection[Record],
    statuses: Collection[Status],
    own: Mapping[str, Sequence[Duty]],
    ledger: UnitLedger,
) -> Iterator[_Occasion]:
    """The occasions of the duties that records with some statuses are about, with all records."""
    subjects = {record.for_ for record in records if record.status in statuses}
    duties = {duty.deadline.id: duty for subject in subjects for duty in own.get(subject, ())}
    for duty in duties.values():
        among = len(own[str(duty.task.number)]) if duty.task else 1
        entries = ledger.about(duty, among)
        if duty.deadline.each:
            yield from ((duty, _DATED, e) for e in by_period(duty.deadline, entries).values())
        elif duty.deadline.within and (events := by_event(entries)):
            yield from ((duty, _DATED, e) for e in events.values())
        else:
            yield duty, _DATED if duty.deadline.by else _WAITING, entries


_WAITING = Instance("", None)
_DATED = Instance("", date.max)
"""An occasion with a date, which one is all the same."""


def _old_words(request: Record, offices: Offices) -> RecordFault:
    status, office = request.status, offices.names[0]
    return warning(
        "not-approved",
        ("by",) if request.by else ("status",),
        f"{subject_words(request.for_)}“{status}”是单位的申请，还没有核准，状态和逾期照原来的算。",
        f"核准的，由{office}记一条“准予{status}”，写上 by: {office}；不核准的，"
        f"由它记“不予{status}”，写明原因；单位办完了，报“已完成”，这一条就不再提示。",
    )


def _undecided(request: Record, offices: Offices) -> RecordFault:
    matter, office = MEANINGS[request.status].matter, offices.names[0]
    return note(
        "undecided-request",
        ("status",),
        f"{subject_words(request.for_)}“{request.status}”还没有答复，状态和逾期照原来的算。",
        f"由{office}记一条“准予{matter}”或“不予{matter}”，写上 by: {office}。",
    )


def _unasked(decision: Record) -> RecordFault:
    matter = MEANINGS[decision.status].matter
    return warning(
        "decision-without-request",
        ("status",),
        f"{subject_words(decision.for_)}没有人申请{matter}，就“{decision.status}”了。",
        f"核对 for、日期和期次；单位口头申请的，补记一行“申请{matter}”，日期不晚于这一条。",
    )
