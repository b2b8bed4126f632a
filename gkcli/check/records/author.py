"""A record is by somebody who may say so; what only an office may grant waits for it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from gkcli.check.records.context import RecordFault, Terms, subject_words, warning
from gkcli.model.record import Record
from gkcli.model.statuses import OFFICES, SETS_ASIDE
from gkcli.model.units import Unit
from gkcli.status.due import Instance
from gkcli.status.duties import Duty
from gkcli.status.ledger import DutyRecord, UnitLedger, by_event, by_period
from gkcli.status.offices import Offices
from gkcli.status.verdict import judge


def author_faults(record: Record, unit: Unit, terms: Terms) -> Iterator[RecordFault]:
    """Report an unknown author, and a status of the office's that names no office."""
    author = terms.directory.get(record.by) if record.by else unit
    if author is None and record.by:
        if record.by not in terms.doubtful:
            yield warning(
                "unknown-recorder",
                ("by",),
                f"名册里没有“{record.by}”。",
                f"{_question(record.by, terms)}by 写记录的单位；要留经办人的姓名，写进 note。",
            )
    elif record.status in OFFICES and author == unit and unit.name not in terms.offices:
        yield warning(
            "not-by-office",
            ("by",) if record.by else ("status",),
            f"“{record.status}”是收报告的办公室说的话，这一条却是{unit.name}自己记的。",
            "办公室记的，加上 by: 办公室的名称；单位自己办完了，写“已完成”。",
        )


def _question(name: str, terms: Terms) -> str:
    similar = terms.directory.similar(name)
    return f"是不是要写“{similar[0]}”？" if similar else ""


def request_faults(
    records: Collection[Record], own: Mapping[str, Sequence[Duty]], offices: Offices
) -> Iterator[tuple[Record, RecordFault]]:
    """Report what is said to be set aside by the unit alone, until an office says it too.

    ``own`` are the duties of the ledger's unit by number and id.
    """
    asked = {record.for_ for record in records if record.status in SETS_ASIDE}
    duties = {duty.deadline.id: duty for subject in asked for duty in own.get(subject, ())}
    ledger = UnitLedger(records, offices)
    pending: dict[int, Record] = {}
    for duty in duties.values():
        among = len(own[str(duty.task.number)]) if duty.task else 1
        for occasion, entries in _occasions(duty, ledger.about(duty, among)):
            request = judge(duty.deadline, occasion, entries, date.max).request
            if request is not None:
                pending[id(request)] = request
    yield from ((request, _request_fault(request, offices)) for request in pending.values())


_WAITING = Instance("", None)


_DATED = Instance("", date.max)
"""An occasion with a date, which one is all the same."""


def _occasions(
    duty: Duty, entries: Sequence[DutyRecord]
) -> Iterator[tuple[Instance, Sequence[DutyRecord]]]:
    deadline = duty.deadline
    if deadline.each:
        yield from ((_DATED, own) for own in by_period(deadline, entries).values())
    elif deadline.within and (events := by_event(entries)):
        yield from ((_DATED, own) for own in events.values())
    else:
        yield (_DATED if deadline.by else _WAITING), entries


def _request_fault(request: Record, offices: Offices) -> RecordFault:
    return warning(
        "not-approved",
        ("by",) if request.by else ("status",),
        f"{subject_words(request.for_)}“{request.status}”是单位的申请，还没有核准，"
        "状态和逾期照原来的算。",
        f"核准的，由{offices.names[0]}另记一条同样的，写上 by: {offices.names[0]}；"
        "不核准的，催单位去办，办完报“已完成”，这一条就不再提示。",
    )
