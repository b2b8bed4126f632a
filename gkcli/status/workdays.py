"""Working days by the State Council's holiday arrangements (放假调休)."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from types import MappingProxyType

from gkcli.errors import GkcliError
from gkcli.model.holidays import YearHolidays

_DAY = timedelta(days=1)
_SATURDAY = 5
_NOTHING: Mapping[int, YearHolidays] = MappingProxyType({})


class Workdays:
    """The working days of every year.

    The published arrangements come from the ``chinese_calendar`` tables; ``extra`` (from
    ``holidays.yaml``) adds years and days to them and wins day by day. Where neither says
    anything about a day, Monday to Friday are worked. No method raises for an unknown year:
    ask :meth:`known` and warn.
    """

    def __init__(self, extra: Mapping[int, YearHolidays] = _NOTHING) -> None:
        self._years = frozenset(extra)
        self._worked: dict[int, Sequence[date]] = {}
        self._extra_on = frozenset[date]().union(*(year.on for year in extra.values()))
        self._extra_off = frozenset[date]().union(*(year.off for year in extra.values()))

    @cached_property
    def _published(self) -> tuple[frozenset[date], frozenset[date]]:
        # The tables and not the library's is_workday(): that one searches all its keys for the
        # first and last year on every call, and raises outside them.
        from chinese_calendar.constants import holidays, workdays

        return frozenset(holidays), frozenset(workdays)

    @cached_property
    def _on(self) -> frozenset[date]:
        return self._published[1] - self._extra_off | self._extra_on

    @cached_property
    def _off(self) -> frozenset[date]:
        return self._published[0] | self._extra_off

    def is_workday(self, day: date) -> bool:
        """Whether offices work on ``day``; a day that is both off and on is worked."""
        return day in self._on or (day.weekday() < _SATURDAY and day not in self._off)

    def known(self, year: int) -> bool:
        """Whether the holidays of ``year`` are published here; else plain weeks are counted.

        National Day decides, because a notice can name a single day of the year before or after.
        """
        if year in self._years:
            return True
        return date.min.year <= year <= date.max.year and date(year, 10, 1) in self._published[0]

    def last_on_or_before(self, day: date) -> date:
        """The last working day that is not later than ``day``."""
        while not self.is_workday(day):
            day -= _DAY
        return day

    def add(self, start: date, count: int) -> date:
        """The day ``count`` working days after ``start``, whose own day is not counted.

        Zero gives ``start`` itself. Source: 民法典 article 201. Raises ``ValueError`` for a
        negative count and ``GkcliError`` where the calendar ends.
        """
        if count < 0:
            raise ValueError(f"cannot count {count} working days")
        if count == 0:
            return start
        left = count
        for year in range(start.year, date.max.year + 1):
            days = self._days(year)
            passed = bisect_right(days, start)
            if left <= len(days) - passed:
                return days[passed + left - 1]
            left -= len(days) - passed
        raise GkcliError(
            f"从 {start} 起数 {count} 个工作日，超出了日历能表示的最后一天 {date.max}",
            "请核对起算日期和工作日数",
        )

    def _days(self, year: int) -> Sequence[date]:
        """The working days of a year."""
        if year not in self._worked:
            first = date(year, 1, 1).toordinal()
            after = date(year, 12, 31).toordinal() + 1
            every = map(date.fromordinal, range(first, after))
            self._worked[year] = tuple(filter(self.is_workday, every))
        return self._worked[year]

    def count_between(self, start: date, end: date) -> int:
        """How many working days lie after ``start`` up to and including ``end``.

        Negative when ``end`` is earlier: the working days that have passed since ``end``.
        """
        if end < start:
            return -self.count_between(end, start)
        days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
        return sum(map(self.is_workday, days))
