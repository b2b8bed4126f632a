"""A record is about an occasion that its duty has: the day of an event, or a period."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from gkcli.check.records.context import RecordFault, Terms, error, subject_words, warning
from gkcli.model.notice import Notice
from gkcli.model.record import Record
from gkcli.model.statuses import EXTENDS, NAMES_ONE, SETTLES
from gkcli.status.due import days_of_period, instances, period_at, period_before, period_of
from gkcli.status.duties import Duty
from gkcli.status.ledger import DutyRecord, UnitLedger


def records_by_occasion(
    ledger: UnitLedger, subjects: Iterable[str], own: Mapping[str, Sequence[Duty]]
) -> Iterator[tuple[Duty, list[DutyRecord]]]:
    """The unit's duties that some subjects mean, each with the entries about each occasion.

    ``own`` are the unit's duties by number and id.
    """
    duties = {duty.deadline.id: duty for subject in subjects for duty in own.get(subject, ())}
    for duty in duties.values():
        among = len(own[str(duty.task.number)]) if duty.task else 1
        occasions: dict[object, list[DutyRecord]] = {}
        for entry in ledger.about(duty, among):
            occasions.setdefault(occasion_of(duty, entry.record), []).append(entry)
        yield from ((duty, entries) for entries in occasions.values())


def occasion_of(duty: Duty, record: Record) -> object:
    """What tells the occasion that a record is about from the others of the same duty."""
    if duty.deadline.within:
        return record.since
    return record.period or period_of(duty.deadline, record.on)


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
    elif record.status in NAMES_ONE | EXTENDS and len(deadlines) == 1 and deadlines[0].within:
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
                _choices(owed),
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
            f"加上 period: 所报的那一期。{_choices(owed)}",
        )
    elif record.status in SETTLES:
        yield from _unfinished(record, recurring, owed)


def _unfinished(
    record: Record, recurring: Sequence[Duty], owed: Sequence[str]
) -> Iterator[RecordFault]:
    """A report that is due after its period, handed in before that is over and naming none.

    Most are late ones on the period before.
    """
    for deadline in (duty.deadline for duty in recurring if duty.deadline.next_month):
        period = period_of(deadline, record.on)
        if record.on <= days_of_period(period)[1]:
            before = period_before(deadline.each or "month", record.on)
            late = f"补报 {before} 的，加上 period: {before}；" if before in owed else ""
            yield warning(
                "period-ahead",
                ("on",),
                f"{record.on} 时 {period} 这一期还没有过完，就已经“{record.status}”。",
                f"{late}确是提前报这一期的，加上 period: {period}。",
            )


def _current(record: Record, recurring: Sequence[Duty]) -> str:
    return max(period_at(duty.deadline, record.on) for duty in recurring)


def _periods(recurring: Sequence[Duty], notice: Notice) -> list[str]:
    return [
        instance.period
        for duty in recurring
        for instance in instances(duty.deadline, notice.year, notice.signed_on)
    ]


def _choices(owed: Sequence[str]) -> str:
    return f"可以写的有：{'、'.join(owed)}。" if owed else "这一年度没有要报的期次，核对 for。"
