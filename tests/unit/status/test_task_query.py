"""Which tasks answer a question, and how each stands."""

from datetime import date

from gkcli.model.state import State
from gkcli.status.involvement import Role
from gkcli.status.tasks import TaskFilter, select_tasks, task_entry
from tests.support.build import deadline, directory, group, snapshot, table, task, unit

TOWN, OTHER, BUREAU = unit("甲镇", "镇"), unit("乙镇", "镇"), unit("区环保局")
TOWNS = group("各镇", kinds=["镇"])
ALL = directory(TOWN, OTHER, BUREAU, TOWNS)
DAY = date(2018, 7, 15)
PAST, SOON, LATER = date(2018, 7, 1), date(2018, 7, 20), date(2018, 12, 31)


def numbers(whole, **wanted):
    return [
        entry.task.number for entry in select_tasks(snapshot(whole, ALL, DAY), TaskFilter(**wanted))
    ]


def entry(one):
    return next(select_tasks(snapshot(table(one), ALL, DAY), TaskFilter()))


def test_conditions_narrow_one_another():
    whole = table(
        [task(1, "解读", lead=["区环保局"]), task(2, "公开", lead=["区环保局"])],
        [task(3, "解读", responsible=["各镇"])],
    )
    assert numbers(whole) == [1, 2, 3]
    assert numbers(whole, party=BUREAU) == [1, 2]
    assert numbers(whole, party=BUREAU, words=("解读",)) == [1]
    assert numbers(whole, words=("解读",), section="二") == [3]
    assert numbers(whole, party=TOWN, role=Role.LEAD) == []
    assert numbers(whole, party=TOWN, role=Role.RESPONSIBLE) == [3]


def test_the_most_pressing_duty_gives_the_state():
    limits = [
        deadline("a", when="条例出台"),
        deadline("b", ongoing=True),
        deadline("c", by=LATER),
        deadline("d", by=SOON),
        deadline("e", by=PAST),
    ]
    expected = ["waiting", "ongoing", "pending", "due_soon", "overdue"]
    for count, state in enumerate(expected, 1):
        assert entry(task(deadlines=tuple(limits[:count]))).state == state


def test_a_task_without_a_limit_goes_on():
    assert entry(task()).state is State.ONGOING


def test_states_can_be_asked_for():
    whole = table([task(1, deadlines=(deadline(by=PAST),)), task(2)])
    assert numbers(whole, states=frozenset({State.OVERDUE})) == [1]
    assert numbers(whole, states=frozenset({State.OVERDUE, State.ONGOING})) == [1, 2]


def test_a_unit_sees_the_state_of_its_own_duties():
    limits = (deadline("a", by=PAST, units=("乙镇",)), deadline("b", by=LATER))
    whole = table(task(1, lead=["区环保局"], responsible=["各镇"], deadlines=limits))
    seen = {
        party.name: next(select_tasks(snapshot(whole, ALL, DAY), TaskFilter(party=party))).state
        for party in (TOWN, OTHER, BUREAU, TOWNS)
    }
    assert seen == {
        "甲镇": State.PENDING,
        "乙镇": State.OVERDUE,
        "区环保局": State.OVERDUE,
        "各镇": State.OVERDUE,
    }


def test_units_named_in_the_requirement_are_told():
    assert entry(task(requirement="甲镇、区环保局要公开。")).named == (TOWN, BUREAU)


def test_a_recurring_duty_has_an_occasion_for_each_period():
    one = task(deadlines=(deadline(each="quarter"),))
    whole = table(one)
    place, _ = next(whole.placed())
    dues = [o.instance.due for o in task_entry(snapshot(whole, ALL, DAY), place, one).occurrences]
    assert dues == [date(2018, 6, 30), date(2018, 9, 30), date(2018, 12, 31)]
