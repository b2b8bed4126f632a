"""Who owes what."""

from datetime import date

from gkcli.status.duties import duties, task_obligations
from tests.support.build import deadline, directory, group, table, task, unit

TOWN, OTHER, BUREAU = unit("甲镇", "镇"), unit("乙镇", "镇"), unit("区环保局")
TOWNS = group("各镇", kinds=["镇"])
OPEN = group("各部门", kinds=["政府部门"], complete=False)
ALL = directory(TOWN, OTHER, BUREAU, TOWNS, OPEN)
DUE = date(2018, 7, 20)


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
    assert found["n"] == (("各镇", "各部门"), (TOWN, OTHER, BUREAU), (OPEN,))
    assert found["a"] == (("区环保局", "各镇"), (BUREAU, TOWN, OTHER), ())
    assert found["b"] == (("各镇",), (TOWN, OTHER), ())


def test_a_duty_of_the_notice_has_no_task():
    whole = table(task(deadlines=(deadline("a", by=DUE),)), deadlines=[deadline("n", by=DUE)])
    assert [d.task and d.task.number for d in duties(whole, ALL)] == [None, 1]


def test_a_task_without_a_limit_is_owed_by_its_lead_and_responsible_units():
    (work,) = task_obligations(task(7, "做好公开", lead=["区环保局"], responsible=["各镇"]), ALL)
    assert work.implied
    assert (work.deadline.id, work.deadline.rule, work.deadline.what) == (
        "7",
        "ongoing",
        "做好公开",
    )
    assert work.units == (BUREAU, TOWN, OTHER)


def test_whom_no_limit_of_the_task_binds_owes_the_task_itself():
    one = task(
        7,
        lead=["区环保局"],
        responsible=["各镇"],
        deadlines=(deadline("a", by=DUE, units=("甲镇",)), deadline("b", by=DUE, units=("甲镇",))),
    )
    first, second, rest = task_obligations(one, ALL)
    assert (first.units, second.units) == ((TOWN,), (TOWN,))
    assert rest.implied
    assert rest.units == (BUREAU, OTHER)


def test_nothing_is_implied_where_the_limits_bind_everybody_or_nobody_is_named():
    bound = task(7, lead=["区环保局"], deadlines=(deadline("a", by=DUE),))
    assert [duty.implied for duty in task_obligations(bound, ALL)] == [False]
    assert task_obligations(task(8), ALL) == ()
