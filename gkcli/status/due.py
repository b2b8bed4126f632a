"""Due dates: the occasions of a duty in a year, and the last day of a limit after an event."""

from datetime import date, timedelta

from gkcli.errors import GkcliError
from gkcli.frozen import frozen
from gkcli.model.deadline import Deadline, Span
from gkcli.model.notice import Notice
from gkcli.status.workdays import Workdays

_MONTHS_A_PERIOD = {"year": 12, "quarter": 3, "month": 1}


@frozen
class Instance:
    """One occasion on which a duty is owed.

    ``period`` is ``2018``, ``2018-Q3`` or ``2018-09`` for a recurring duty, else ""; ``due`` is
    the last day that is still on time, None where no date can be told; ``since`` the day of the
    event that the limit was counted from, None where it is not counted from one.
    """

    period: str
    due: date | None
    since: date | None = None


def instances(deadline: Deadline, year: int, since: date) -> tuple[Instance, ...]:
    """The occasions of a duty in the document's year.

    Periods that ended before ``since``, the day the notice was signed, are not owed.
    """
    if deadline.each is None:
        return (Instance("", deadline.by),)
    step = _MONTHS_A_PERIOD[deadline.each]
    ends = (_end(year, month, deadline.day) for month in range(step, 13, step))
    return tuple(Instance(_name(deadline.each, end), end) for end in ends if end >= since)


def period_of(deadline: Deadline, day: date) -> str:
    """The period of a recurring duty that a day lies in; "" for other duties."""
    if deadline.each is None:
        return ""
    step = _MONTHS_A_PERIOD[deadline.each]
    return _name(deadline.each, _end(day.year, -(-day.month // step) * step, None))


def _end(year: int, month: int, day: int | None) -> date:
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month, min(day or last, last))


def _name(each: str, end: date) -> str:
    if each == "year":
        return str(end.year)
    return f"{end.year}-Q{end.month // 3}" if each == "quarter" else f"{end:%Y-%m}"


_HOURS_A_DAY = 24


def last_day(since: date, span: Span, workdays: Workdays) -> date:
    """The day on which a limit ends; the day of the event, ``since``, is not counted.

    Hours are counted in days begun, because records tell no time of day: 24 hours end on the
    next day, 48 on the one after. Source: 民法典 article 201. GkcliError where the calendar ends.
    """
    if span.unit == "workdays":
        return workdays.add(since, span.count)
    days = span.count if span.unit == "days" else -(-span.count // _HOURS_A_DAY)
    try:
        return since + timedelta(days)
    except OverflowError:
        raise GkcliError(
            f"从 {since} 起数 {days} 天，超出了日历能表示的最后一天 {date.max}",
            "请核对起算日期",
        ) from None


_WHOLE_YEAR = ("全年", "落实情况")


def final_date(notice: Notice) -> date | None:
    """The last day for reporting on the year's work (全年落实情况), None where none is set.

    Of the duties of the notice itself, it is the latest with a date whose words speak of that.
    """
    days = [
        deadline.by
        for deadline in notice.deadlines
        if deadline.by and deadline.by.year == notice.year and _tells_of_the_year(deadline.what)
    ]
    return max(days, default=None)


def _tells_of_the_year(what: str) -> bool:
    return any(words in what for words in _WHOLE_YEAR)
