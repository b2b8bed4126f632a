"""What was due and what was done, day by day."""

from datetime import date

from gkcli.status.completion import count
from gkcli.status.due import final_date
from gkcli.status.growth import GrowthPoint, at, growth
from tests.support.build import deadline, directory, record, snapshot, table, task, unit

TOWNS = directory(unit("甲镇", kind="镇"), unit("乙镇", kind="镇"))
JULY, OCTOBER = date(2018, 7, 20), date(2018, 10, 31)


def one_task(**rule):
    duty = deadline(units=("甲镇", "乙镇"), **rule)
    return table(task(responsible=("甲镇", "乙镇"), deadlines=(duty,)))


def test_there_is_a_point_for_each_day_on_which_something_is_due_or_done():
    seen = snapshot(
        one_task(by=JULY), TOWNS, OCTOBER, {"甲镇": [record(date(2018, 7, 3))], "乙镇": []}
    )
    assert growth(seen, None) == (
        GrowthPoint(date(2018, 7, 3), 0, 1),
        GrowthPoint(JULY, 2, 1),
    )


def test_what_was_due_by_the_day_is_what_completion_counts():
    seen = snapshot(one_task(by=JULY), TOWNS, OCTOBER, {"甲镇": [record(date(2018, 8, 3))]})
    point = at(growth(seen, None), OCTOBER)
    assert (point.due, point.done) == (count(seen).due, count(seen).due_done) == (2, 1)


def test_what_has_no_date_is_left_out():
    seen = snapshot(one_task(when="有事时"), TOWNS, OCTOBER, {"甲镇": [record(JULY)]})
    assert growth(seen, None) == ()


def test_work_without_a_limit_is_due_where_the_year_was_to_be_reported():
    duty = deadline("summary", what="报送全年落实情况", units=("甲镇",), by=date(2018, 12, 1))
    whole = table(task(responsible=("甲镇",)), deadlines=(duty,))
    seen = snapshot(whole, TOWNS, date(2018, 12, 2))
    assert growth(seen, final_date(whole.notice)) == (GrowthPoint(date(2018, 12, 1), 2, 0),)
    assert growth(snapshot(whole, TOWNS, OCTOBER), None) == (GrowthPoint(date(2018, 12, 1), 1, 0),)


def test_before_the_first_point_there_is_nothing():
    points = (GrowthPoint(JULY, 3, 1), GrowthPoint(OCTOBER, 5, 4))
    assert at(points, date(2018, 7, 19)) == GrowthPoint(date(2018, 7, 19), 0, 0)
    assert at(points, date(2018, 8, 1)) == GrowthPoint(date(2018, 8, 1), 3, 1)
    assert at(points, date(2019, 8, 1)) == GrowthPoint(date(2019, 8, 1), 5, 4)
