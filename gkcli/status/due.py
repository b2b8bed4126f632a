"""Due dates: the occasions of a duty in a year, and the last day of a limit after an event."""

from datetime import date, timedelta

from gkcli.errors import GkcliError
from gkcli.frozen import frozen, replace
from gkcli.model.deadline import Deadline, Span
from gkcli.model.notice import Notice
from gkcli.status.workdays import Workdays

_MONTHS_A_PERIOD = {"year": 12, "half-year": 6, "quarter": 3, "month": 1}

_PERIOD_NAMED = {"": "year", "H": "half-year", "Q": "quarter"}


@frozen
class Instance:
    """One occasion on which a duty is owed.

    ``period`` is ``2018``, ``2018-H2``, ``2018-Q3`` or ``2018-09`` for a recurring duty, else "";
    ``due`` is the last day that is still on time, None where no date can be told; ``since`` the
    day of the event that the limit was counted from, None where it is not counted from one.
    ``first_due`` is the day before an office granted more time, None where none did.
    """

    period: str
    due: date | None
    since: date | None = None
    first_due: date | None = None

    @property
    def original(self) -> "Instance":
        """The occasion with the day on which it was due at first; alike for all units."""
        if self.first_due is None:
            return self
        return Instance(self.period, self.first_due, self.since)

    def put_off(self, until: date | None) -> "Instance":
        """The occasion where more time was granted; the same where that is not later."""
        if self.due is None or until is None or until <= self.due:
            return self
        return Instance(self.period, until, self.since, self.due)


def instances(deadline: Deadline, year: int, since: date) -> tuple[Instance, ...]:
    """The occasions of a duty in the document's year.

    Periods that were due before ``since``, the day the notice was signed, are not owed, nor those
    before the first that the deadline names.
    """
    if deadline.each is None:
        return (Instance("", deadline.by),)
    step = _MONTHS_A_PERIOD[deadline.each]
    later = 1 if deadline.next_month else 0
    dues = (
        (_name(deadline.each, year, month), _day_in(year, month + later, deadline.day))
        for month in range(step, 13, step)
    )
    first = max(since, deadline.owed_from or since)
    return tuple(Instance(period, due) for period, due in dues if due >= first)


def period_of(deadline: Deadline, day: date) -> str:
    """The period that a record of a day is about; "" for duties that do not recur.

    It is the one that the day lies in; where a period is reported on in the month after it, up to
    its due day the one before.
    """
    if deadline.each is None:
        return ""
    step = _MONTHS_A_PERIOD[deadline.each]
    if deadline.next_month and day.month % step == 1 % step and day.day <= (deadline.day or 0):
        day = _month_before(day)
    return _name(deadline.each, day.year, -(-day.month // step) * step)


def period_at(deadline: Deadline, day: date) -> str:
    """The period of a recurring duty that a day lies in by the calendar; "" for other duties."""
    return period_of(replace(deadline, next_month=False), day)


def days_of_period(period: str) -> tuple[date, date]:
    """The first and the last day of a period."""
    year, _, part = period.partition("-")
    step = _MONTHS_A_PERIOD[_PERIOD_NAMED.get(part[:1], "month")]
    month = int(part.lstrip("QH") or 1) * step
    return date(int(year), month - step + 1, 1), _day_in(int(year), month, None)


def period_before(each: str, day: date) -> str:
    """The last period that is over on a day."""
    step = _MONTHS_A_PERIOD[each]
    last = date(day.year, (day.month - 1) // step * step + 1, 1) - timedelta(days=1)
    return _name(each, last.year, last.month)


def _month_before(day: date) -> date:
    return day.replace(day=1) - timedelta(days=1)


def _day_in(year: int, month: int, day: int | None) -> date:
    """A day of a month, at most its last one; the months after December are the next year's."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month, min(day or last, last))


def _name(each: str, year: int, month: int) -> str:
    """The name of the period whose last month this is."""
    match each:
        case "year":
            return str(year)
        case "half-year":
            return f"{year}-H{month // 6}"
        case "quarter":
            return f"{year}-Q{month // 3}"
    return f"{year}-{month:02}"


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
