"""The days of a record lie in the year and in the right order."""

from collections.abc import Iterator, Sequence

from gkcli.check.records.terms import (
    RecordFault,
    Season,
    Terms,
    error,
    note,
    subject_words,
    warning,
)
from gkcli.model.notice import Notice
from gkcli.model.record import Record
from gkcli.model.statuses import OFFICES, SETTLES
from gkcli.status.due import instances, period_of
from gkcli.status.duties import Duty


def order_faults(record: Record) -> Iterator[RecordFault]:
    """Report an event that is later than what was done about it."""
    if record.since is not None and record.since > record.on:
        yield error(
            "since-after-on",
            ("since",),
            f"起算日期 {record.since} 晚于记录的日期 {record.on}：事情还没发生，就已经记了。",
            "核对这两个日期：on 是办的那天，since 是起算的事件发生的那天。",
        )


def season_faults(record: Record, terms: Terms) -> Iterator[RecordFault]:
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
    else:
        yield from _outside(record, season)
    if record.since is not None and record.since < season.first:
        yield note(
            "date-outside-year",
            ("since",),
            f"起算日期 {record.since} 不在 {season.last.year} 年度里。",
            "核对年份；确是那时起算的，不必改。",
        )


def _outside(record: Record, season: Season) -> Iterator[RecordFault]:
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
    elif on > season.last and record.status not in OFFICES:
        yield note(
            "late-record",
            ("on",),
            f"{on} 已过 {year} 年度，会算作年后才办。",
            "确是年后办的不必改；补记年内办的事，on 写办的那一天。",
        )


def event_faults(record: Record, duties: Sequence[Duty]) -> Iterator[RecordFault]:
    """Report an event's day that is missing, or given where nothing is counted from it."""
    deadlines = [duty.deadline for duty in duties]
    if record.since is not None:
        if not any(d.within or d.when for d in deadlines):
            yield warning(
                "needless-since",
                ("since",),
                f"{subject_words(record.for_)}不从哪个事件起算，起算日期用不上。",
                "核对 for 是不是写错了；没有写错，就删去 since。",
            )
    elif record.status in SETTLES and len(deadlines) == 1 and deadlines[0].within:
        yield error(
            "since-missing",
            ("for",),
            f"时限“{deadlines[0].id}”从“{deadlines[0].after}”起算，没有写是哪一天。",
            "加上 since: 那件事发生的日期；一件事一条记录，since 要一致。",
        )


def period_faults(record: Record, duties: Sequence[Duty], terms: Terms) -> Iterator[RecordFault]:
    """Report a period that the duty does not have, whether it is named or follows from the day."""
    if terms.season is None:
        return
    recurring = [duty for duty in duties if duty.deadline.each]
    owed = _periods(recurring, terms.notice)
    if record.period is not None:
        if not recurring:
            yield warning(
                "needless-period",
                ("period",),
                f"{subject_words(record.for_)}不是一期一期的，期次用不上。",
                "核对 for 是不是写错了；没有写错，就删去 period。",
            )
        elif record.period not in owed:
            yield error(
                "no-such-period",
                ("period",),
                f"{subject_words(record.for_)}在 {terms.notice.year} 年度没有 {record.period}"
                " 这一期。",
                _say(owed),
            )
        elif record.status in SETTLES and record.period > _current(record, recurring):
            yield warning(
                "period-ahead",
                ("period",),
                f"{record.on} 时 {record.period} 这一期还没有开始，就已经“{record.status}”。",
                "核对期次和日期。",
            )
    elif recurring and len(recurring) == len(duties):
        yield from _implied(record, recurring, owed, terms)


def _implied(
    record: Record, recurring: Sequence[Duty], owed: Sequence[str], terms: Terms
) -> Iterator[RecordFault]:
    """The period that the day of a record lies in; days before the year are told elsewhere."""
    season = terms.season
    meant = [period_of(duty.deadline, record.on) for duty in recurring]
    if season is None or record.on < season.first:
        return
    if not any(period in owed for period in meant):
        yield error(
            "period-missing",
            ("on",),
            f"{record.on} 在 {meant[0]} 这一期里，{subject_words(record.for_)}"
            f"在 {terms.notice.year} 年度没有这一期，这条记录就落空了。",
            f"加上 period: 所报的那一期。{_say(owed)}",
        )


def _current(record: Record, recurring: Sequence[Duty]) -> str:
    return max(period_of(duty.deadline, record.on) for duty in recurring)


def _periods(recurring: Sequence[Duty], notice: Notice) -> list[str]:
    return [
        instance.period
        for duty in recurring
        for instance in instances(duty.deadline, notice.year, notice.signed_on)
    ]


def _say(owed: Sequence[str]) -> str:
    return f"可以写的有：{'、'.join(owed)}。" if owed else "这一年度没有要报的期次，核对 for。"
