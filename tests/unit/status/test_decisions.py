"""Whose word counts: what units ask for, what an office decides, sends back and puts off."""

from datetime import date

import pytest

from gkcli.model.deadline import Span
from gkcli.model.office import OfficeRules
from gkcli.model.state import State
from gkcli.status.deadlines import group_by_occasion
from gkcli.status.missing import missing
from gkcli.status.standings import Snapshot
from gkcli.status.workdays import Workdays
from tests.support.build import deadline, directory, record, snapshot, table, task, unit

OFFICE = "试区政府办公室"
TOWN, OTHER, LEAD = unit("甲镇", "镇"), unit("乙镇", "镇"), unit("区审改办")
ALL = directory(TOWN, OTHER, LEAD, unit(OFFICE))
DUE, AFTER, LATER = date(2018, 9, 30), date(2018, 10, 8), date(2018, 12, 1)


def day(number):
    return date(2018, 9, number)


def said(number, status, by=None, **fields):
    return record(day(number), "d", status, by=by, **fields)


def stands(*records, as_of=AFTER, unit_name="甲镇", rules=OfficeRules(), **rule):  # noqa: B008 - it is a value
    duty = deadline("d", **(rule or {"by": DUE}))
    whole = table(task(1, lead=["区审改办"], responsible=["甲镇", "乙镇"], deadlines=(duty,)))
    now = Snapshot(whole, ALL, {unit_name: records}, Workdays(), as_of, rules=rules)
    return next(s for s in now if s.unit.name == unit_name and s.duty.deadline.id == "d")


@pytest.mark.parametrize(
    ("records", "state", "requested"),
    [
        ([said(1, "申请不适用")], State.OVERDUE, "不适用"),
        ([said(1, "申请延期", until=LATER)], State.OVERDUE, "延期"),
        ([said(1, "申请不适用"), said(2, "准予不适用", OFFICE)], State.NOT_APPLICABLE, None),
        ([said(1, "申请条件未成就"), said(2, "准予条件未成就", OFFICE)], State.WAITING, None),
        ([said(1, "申请结转"), said(2, "准予结转", "甲镇")], State.OVERDUE, "结转"),
        ([said(1, "申请结转"), said(2, "准予结转")], State.OVERDUE, "结转"),
        ([said(1, "申请结转"), said(2, "不予结转", OFFICE)], State.OVERDUE, None),
        ([said(1, "申请结转"), said(2, "不予不适用", OFFICE)], State.OVERDUE, "结转"),
        ([said(1, "不适用"), said(2, "准予不适用", OFFICE)], State.NOT_APPLICABLE, None),
        ([said(1, "不适用"), said(2, "不予不适用", OFFICE)], State.OVERDUE, None),
        ([said(1, "准予结转", OFFICE), said(2, "不予结转", OFFICE)], State.OVERDUE, None),
        ([said(1, "准予结转", OFFICE), said(2, "推进中")], State.OVERDUE, None),
        ([said(1, "申请延期", until=LATER), said(2, "推进中")], State.OVERDUE, "延期"),
        ([said(1, "申请结转"), said(2, "推进中")], State.OVERDUE, None),
    ],
)
def test_a_request_changes_nothing_until_an_office_grants_it(records, state, requested):
    for order in (records, records[::-1]):
        standing = stands(*order)
        assert (standing.state, standing.verdict.requested) == (state, requested)


def test_more_time_moves_the_day_of_this_unit_and_the_first_one_is_kept():
    asked = said(1, "申请延期", until=LATER)
    given = said(2, "准予延期", OFFICE, until=date(2018, 10, 31))
    standing = stands(asked, given)
    assert (standing.state, standing.instance.due, standing.instance.first_due) == (
        State.PENDING,
        date(2018, 10, 31),
        DUE,
    )
    done = stands(asked, given, record(date(2018, 10, 30), "d"), as_of=LATER)
    assert done.state is State.DONE
    late = stands(asked, given, record(date(2018, 11, 1), "d"), as_of=LATER)
    assert late.state is State.DONE_LATE


def test_more_time_is_gone_once_the_office_takes_it_back():
    given = said(2, "准予延期", OFFICE, until=LATER)
    back = said(4, "不予延期", OFFICE, note="不行")
    again = said(3, "申请延期", until=date(2018, 12, 31))
    assert stands(given, back).state is State.OVERDUE
    assert stands(given, again, back).state is State.OVERDUE
    assert stands(given, again).instance.due == LATER


def test_a_day_that_is_not_later_puts_nothing_off():
    standing = stands(said(2, "准予延期", OFFICE, until=day(29)))
    assert (standing.instance.due, standing.instance.first_due) == (DUE, None)


def test_an_occasion_stays_one_where_only_one_unit_has_more_time():
    duty = deadline("d", by=DUE)
    whole = table(task(1, responsible=["甲镇", "乙镇"], deadlines=(duty,)))
    ledger = {"甲镇": [said(2, "准予延期", OFFICE, until=LATER)]}
    (occasion,) = group_by_occasion(list(snapshot(whole, ALL, AFTER, ledger)))
    assert (occasion.instance.due, occasion.state) == (DUE, State.OVERDUE)
    assert [s.instance.due for s in occasion.standings] == [LATER, DUE]


@pytest.mark.parametrize(
    ("records", "state", "sent_back"),
    [
        ([said(1, "已完成"), said(2, "退回", OFFICE)], State.OVERDUE, True),
        (
            [said(1, "已完成"), said(2, "已销号", OFFICE), said(3, "退回", OFFICE)],
            State.OVERDUE,
            True,
        ),
        ([said(1, "已完成"), said(2, "退回", OFFICE), said(3, "推进中")], State.OVERDUE, True),
        ([said(1, "已完成"), said(2, "退回", OFFICE), said(3, "已完成")], State.DONE, False),
        ([said(1, "已完成"), said(2, "退回", "乙镇")], State.DONE, False),
        ([said(1, "推进中"), said(2, "退回", OFFICE)], State.OVERDUE, False),
        ([said(1, "已销号", "甲镇")], State.OVERDUE, False),
        ([said(1, "已销号")], State.OVERDUE, False),
    ],
)
def test_sending_back_takes_back_what_was_reported_done(records, state, sent_back):
    standing = stands(*records)
    assert (standing.state, bool(standing.verdict.sent_back)) == (state, sent_back)
    assert ("被退回，待重报" in [lack.words for lack in missing(standing)]) is sent_back


def test_sending_back_takes_back_all_times_of_its_period_and_of_no_other():
    twice = {"each": "quarter", "at_least": 2}
    done = [record(date(2018, month, 5), "d") for month in (7, 8, 10, 11)]
    back = record(date(2018, 9, 10), "d", "退回", by=OFFICE, note="两次是同一件")
    duty = deadline("d", **twice)
    whole = table(task(1, responsible=["甲镇"], deadlines=(duty,)))
    found = {
        s.instance.period: len(s.verdict.done)
        for s in snapshot(whole, ALL, date(2018, 12, 31), {"甲镇": [*done, back]})
    }
    assert found["2018-Q3"] == 0
    assert found["2018-Q4"] == 2


def test_a_nil_report_stands_for_all_times_of_a_period_and_needs_no_evidence():
    rule = {"each": "quarter", "at_least": 2}
    nil = said(5, "零报告", period="2018-Q2")
    standing = stands(nil, report_to="区审改办", **rule)
    assert standing.state is State.DONE_LATE
    assert [lack.words for lack in missing(standing)] == ["待销号"]
    assert stands(said(5, "零报告")).state is State.OVERDUE
    assert stands(nil, **rule).state is State.OVERDUE


def test_the_offices_of_the_rules_decide_and_leads_where_these_say_so():
    closing = [said(1, "已完成"), said(2, "已销号", "区审改办")]
    assert stands(*closing).verdict.closed is None
    assert stands(*closing, rules=OfficeRules(offices=("区审改办",))).verdict.closed
    assert stands(*closing, rules=OfficeRules(leads_decide=True)).verdict.closed
    own = stands(*closing, unit_name="区审改办", rules=OfficeRules(leads_decide=True))
    assert own.verdict.closed is None


def test_more_time_of_one_event_leaves_the_others():
    since = {"since": day(3)}
    records = [
        said(4, "推进中", **since),
        said(5, "准予延期", OFFICE, until=LATER, **since),
    ]
    standing = stands(*records, within=Span(5, "days"), after="收到")
    assert (standing.instance.due, standing.instance.first_due) == (LATER, day(8))
