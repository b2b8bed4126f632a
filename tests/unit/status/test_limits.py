"""The last day of a limit that is counted from an event."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcli.errors import GkcliError
from gkcli.model.deadline import Span
from gkcli.status.due import last_day
from gkcli.status.workdays import Workdays

CALENDAR = Workdays()


@pytest.mark.parametrize(
    ("since", "span", "expected"),
    [
        (date(2018, 9, 30), Span(1, "workdays"), date(2018, 10, 8)),
        (date(2018, 9, 20), Span(20, "workdays"), date(2018, 10, 24)),
        (date(2019, 1, 28), Span(15, "workdays"), date(2019, 2, 21)),
        (date(2024, 5, 1), Span(10, "days"), date(2024, 5, 11)),
        (date(2024, 5, 1), Span(2, "hours"), date(2024, 5, 2)),
        (date(2024, 5, 1), Span(24, "hours"), date(2024, 5, 2)),
        (date(2024, 5, 1), Span(48, "hours"), date(2024, 5, 3)),
        (date(2024, 5, 1), Span(25, "hours"), date(2024, 5, 3)),
    ],
)
def test_the_day_of_the_event_is_not_counted(since, span, expected):
    assert last_day(since, span, CALENDAR) == expected


@given(
    st.dates(date(2004, 1, 1), date(2026, 6, 1)),
    st.integers(1, 60),
    st.sampled_from(["workdays", "days", "hours"]),
)
def test_a_longer_limit_never_ends_earlier_and_no_limit_on_its_own_day(since, count, unit):
    end = last_day(since, Span(count, unit), CALENDAR)
    assert since < end <= last_day(since, Span(count + 1, unit), CALENDAR)
    assert last_day(since, Span(count, "days"), CALENDAR) == since + timedelta(count)


def test_the_end_of_the_calendar_is_a_clear_refusal():
    for unit in ("days", "workdays"):
        with pytest.raises(GkcliError, match="超出了日历"):
            last_day(date(9999, 12, 30), Span(5, unit), CALENDAR)
