"""The last day of a limit that is counted from an event."""

from datetime import date, timedelta

from gkcli.errors import GkcliError
from gkcli.model.deadline import Span
from gkcli.schedule.workdays import Workdays

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
