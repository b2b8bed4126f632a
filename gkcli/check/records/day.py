"""The days of a record are in the right order and in the year of the table."""

from collections.abc import Iterator, Mapping, Sequence

from gkcli.check.records.context import RecordFault, Season, Terms, error, note, warning
from gkcli.check.records.occasion import occasion_of
from gkcli.model.record import Record, in_order
from gkcli.model.statuses import OFFICES
from gkcli.model.units import Unit
from gkcli.status.due import Instance, instances
from gkcli.status.duties import Duty
from gkcli.status.ledger import UnitLedger
from gkcli.status.offices import Offices
from gkcli.status.verdict import judge


def order_faults(record: Record) -> Iterator[RecordFault]:
    """Report an event that is later than what was done about it."""
    if record.since is not None and record.since > record.on:
        yield error(
            "since-after-on",
            ("since",),
            f"起算日期 {record.since} 晚于记录的日期 {record.on}：事情还没发生，就已经记了。",
            "核对这两个日期：on 是办的那天，since 是起算的事件发生的那天。",
        )


def season_faults(record: Record, unit: Unit, terms: Terms) -> Iterator[RecordFault]:
    """Report days before the year, and days that are still to come.

    Until when a ledger stays open depends on what it holds, see ``afterwards_faults``.
    """
    season = terms.season
    if season is None:
        return
    if terms.as_of is not None and terms.as_of < record.on:
        yield warning(
            "future-record",
            ("on",),
            f"{record.on} 还没有到（按 {terms.as_of} 看），这条记录先不算数。",
            "核对日期；台账只记已经发生的事。",
        )
    elif not (record.on < season.first and _brought_over(record, unit, terms)):
        yield from _outside(record, season, terms)
    if record.since is not None and record.since < season.first:
        yield note(
            "date-outside-year",
            ("since",),
            f"起算日期 {record.since} 不在 {season.last.year} 年度里。",
            "核对年份；确是那时起算的，不必改。",
        )


def _brought_over(record: Record, unit: Unit, terms: Terms) -> bool:
    """Whether a record is about something to be put right, which comes over with its history."""
    duties = terms.obligations.of(unit).get(record.for_, ())
    return record.item is not None or any(duty.opened for duty in duties)


def _outside(record: Record, season: Season, terms: Terms) -> Iterator[RecordFault]:
    on, year = record.on, season.last.year
    if on < season.first:
        yield error(
            "date-outside-year",
            ("on",),
            f"{on} 不在 {year} 年度里：台账从 {season.first} 记到 {season.latest}。",
            "核对年份；是别的年度的事，记进那一年度的台账。",
        )
    elif on < season.signed:
        yield note(
            "before-notice",
            ("on",),
            f"{on} 时通知还没有成文（{season.signed}）。",
            "核对月份；确是年内早些时候办的，不必改。",
        )
    elif on > season.last and record.status not in OFFICES and not _in_time(record, terms):
        yield note(
            "late-record",
            ("on",),
            f"{on} 已过 {year} 年度，会算作年后才办。",
            "确是年后办的不必改；补记年内办的事，on 写办的那一天。",
        )


def _in_time(record: Record, terms: Terms) -> bool:
    """Whether what a record is about falls due after the year, and not before the record."""
    notice = terms.notice
    return any(
        instance.due is not None and instance.due >= record.on
        for duty in terms.obligations.meant.get(record.for_, ())
        for instance in instances(duty.deadline, notice.year, notice.signed_on)
    )


def afterwards_faults(
    records: Sequence[Record],
    unit: Unit,
    own: Mapping[str, Sequence[Duty]],
    offices: Offices,
    season: Season | None,
) -> Iterator[tuple[Record, RecordFault]]:
    """Report records behind the ledger's last day about what was not open by then.

    ``own`` are the duties of the ledger's unit by number and id.
    """
    if season is None:
        return
    in_year = [record for record in in_order(records) if record.on >= season.first]
    for place, record in enumerate(in_year):
        duties = own.get(record.for_, ())
        if record.on <= season.latest or not duties:
            continue
        before = UnitLedger(unit, in_year[:place], offices)
        if not any(_is_open(duty, record, before, own) for duty in duties):
            yield record, _too_late(record, season)


def _is_open(
    duty: Duty, record: Record, before: UnitLedger, own: Mapping[str, Sequence[Duty]]
) -> bool:
    """Whether the unit had still to do it, or the office to close it out."""
    if duty.deadline.ongoing:
        return False
    among = len(own[str(duty.task.number)]) if duty.task else 1
    occasion = occasion_of(duty, record)
    entries = [w for w in before.about(duty, among) if occasion_of(duty, w.record) == occasion]
    verdict = judge(duty.deadline, Instance("", None), entries, record.on)
    if verdict.done_on is None:
        return True
    return record.status in OFFICES and verdict.closed is None


def _too_late(record: Record, season: Season) -> RecordFault:
    return error(
        "date-outside-year",
        ("on",),
        f"{record.on} 不在 {season.last.year} 年度里：台账从 {season.first} 记到 {season.latest}，"
        "以后只补记还没有办完的事和它的销号。",
        "核对年份；是别的年度的事，记进那一年度的台账。",
    )
