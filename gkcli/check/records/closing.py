"""A duty is closed out (销号) or sent back (退回) only after the unit reported it as done."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from gkcli.check.records.context import RecordFault, error, subject_words
from gkcli.check.records.occasion import records_by_occasion
from gkcli.model.record import Record
from gkcli.model.statuses import MEANINGS, Act
from gkcli.status.counted_records import CountedRecords
from gkcli.status.due import period_of
from gkcli.status.duties import Duty
from gkcli.status.ledger import DutyRecord, UnitLedger


def closing_faults(
    records: Collection[Record], own: Mapping[str, Sequence[Duty]]
) -> Iterator[tuple[Record, RecordFault]]:
    """Report what was closed out (销号) before the unit said that it was done, or without.

    ``own`` are the duties of the ledger's unit by number and id.
    """
    closed = {record.for_ for record in records if record.status == "已销号"}
    for duty, entries in records_by_occasion(UnitLedger(None, records), closed, own):
        yield from _unfounded(duty, entries)


def sending_back_faults(
    records: Collection[Record], own: Mapping[str, Sequence[Duty]], ledger: UnitLedger
) -> Iterator[tuple[Record, RecordFault]]:
    """Report what was sent back (退回) though nobody had reported it as done."""
    sent_back = {record.for_ for record in records if record.status == "退回"}
    for duty, entries in records_by_occasion(ledger, sent_back, own):
        counted = CountedRecords(duty.deadline)
        for entry in entries:
            idle = entry.record.status == "退回" and entry.entitled and not counted.done
            counted.add(entry)
            if idle:
                yield entry.record, _idle(duty, entry.record)


def _idle(duty: Duty, sent_back: Record) -> RecordFault:
    return error(
        "sent-back-not-done",
        ("status",),
        f"{subject_words(duty.deadline.id)}{_occasion(duty, sent_back)}没有报过已完成，"
        "没有什么可退回。",
        f"核对 for 和日期{_or_another(duty)}。",
    )


def _unfounded(duty: Duty, entries: Sequence[DutyRecord]) -> Iterator[tuple[Record, RecordFault]]:
    done = False
    for place, (record, general, _) in enumerate(entries):
        act = MEANINGS[record.status].act
        if act is Act.DONE:
            done = True
        elif act is Act.CLOSING:
            if not done:
                yield record, _fault(duty, [entry.record for entry in entries[place:]])
            done = True
        elif act is Act.RETURN or (act is Act.PROGRESS and not (general or duty.deadline.each)):
            done = False


def _fault(duty: Duty, following: Sequence[Record]) -> RecordFault:
    what = subject_words(duty.deadline.id)
    closing = following[0]
    done = next((r for r in following if MEANINGS[r.status].act is Act.DONE), None)
    if done is not None:
        return error(
            "closed-before-done",
            ("on",),
            f"{what} {closing.on} 就销号了，{done.on} 才报已完成。",
            "核对两条记录的日期；先报完成，后销号。",
        )
    return error(
        "closed-not-done",
        ("status",),
        f"{what}{_occasion(duty, closing)}没有报过已完成，就销号了。",
        f"先记一行“已完成”，on 写办完的那一天{_or_another(duty)}。",
    )


def _occasion(duty: Duty, closing: Record) -> str:
    if duty.deadline.each:
        return f"在 {closing.period or period_of(duty.deadline, closing.on)} 这一期"
    return f"从 {closing.since} 起算的这一次" if closing.since else ""


def _or_another(duty: Duty) -> str:
    if duty.deadline.each:
        return "；销的是别的一期，用 period 写明"
    if duty.joint:
        return "；别的单位报送的，销号记在那个单位的台账里"
    return "；两条记录的 since 要一致" if duty.deadline.within else ""
