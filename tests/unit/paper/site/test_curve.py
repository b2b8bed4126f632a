"""The lines that are drawn of a year, and the numbers beside them."""

import re
from datetime import date

import pytest

from gkcli.paper.site.growth import HEIGHT, WIDTH, across, curve
from gkcli.status.growth import GrowthPoint

POINTS = (
    GrowthPoint(date(2018, 3, 31), 4, 1),
    GrowthPoint(date(2018, 6, 30), 8, 6),
    GrowthPoint(date(2018, 9, 30), 10, 6),
)


def test_lines_go_up_in_steps_from_nothing_to_what_there_is():
    drawn = curve(POINTS, 2018, date(2018, 8, 31))
    assert [level.value for level in drawn.levels] == [10, 5, 0]
    assert drawn.due_line == "M0 400H300V240H600V80H900V0H1200"
    assert drawn.done_line == "M0 400H300V360H600V160H800"
    assert drawn.done_area == f"{drawn.done_line}V400H0Z"
    assert (drawn.due, drawn.done, drawn.total, drawn.today) == (8, 6, 10, 800)


def test_the_table_says_the_same_month_by_month_and_nothing_of_the_future():
    months = curve(POINTS, 2018, date(2018, 8, 31)).months
    assert [month.due for month in months] == [0, 0, 4, 4, 4, 8, 8, 8, 10, 10, 10, 10]
    assert [month.done for month in months] == [0, 0, 1, 1, 1, 6, 6, 6, None, None, None, None]


def test_what_is_dated_outside_the_year_stays_within_the_picture():
    points = (
        GrowthPoint(date(2017, 12, 1), 0, 1),
        *POINTS,
        GrowthPoint(date(2019, 3, 31), 20, 20),
    )
    drawn = curve(points, 2018, date(2019, 6, 1))
    numbers = [int(n) for n in re.findall(r"\d+", drawn.due_line + drawn.done_line)]
    assert max(numbers) == WIDTH
    assert min(numbers) == 0
    assert drawn.done_line.startswith("M0 400H3V360")
    assert drawn.today is None
    assert drawn.total == 20


def test_nothing_due_is_a_flat_line():
    drawn = curve((), 2018, date(2018, 8, 31))
    assert drawn.due_line == f"M0 {HEIGHT}H{WIDTH}"
    assert drawn.levels == ()
    assert not drawn.total


@pytest.mark.parametrize(
    ("day", "where"), [((1, 1), 3), ((1, 31), 100), ((2, 28), 200), ((12, 31), WIDTH)]
)
def test_every_month_is_as_wide_as_any_other(day, where):
    assert across(date(2018, *day)) == where


@pytest.mark.parametrize("top", [1, 4, 5, 9, 40, 41, 101, 999, 12345])
def test_levels_are_round_and_few_and_reach_the_top(top):
    levels = curve((GrowthPoint(date(2018, 5, 1), top, 0),), 2018, date(2018, 8, 1)).levels
    values = [level.value for level in levels]
    assert values[0] >= top
    assert 2 <= len(values) <= 5
    assert str(values[-2]).rstrip("0") in {"1", "2", "5"}
    assert (levels[0].down, levels[-1].down) == (0, HEIGHT)
