"""The holiday file says one thing about each day, and speaks of the year it names."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from gkcli.check.facts import Checked
from gkcli.errors import Diagnostic, Severity
from gkcli.model.holidays import HolidayCalendar

if TYPE_CHECKING:
    from gkcli.yaml.draft import DataPath

_DECEMBER = 12


def check(calendar: Checked[HolidayCalendar]) -> Iterator[Diagnostic]:
    """Report years told twice, days that are both off and worked, and days of another year."""
    years = Counter[int]()
    for index, entry in enumerate(calendar.value.years):
        path: DataPath = ("years", index)
        years[entry.year] += 1
        if years[entry.year] > 1 and not calendar.stands_in((*path, "year")):
            yield calendar.find(
                Severity.ERROR,
                "duplicate-year",
                (*path, "year"),
                f"{entry.year} 年的安排前面已经写过。",
                "合并成一条。",
            )
        for name, days in (("off", entry.off), ("worked", entry.worked)):
            for place, day in enumerate(days):
                at = (*path, name, place)
                if name == "worked" and day in entry.off:
                    yield calendar.find(
                        Severity.ERROR,
                        "off-and-on",
                        at,
                        f"{day} 既是放假日（off），又是调休上班日（worked）。",
                        "照放假通知留一处。",
                    )
                elif not _belongs(day, entry.year) and not calendar.stands_in((*path, "year")):
                    yield calendar.find(
                        Severity.WARNING,
                        "other-year",
                        at,
                        f"{day} 不是 {entry.year} 年的日子，也不在上一年 12 月。",
                        "核对年份；是别的年份的，写到那一年下面。",
                    )


def _belongs(day: date, year: int) -> bool:
    """A year's notice may reach into the December before, as the one for 2019 did."""
    return day.year == year or (day.year == year - 1 and day.month == _DECEMBER)
