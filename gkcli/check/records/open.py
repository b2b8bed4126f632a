"""What a ledger says about one occasion of a duty."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from gkcli.check.records.terms import RecordFault, Season, error, subject_words, warning
from gkcli.model.record import Record, in_order
from gkcli.model.statuses import OFFICES, SETS_ASIDE
from gkcli.status.due import Instance, period_of
from gkcli.status.duties import Duty
from gkcli.status.offices import Offices
from gkcli.status.spoken import UnitLedger, Word, by_event, by_period
from gkcli.status.verdict import judge


def words_by_occasion(
    ledger: UnitLedger, subjects: Iterable[str], own: Mapping[str, Sequence[Duty]]
) -> Iterator[tuple[Duty, list[Word]]]:
    """The unit's duties that some subjects mean, each with the words about each occasion.

    ``own`` are the unit's duties by number and id.
    """
    duties = {duty.deadline.id: duty for subject in subjects for duty in own.get(subject, ())}
    for duty in duties.values():
        among = len(own[str(duty.task.number)]) if duty.task else 1
        found: dict[object, list[Word]] = {}
        for word in ledger.words(duty, among):
            found.setdefault(occasion_of(duty, word.record), []).append(word)
        yield from ((duty, words) for words in found.values())


def occasion_of(duty: Duty, record: Record) -> object:
    """What tells the occasion that a record is about from the others of the same duty."""
    if duty.deadline.within:
        return record.since
    return record.period or period_of(duty.deadline, record.on)


def afterwards_faults(
    records: Sequence[Record],
    own: Mapping[str, Sequence[Duty]],
    offices: Offices,
    season: Season | None,
) -> Iterator[tuple[Record, RecordFault]]:
    """Report records later than the year's last that speak of nothing that was open by then.

    ``own`` are the duties of the ledger's unit by number and id.
    """
    if season is None:
        return
    told = [record for record in in_order(records) if record.on >= season.first]
    for place, record in enumerate(told):
        duties = own.get(record.for_, ())
        if record.on <= season.latest or not duties:
            continue
        before = UnitLedger(told[:place], offices)
        if not any(_is_open(duty, record, before, own) for duty in duties):
            yield record, _fault(record, season)


def _is_open(
    duty: Duty, record: Record, before: UnitLedger, own: Mapping[str, Sequence[Duty]]
) -> bool:
    """Whether the unit had still to do it, or the office to close it out."""
    if duty.deadline.ongoing:
        return False
    among = len(own[str(duty.task.number)]) if duty.task else 1
    occasion = occasion_of(duty, record)
    words = [w for w in before.words(duty, among) if occasion_of(duty, w.record) == occasion]
    verdict = judge(duty.deadline, Instance("", None), words, record.on)
    if verdict.done_on is None:
        return True
    return record.status in OFFICES and verdict.closed is None


def _fault(record: Record, season: Season) -> RecordFault:
    return error(
        "date-outside-year",
        ("on",),
        f"{record.on} 不在 {season.last.year} 年度里：台账从 {season.first} 记到 {season.latest}，"
        "以后只补记还没有办完的事和它的销号。",
        "核对年份；是别的年度的事，记进那一年度的台账。",
    )


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
        for occasion, words in _occasions(duty, ledger.words(duty, among)):
            request = judge(duty.deadline, occasion, words, date.max).request
            if request is not None:
                pending[id(request)] = request
    yield from ((request, _request_fault(request, offices)) for request in pending.values())


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


def _request_fault(request: Record, offices: Offices) -> RecordFault:
    return warning(
        "not-approved",
        ("by",) if request.by else ("status",),
        f"{subject_words(request.for_)}“{request.status}”是单位的申请，还没有核准，"
        "状态和逾期照原来的算。",
        f"核准的，由{offices.names[0]}另记一条同样的，写上 by: {offices.names[0]}；"
        "不核准的，催单位去办，办完报“已完成”，这一条就不再提示。",
    )
