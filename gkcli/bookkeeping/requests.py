"""What a unit asks to be freed from stands until an office has decided on it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from gkcli.bookkeeping.fault import Fault, warning
from gkcli.bookkeeping.wording import subject_words
from gkcli.model.ledger import SETS_ASIDE, Record
from gkcli.schedule.duties import Duty
from gkcli.schedule.instances import Instance
from gkcli.schedule.offices import Offices
from gkcli.schedule.spoken import Ledger, Word
from gkcli.schedule.told import by_event, by_period
from gkcli.schedule.verdict import judge


def request_faults(
    records: Collection[Record], own: Mapping[str, Sequence[Duty]], offices: Offices
) -> Iterator[tuple[Record, Fault]]:
    """Report what is said to be set aside by the unit alone, until an office says it too.

    ``own`` are the duties of the ledger's unit by number and id.
    """
    asked = {record.for_ for record in records if record.status in SETS_ASIDE}
    duties = {duty.deadline.id: duty for subject in asked for duty in own.get(subject, ())}
    ledger = Ledger(records, offices)
    pending: dict[int, Record] = {}
    for duty in duties.values():
        among = len(own[str(duty.task.number)]) if duty.task else 1
        for occasion, words in _occasions(duty, ledger.words(duty, among)):
            request = judge(duty.deadline, occasion, words, date.max).request
            if request is not None:
                pending[id(request)] = request
    yield from ((request, _fault(request, offices)) for request in pending.values())


_WAITING = Instance("", None)
_DATED = Instance("", date.max)
"""An occasion with a date, which one is all the same."""


def _occasions(duty: Duty, words: Sequence[Word]) -> Iterator[tuple[Instance, Sequence[Word]]]:
    deadline = duty.deadline
    if deadline.each:
        yield from ((_DATED, told) for told in by_period(deadline, words).values())
    elif deadline.within and (events := by_event(words)):
        yield from ((_DATED, told) for told in events.values())
    else:
        yield (_DATED if deadline.by else _WAITING), words


def _fault(request: Record, offices: Offices) -> Fault:
    return warning(
        "not-approved",
        ("by",) if request.by else ("status",),
        f"{subject_words(request.for_)}“{request.status}”是单位的申请，还没有核准，"
        "状态和逾期照原来的算。",
        f"核准的，由{offices.names[0]}另记一条同样的，写上 by: {offices.names[0]}；"
        "不核准的，催单位去办，办完报“已完成”，这一条就不再提示。",
    )
