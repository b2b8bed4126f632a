"""The year's calendar: every due date on its day, and the working days."""

from calendar import Calendar
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from gkcli.paper.site.view import DayView, MonthView, OccurrenceView
from gkcli.paper.view import DeadlineView, TaskView
from gkcli.status.workdays import Workdays

_WEEKS = Calendar()


def dues(duties: Iterable[DeadlineView], tasks: Iterable[TaskView]) -> list[OccurrenceView]:
    """Every occasion that has a date, by date, then in document order."""
    found = [
        OccurrenceView(deadline, occasion, task)
        for task, deadlines in ((None, duties), *((task, task.deadlines) for task in tasks))
        for deadline in deadlines
        for occasion in deadline.occasions
    ]
    return sorted(found, key=lambda due: due.occasion.due)


def months(year: int, listed: Sequence[OccurrenceView], workdays: Workdays) -> Iterator[MonthView]:
    """The months of the year, and those of other years in which something is due."""
    by_day: dict[date, list[OccurrenceView]] = {}
    for due in listed:
        by_day.setdefault(due.occasion.due, []).append(due)
    firsts = {date(year, month, 1) for month in range(1, 13)}
    for first in sorted(firsts | {day.replace(day=1) for day in by_day}):
        yield _month(first, by_day, workdays)


def _month(
    first: date, by_day: Mapping[date, Sequence[OccurrenceView]], workdays: Workdays
) -> MonthView:
    def shown(day: date) -> DayView | None:
        if day.month != first.month:
            return None
        return DayView(day, workdays.is_workday(day), tuple(by_day.get(day, ())))

    weeks = tuple(
        tuple(map(shown, week)) for week in _WEEKS.monthdatescalendar(first.year, first.month)
    )
    days = [day for week in weeks for day in week if day is not None]
    return MonthView(
        first,
        weeks,
        sum(day.workday for day in days),
        tuple(due for day in days for due in day.dues),
    )
