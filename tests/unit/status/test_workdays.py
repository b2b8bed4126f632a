import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcli.errors import GkcliError
from gkcli.model.holidays import YearHolidays
from gkcli.status.workdays import Workdays

CALENDAR = Workdays()
DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))

FIXTURE = Path(__file__).parents[2] / "fixtures" / "worked-weekends.txt"


def test_exactly_the_published_weekend_days_are_worked() -> None:
    start = date(2018, 1, 1)
    days = (start + timedelta(days=n) for n in range((date(2026, 12, 31) - start).days + 1))
    worked = [str(day) for day in days if day.weekday() >= 5 and CALENDAR.is_workday(day)]
    listed = FIXTURE.read_text(encoding="utf-8").splitlines()[1:]
    assert worked == " ".join(listed).split()


@pytest.mark.parametrize(
    ("due", "last"),
    [
        ("2018-12-01", "2018-11-30"),
        ("2018-12-31", "2018-12-29"),
        ("2018-09-30", "2018-09-30"),
        ("2019-03-31", "2019-03-29"),
        ("2020-01-31", "2020-01-23"),
        ("2025-01-31", "2025-01-27"),
        ("2018-07-20", "2018-07-20"),
    ],
)
def test_the_last_workday_stands_on_or_before_the_due_day(due: str, last: str) -> None:
    assert CALENDAR.last_on_or_before(date.fromisoformat(due)) == date.fromisoformat(last)


def test_the_start_day_itself_is_not_counted() -> None:
    assert CALENDAR.add(date(2018, 9, 30), 1) == date(2018, 10, 8)
    assert CALENDAR.add(date(2018, 9, 20), 20) == date(2018, 10, 24)
    assert CALENDAR.add(date(2019, 1, 28), 15) == date(2019, 2, 21)
    assert CALENDAR.add(date(2018, 10, 1), 0) == date(2018, 10, 1)


def test_a_count_backwards_is_negative() -> None:
    assert CALENDAR.count_between(date(2018, 9, 28), date(2018, 10, 8)) == 3
    assert CALENDAR.count_between(date(2018, 10, 8), date(2018, 9, 28)) == -3
    assert CALENDAR.count_between(date(2018, 10, 8), date(2018, 10, 8)) == 0


def test_a_year_nobody_published_counts_plain_weeks() -> None:
    for year in (1949, 2003, 2099, 0, 10000):
        assert not CALENDAR.known(year)
    assert CALENDAR.known(2004)
    assert CALENDAR.known(2018)
    assert not CALENDAR.is_workday(date(2099, 1, 3))
    assert CALENDAR.is_workday(date(2099, 10, 1))


def test_the_file_adds_a_year_and_reaches_into_the_december_before() -> None:
    extra = {
        2099: YearHolidays(
            off=frozenset({date(2098, 12, 31), date(2099, 10, 1)}),
            on=frozenset({date(2098, 12, 27)}),
        )
    }
    calendar = Workdays(extra)
    assert calendar.known(2099)
    assert not calendar.known(2098)
    assert not calendar.is_workday(date(2099, 10, 1))
    assert not calendar.is_workday(date(2098, 12, 31))
    assert calendar.is_workday(date(2098, 12, 27))


def test_the_file_wins_over_the_published_days_one_by_one() -> None:
    extra = {
        2018: YearHolidays(off=frozenset({date(2018, 9, 30)}), on=frozenset({date(2018, 10, 1)}))
    }
    calendar = Workdays(extra)
    assert not calendar.is_workday(date(2018, 9, 30))
    assert calendar.is_workday(date(2018, 10, 1))
    assert not calendar.is_workday(date(2018, 10, 2))
    assert calendar.is_workday(date(2018, 9, 29))


def test_a_day_in_both_lists_is_named_and_counts_as_worked() -> None:
    day = date(2099, 5, 1)
    year = YearHolidays(off=frozenset({day, date(2099, 5, 2)}), on=frozenset({day}))
    assert year.contradictions == (day,)
    assert Workdays({2099: year}).is_workday(day)


def test_counting_past_the_end_of_the_calendar_is_explained() -> None:
    with pytest.raises(GkcliError) as caught:
        CALENDAR.add(date(9999, 12, 30), 5)
    assert "9999-12-31" in caught.value.message
    assert caught.value.hint


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="-1"):
        CALENDAR.add(date(2018, 1, 1), -1)


def test_the_first_day_of_the_calendar_has_a_last_workday() -> None:
    assert CALENDAR.last_on_or_before(date.min) == date.min


def test_importing_the_module_leaves_the_holiday_tables_alone() -> None:
    code = (
        "import sys, gkcli.status.workdays as w; w.Workdays({});"
        "print('chinese_calendar' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@given(DAYS, st.integers(0, 400))
def test_adding_and_counting_undo_each_other(start: date, count: int) -> None:
    end = CALENDAR.add(start, count)
    assert CALENDAR.count_between(start, end) == count
    assert count == 0 or CALENDAR.is_workday(end)


@given(DAYS, DAYS)
def test_adding_the_count_between_two_days_gives_the_last_workday(one: date, other: date) -> None:
    start, end = sorted((one, other))
    reached = CALENDAR.add(start, CALENDAR.count_between(start, end))
    assert reached == max(start, CALENDAR.last_on_or_before(end))


@given(DAYS)
def test_the_last_workday_is_worked_and_none_lies_between(day: date) -> None:
    last = CALENDAR.last_on_or_before(day)
    assert CALENDAR.is_workday(last)
    assert last <= day
    assert CALENDAR.count_between(last, day) == 0
