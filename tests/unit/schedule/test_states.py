"""Who owes what, and how it stands on a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcli.model.deadline import Span
from gkcli.schedule.duties import duties
from gkcli.schedule.instances import Instance
from gkcli.schedule.states import DUE_SOON_DAYS, State, standings, state_of
from tests.unit.build import deadline, directory, group, table, task, unit

TOWN, BUREAU = unit("甲镇", "镇"), unit("区环保局")
TOWNS = group("各镇", kinds=["镇"])
OPEN = group("各部门", kinds=["政府部门"], complete=False)
ALL = directory(TOWN, BUREAU, TOWNS, OPEN)
DUE = date(2018, 7, 20)


def state(as_of, due=DUE, **rule):
    rule = rule or {"by": due}
    duty = next(duties(table(task(deadlines=(deadline(**rule),))), ALL))
    return state_of(duty, Instance("", due if rule.get("by") else None), as_of)


def test_who_owes_it_is_named_by_the_deadline_else_by_the_task_else_by_the_notice():
    whole = table(
        task(
            1,
            lead=["区环保局"],
            responsible=["各镇"],
            deadlines=(deadline("a", by=DUE), deadline("b", by=DUE, units=("各镇",))),
        ),
        addressees=["各镇", "各部门"],
        deadlines=[deadline("n", by=DUE)],
    )
    found = {d.deadline.id: (d.named, d.units, d.unlisted) for d in duties(whole, ALL)}
    assert list(found) == ["n", "a", "b"]
    assert found["n"] == (("各镇", "各部门"), (TOWN, BUREAU), (OPEN,))
    assert found["a"] == (("区环保局", "各镇"), (BUREAU, TOWN), ())
    assert found["b"] == (("各镇",), (TOWN,), ())


def test_a_duty_of_the_notice_has_no_task():
    whole = table(task(deadlines=(deadline("a", by=DUE),)), deadlines=[deadline("n", by=DUE)])
    assert [d.task and d.task.number for d in duties(whole, ALL)] == [None, 1]


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2018, 7, 9), State.PENDING),
        (date(2018, 7, 10), State.DUE_SOON),
        (date(2018, 7, 20), State.DUE_SOON),
        (date(2018, 7, 21), State.OVERDUE),
    ],
)
def test_the_due_day_itself_is_on_time_and_ten_days_before_it_are_soon(as_of, expected):
    assert state(as_of) is expected


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_what_goes_on_or_waits_is_never_overdue(as_of):
    assert state(as_of, ongoing=True) is State.ONGOING
    assert state(as_of, when="出台") is State.WAITING
    assert state(as_of, within=Span(1, "hours"), after="收到") is State.WAITING


@given(st.integers(-500, 500))
def test_every_day_has_exactly_one_state_by_the_days_that_are_left(left):
    expected = (
        State.OVERDUE if left < 0 else State.DUE_SOON if left <= DUE_SOON_DAYS else State.PENDING
    )
    assert state(DUE - timedelta(left)) is expected


@given(st.integers(-400, 800))
def test_standings_partition_the_duties_of_every_unit_on_every_day(shift):
    whole = table(
        task(responsible=["各镇", "区环保局"], deadlines=(deadline("q", each="quarter"),)),
        deadlines=[deadline("n", by=DUE, units=("各镇",))],
    )
    found = list(standings(whole, ALL, DUE + timedelta(shift)))
    places = [(s.duty.deadline.id, s.instance.period, s.unit.name) for s in found]
    assert len(places) == len(set(places)) == 1 + 2 * 3
    assert all(s.days_left == (s.instance.due - DUE).days - shift for s in found)


def test_every_state_has_a_chinese_name_of_its_own():
    assert len({state.label for state in State}) == len(State)
