"""The dates on which a duty falls due."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcli.model.deadline import Span
from gkcli.status.due import days_of_period, instances, period_at, period_before, period_of
from tests.support.build import deadline

NEW_YEAR = date(2018, 1, 1)


def dues(since=NEW_YEAR, year=2018, **rule):
    return [(i.period, i.due) for i in instances(deadline(**rule), year, since)]


def test_a_date_is_one_occasion():
    assert dues(by=date(2018, 7, 20)) == [("", date(2018, 7, 20))]


@pytest.mark.parametrize(
    "rule", [{"ongoing": True}, {"when": "出台"}, {"within": Span(1, "days"), "after": "收到"}]
)
def test_what_has_no_date_is_one_occasion_without_one(rule):
    assert dues(**rule) == [("", None)]


def test_a_year_ends_on_its_last_day():
    assert dues(each="year") == [("2018", date(2018, 12, 31))]


def test_quarters_end_on_the_last_day_of_their_last_month():
    assert dues(each="quarter") == [
        ("2018-Q1", date(2018, 3, 31)),
        ("2018-Q2", date(2018, 6, 30)),
        ("2018-Q3", date(2018, 9, 30)),
        ("2018-Q4", date(2018, 12, 31)),
    ]


def test_a_day_of_the_month_is_that_day_or_the_last_there_is():
    assert dues(each="month", day=30)[:3] == [
        ("2018-01", date(2018, 1, 30)),
        ("2018-02", date(2018, 2, 28)),
        ("2018-03", date(2018, 3, 30)),
    ]
    assert dues(each="month", day=31, year=2024, since=date(2024, 1, 1))[1][1] == date(2024, 2, 29)


@given(
    st.sampled_from([("year", 1), ("half-year", 2), ("quarter", 4), ("month", 12)]),
    st.none() | st.integers(1, 31),
    st.integers(1950, 2100),
    st.integers(-10, 380),
)
def test_occasions_are_in_the_year_in_order_and_not_over_when_the_notice_was_signed(
    period, day, year, shift
):
    each, most = period
    since = date(year, 1, 1) + timedelta(shift)
    found = instances(deadline(each=each, day=day), year, since)
    everything = instances(deadline(each=each, day=day), year, date(year, 1, 1))
    assert len(everything) == most
    assert found == tuple(i for i in everything if i.due >= since)
    assert all(i.due.year == year for i in everything)
    assert [i.due for i in everything] == sorted({i.due for i in everything})


def test_halves_end_in_june_and_december():
    assert dues(each="half-year", day=20) == [
        ("2018-H1", date(2018, 6, 20)),
        ("2018-H2", date(2018, 12, 20)),
    ]


def test_a_period_may_be_due_in_the_month_after_it():
    assert dues(each="quarter", day=5, next_month=True) == [
        ("2018-Q1", date(2018, 4, 5)),
        ("2018-Q2", date(2018, 7, 5)),
        ("2018-Q3", date(2018, 10, 5)),
        ("2018-Q4", date(2019, 1, 5)),
    ]
    assert dues(each="month", day=31, next_month=True)[0] == ("2018-01", date(2018, 2, 28))


@given(
    st.sampled_from(["year", "half-year", "quarter", "month"]),
    st.integers(1, 31),
    st.dates(date(2018, 1, 1), date(2018, 12, 31)),
)
def test_a_day_is_about_the_first_period_that_is_not_due_before_it(each, day, on):
    limit = deadline(each=each, day=day, next_month=True)
    years = [i for year in (2017, 2018) for i in instances(limit, year, date(1, 1, 1))]
    assert period_of(limit, on) == next(i.period for i in years if i.due >= on)
    first, last = days_of_period(period_at(limit, on))
    assert first <= on <= last
    before = days_of_period(period_before(each, on))
    assert before[1] == first - timedelta(1)


@pytest.mark.parametrize(
    ("period", "days"),
    [
        ("2018", (date(2018, 1, 1), date(2018, 12, 31))),
        ("2018-H2", (date(2018, 7, 1), date(2018, 12, 31))),
        ("2018-Q3", (date(2018, 7, 1), date(2018, 9, 30))),
        ("2018-02", (date(2018, 2, 1), date(2018, 2, 28))),
    ],
)
def test_a_period_has_a_first_and_a_last_day(period, days):
    assert days_of_period(period) == days
