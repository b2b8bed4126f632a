"""What several units owe together, and what nobody has confirmed that a unit owes."""

from datetime import date

import pytest

from gkcli.model.deadline import Also
from gkcli.model.scalars import FieldError
from gkcli.model.state import State
from gkcli.status.duties import Obligations
from gkcli.status.missing import Lack, missing
from gkcli.status.overview import Overview
from tests.support.build import deadline, directory, group, record, snapshot, table, task, unit

ONE, OTHER, OFFICE = unit("甲镇", "镇"), unit("乙镇", "镇"), unit("区审改办", "议事协调机构")
ALL = directory(ONE, OTHER, OFFICE, group("各镇", kinds=["镇"]))
DUE = date(2018, 12, 31)
EARLY, LATER, AFTER = date(2018, 12, 3), date(2018, 12, 10), date(2019, 1, 9)


def stands(ledgers, as_of=AFTER, **rule):
    """By the unit's name, how each stands with one duty of the towns."""
    duty = deadline("list", **({"by": DUE, "owed": "jointly"} | rule))
    whole = table(task(1, responsible=["各镇"], deadlines=(duty,)))
    found = snapshot(whole, ALL, as_of, ledgers)
    return {(s.unit.name, s.instance.period): s for s in found if s.duty.deadline.id == "list"}


def states(found):
    return [standing.state for standing in found.values()]


class TestJointly:
    def test_one_delivery_settles_it_for_all_and_names_who_delivered(self):
        found = stands({"乙镇": [record(EARLY, "list")]})
        assert states(found) == [State.DONE, State.DONE]
        assert {s.delivered_by.name for s in found.values()} == {"乙镇"}
        assert {s.verdict.done_on for s in found.values()} == {EARLY}
        assert [s.by_another for s in found.values()] == [True, False]

    def test_what_each_owes_for_itself_is_settled_by_nobody_else(self):
        found = stands({"乙镇": [record(EARLY, "list")]}, owed="each")
        assert states(found) == [State.OVERDUE, State.DONE]
        assert {s.delivered_by for s in found.values()} == {None}

    def test_while_nobody_has_delivered_it_all_are_late(self):
        found = stands({"乙镇": [record(EARLY, "list", "推进中")]})
        assert states(found) == [State.OVERDUE, State.OVERDUE]

    def test_of_two_the_first_counts_and_work_of_another_takes_nothing_back(self):
        ledgers = {
            "甲镇": [record(LATER, "list"), record(AFTER, "list", "推进中")],
            "乙镇": [record(EARLY, "list")],
        }
        found = stands(ledgers)
        assert states(found) == [State.DONE, State.DONE]
        assert {s.delivered_by.name for s in found.values()} == {"乙镇"}

    def test_only_who_delivered_has_evidence_to_bring_and_waits_to_be_closed_out(self):
        found = stands({"乙镇": [record(EARLY, "list")]})
        lacking = [[lack.lack for lack in missing(s)] for s in found.values()]
        assert lacking == [[], [Lack.EVIDENCE, Lack.CLOSING]]

    def test_the_overview_counts_once_what_waits_to_be_closed_out(self):
        duty = deadline("list", by=DUE, owed="jointly")
        whole = table(task(1, responsible=["各镇"], deadlines=(duty,)))
        now = snapshot(whole, ALL, AFTER, {"乙镇": [record(EARLY, "list")]})
        assert Overview(now).counts.unclosed == 1

    def test_it_is_closed_out_for_all_at_once(self):
        closing = record(LATER, "list", "已销号", by="试区政府办公室")
        found = stands({"乙镇": [record(EARLY, "list"), closing]})
        assert {s.verdict.closed for s in found.values()} == {closing}
        assert [s.status for s in found.values()] == ["已销号", "已销号"]

    def test_every_period_is_delivered_by_itself(self):
        found = stands({"甲镇": [record(date(2018, 8, 1), "list")]}, by=None, each="quarter")
        done = {key for key, standing in found.items() if standing.state is State.DONE}
        assert done == {("甲镇", "2018-Q3"), ("乙镇", "2018-Q3")}

    def test_a_single_unit_is_told_what_another_delivered(self):
        duty = deadline("list", by=DUE, owed="jointly")
        whole = table(task(1, responsible=["各镇"], deadlines=(duty,)))
        now = snapshot(whole, ALL, AFTER, {"乙镇": [record(EARLY, "list")]})
        (owed,) = Obligations(whole, ALL).of(ONE)["list"]
        (standing,) = now.of_unit(owed, ONE, 1)
        assert (standing.unit.name, standing.state) == ("甲镇", State.DONE)

    def test_what_another_delivered_counts_where_only_one_unit_is_asked_for(self):
        duty = deadline("list", by=DUE, owed="jointly")
        now = snapshot(
            table(task(1, responsible=["各镇"], deadlines=(duty,))),
            ALL,
            AFTER,
            {"乙镇": [record(EARLY, "list")]},
        )
        (standing,) = now.of_units({"甲镇"})
        assert standing.state is State.DONE

    def test_what_counts_from_each_units_own_event_cannot_be_owed_jointly(self):
        with pytest.raises(FieldError, match="jointly") as error:
            deadline("list", within="1 workdays", after="收到", owed="jointly")
        assert error.value.code == "bad-rule"


def plan(ledgers=(), as_of=AFTER, *, verified=False):
    also = Also(("区审改办",), "牵头任务，原文没有写", verified)
    duty = deadline("plan", by=DUE, units=("各镇",), also=(also,))
    found = snapshot(table([], deadlines=(duty,)), ALL, as_of, dict(ledgers))
    return {s.unit.name: s for s in found}


class TestAssumed:
    def test_nobody_is_late_with_what_is_not_confirmed(self):
        found = plan()
        assert [found[name].state for name in ("甲镇", "区审改办")] == [
            State.OVERDUE,
            State.WAITING,
        ]
        assert found["区审改办"].assumption == "牵头任务，原文没有写"
        assert found["甲镇"].assumption == ""

    def test_what_was_delivered_all_the_same_counts(self):
        found = plan({"区审改办": [record(EARLY, "plan")]})
        assert found["区审改办"].state is State.DONE

    def test_once_confirmed_it_is_owed_like_any_other(self):
        found = plan(verified=True)
        assert found["区审改办"].state is State.OVERDUE
        assert found["区审改办"].assumption == ""

    def test_a_unit_that_the_words_name_as_well_is_sure_to_owe_it(self):
        duty = deadline("plan", by=DUE, units=("各镇",), also=(Also(("甲镇",), "试", False),))
        whole = table([], deadlines=(duty,))
        (owed,) = Obligations(whole, ALL).of(ONE)["plan"]
        assert [one.name for one in owed.units] == ["甲镇", "乙镇"]
        assert owed.assumed == ()


def test_a_list_can_only_be_open_where_there_is_one():
    with pytest.raises(FieldError, match="open_list") as error:
        deadline("list", by=DUE, open_list=True)
    assert error.value.code == "bad-rule"
