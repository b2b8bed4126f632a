"""The days of one year on which a recurring expression falls due."""

from datetime import date, timedelta

from gkcli.model.timewords.candidates import LAST, day_in
from gkcli.model.timewords.values import Each, TimeExpression

_SUNDAY = 7


def occurrences(expression: TimeExpression, year: int) -> tuple[date, ...]:
    """The due days of ``year`` in order, the end of each period where no day is named.

    Days before ``expression.begin`` are left out. An expression that does not recur has none.
    """
    if not date.min.year <= year <= date.max.year:
        return ()
    if expression.each is Each.WEEK:
        days = _weekly(year, expression.day or _SUNDAY)
    else:
        days = [day for month, number in expression.on if (day := _by(year, month, number))]
    return tuple(sorted({day for day in days if not expression.begin or day >= expression.begin}))


def _by(year: int, month: int, number: int) -> date | None:
    # The 29th of February stands for the month's end, which comes earlier in most years.
    return day_in(year, month, number) or day_in(year, month, LAST)


def _weekly(year: int, weekday: int) -> list[date]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    first += timedelta(days=(weekday - first.isoweekday()) % 7)
    return [first + timedelta(weeks=week) for week in range((last - first).days // 7 + 1)]
