"""Which duties fall due, for whom, and how they stand."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from gkcli.model.state import State
from gkcli.status.deadlines import (
    DeadlineFilter,
    group_by_occasion,
    incomplete_groups,
    select_standings,
)
from tests.support.build import deadline, directory, group, snapshot, table, task, unit

TOWN, OTHER, BUREAU = unit("甲镇", "镇"), unit("乙镇", "镇"), unit("区环保局")
TOWNS = group("各镇", kinds=["镇"])
BUREAUS = group("各部门", kinds=["政府部门"], complete=False)
ALL = directory(TOWN, OTHER, BUREAU, TOWNS, BUREAUS)
WHOLE = table(
    task(1, lead=["区环保局"], deadlines=(deadline("late", by=date(2018, 12, 31)),)),
    task(2, responsible=["各镇"], deadlines=(deadline("on", ongoing=True),)),
    task(3, responsible=["各镇"], deadlines=(deadline("soon", by=date(2018, 8, 1)),)),
    deadlines=(deadline("plan", by=date(2018, 7, 20), units=("各镇", "各部门")),),
)
DAY = date(2018, 7, 15)


def ids(as_of=DAY, **wanted):
    found = select_standings(snapshot(WHOLE, ALL, as_of), DeadlineFilter(**wanted))
    return [(s.duty.deadline.id, s.unit.name) for s in found]


def test_dated_duties_come_by_date_and_the_others_after_them():
    assert ids() == [
        ("plan", "甲镇"),
        ("plan", "乙镇"),
        ("plan", "区环保局"),
        ("soon", "甲镇"),
        ("soon", "乙镇"),
        ("late", "区环保局"),
        ("on", "甲镇"),
        ("on", "乙镇"),
    ]


def test_a_unit_is_asked_for_by_itself_or_through_its_group():
    assert ids(party=BUREAU) == [("plan", "区环保局"), ("late", "区环保局")]
    assert {name for _, name in ids(party=TOWNS)} == {"甲镇", "乙镇"}


def test_within_counts_from_the_day_to_the_last_day_and_leaves_out_what_is_past():
    assert {i for i, _ in ids(within=5)} == {"plan"}
    assert {i for i, _ in ids(within=4)} == set()
    assert {i for i, _ in ids(date(2018, 7, 20), within=0)} == {"plan"}
    assert {i for i, _ in ids(date(2018, 7, 21), within=11)} == {"soon"}


def test_overdue_starts_the_day_after():
    overdue = frozenset({State.OVERDUE})
    assert ids(date(2018, 7, 20), states=overdue) == []
    assert {i for i, _ in ids(date(2018, 7, 21), states=overdue)} == {"plan"}


@given(st.integers(-30, 400), st.integers(0, 400))
def test_what_is_within_some_days_is_within_more(shift, days):
    as_of = DAY + timedelta(shift)
    assert set(ids(as_of, within=days)) <= set(ids(as_of, within=days + 1))


def test_units_that_stand_alike_are_told_once():
    found = group_by_occasion(select_standings(snapshot(WHOLE, ALL, DAY), DeadlineFilter()))
    assert [(o.duty.deadline.id, len(o.standings)) for o in found] == [
        ("plan", 3),
        ("soon", 2),
        ("late", 1),
        ("on", 2),
    ]


def test_names_the_groups_that_the_registry_holds_in_part_only():
    assert list(
        incomplete_groups(
            group_by_occasion(select_standings(snapshot(WHOLE, ALL, DAY), DeadlineFilter()))
        )
    ) == ["各部门"]
