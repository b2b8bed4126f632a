"""What follows for a duty from the words said about it."""

from datetime import date

import pytest

from gkcli.model.deadline import Span
from gkcli.model.state import State
from gkcli.status.due import Instance
from gkcli.status.ledger import DutyRecord
from gkcli.status.verdict import judge
from tests.support.build import deadline, record

DUE = date(2024, 6, 20)
DAY = date(2024, 6, 30)


def day(number):
    return date(2024, 6, number)


def verdict(*said, as_of=DAY, due=DUE, general=(), asked=(), final=None, **rule):
    """``said`` are (day of June, status) pairs; ``general`` the places of those that are.

    What sets aside is the office's word, but at the places ``asked``.
    """
    words = [
        DutyRecord(record(day(number), "d", status), index in general, index not in asked)
        for index, (number, status) in enumerate(said)
    ]
    return judge(deadline(**(rule or {"by": DUE})), Instance("", due), words, as_of, final)


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ([], State.OVERDUE),
        ([(1, "未启动")], State.OVERDUE),
        ([(1, "推进中")], State.OVERDUE),
        ([(1, "受阻")], State.OVERDUE),
        ([(20, "已完成")], State.DONE),
        ([(21, "已完成")], State.DONE_LATE),
        ([(10, "已完成"), (25, "已销号")], State.DONE),
        ([(25, "已销号")], State.DONE_LATE),
        ([(10, "条件未成就")], State.WAITING),
        ([(10, "不适用")], State.NOT_APPLICABLE),
        ([(10, "结转")], State.NOT_APPLICABLE),
        ([(10, "结转"), (12, "推进中")], State.OVERDUE),
        ([(10, "条件未成就"), (12, "已完成")], State.DONE),
    ],
)
def test_the_last_word_gives_the_state(said, state):
    assert verdict(*said).state is state


@pytest.mark.parametrize("status", ["推进中", "受阻", "未启动"])
def test_who_goes_on_takes_back_that_it_was_done_and_closed(status):
    found = verdict((10, "已完成"), (12, "已销号"), (14, status))
    assert (found.state, found.done, found.done_on, found.closed) == (State.OVERDUE, (), None, None)
    assert found.last.status == status


@pytest.mark.parametrize("status", ["条件未成就", "不适用", "结转"])
def test_what_is_done_is_not_set_aside(status):
    found = verdict((10, "已完成"), (12, status))
    assert found.state is State.DONE
    assert found.done_on == day(10)


@pytest.mark.parametrize("status", ["条件未成就", "不适用", "结转"])
@pytest.mark.parametrize(
    "before", [(), ((5, "推进中"),), ((5, "受阻"),), ((5, "结转"), (6, "推进中"))]
)
def test_what_a_unit_asks_for_changes_nothing_until_an_office_says_so(status, before):
    place = len(before)
    found = verdict(*before, (10, status), asked={place})
    assert found.state is verdict(*before).state is State.OVERDUE
    assert (found.request.status, found.aside, found.last.status) == (status, None, status)
    decided = verdict(*before, (10, status), (12, status), asked={place})
    assert (decided.request, decided.aside.on) == (None, day(12))
    assert decided.state in (State.WAITING, State.NOT_APPLICABLE)


def test_a_request_is_settled_by_a_decision_of_the_same_day_whichever_comes_first():
    for asked in (0, 1):
        found = verdict((10, "结转"), (10, "结转"), asked={asked})
        assert (found.state, found.request) == (State.NOT_APPLICABLE, None)


def test_a_request_is_withdrawn_by_doing_the_work():
    assert verdict((10, "不适用"), (12, "推进中"), asked={0}).request is None
    assert verdict((10, "不适用"), (12, "已完成"), asked={0}).request is None
    assert verdict((10, "不适用"), (12, "推进中"), asked={0}, general={1}).request
    assert verdict((10, "不适用"), (12, "推进中"), asked={0}, general={0, 1}).request is None


def test_what_waits_anyway_is_not_asked_for():
    said = ((10, "条件未成就"),)
    assert verdict(*said, asked={0}, due=None, when="出台").request is None
    begun = verdict((5, "推进中"), *said, asked={1}, due=None, when="出台")
    assert (begun.state, begun.request.status) == (State.ONGOING, "条件未成就")


@pytest.mark.parametrize(
    ("said", "asked", "state"),
    [
        ([], (), State.UNREPORTED),
        ([(10, "已催办")], (), State.UNREPORTED),
        ([(10, "不适用")], (0,), State.UNREPORTED),
        ([(10, "不适用")], (), State.NOT_APPLICABLE),
        ([(10, "推进中")], (), State.ONGOING),
        ([(25, "未启动")], (), State.ONGOING),
        ([(25, "已完成")], (), State.DONE),
    ],
)
def test_silence_about_what_goes_on_is_unreported_after_the_last_day_for_reports(
    said, asked, state
):
    rule = {"due": None, "ongoing": True, "asked": asked, "final": DUE}
    assert verdict(*said, **rule).state is state
    if state is State.UNREPORTED:
        assert verdict(*said, **rule, as_of=DUE).state is State.ONGOING
        assert verdict(*said, **{**rule, "final": None}).state is State.ONGOING


def test_done_and_closed_out_are_two_stages():
    done = verdict((10, "已完成"))
    assert (done.done_on, done.closed) == (day(10), None)
    closed = verdict((10, "已完成"), (12, "已销号"))
    assert (closed.done_on, closed.closed.on) == (day(10), day(12))


def test_a_reminder_is_remembered_and_changes_nothing():
    found = verdict((10, "推进中"), (22, "已催办"), (25, "已催办"))
    assert (found.state, found.last.status) == (State.OVERDUE, "推进中")
    assert [record.on for record in found.reminded] == [day(22), day(25)]
    assert verdict((10, "已完成"), (22, "已催办")).state is State.DONE
    assert verdict((22, "已催办")).last is None


def test_saying_it_again_does_not_make_it_later():
    assert verdict((10, "已完成"), (25, "已完成")).done_on == day(10)


def test_done_again_after_going_on_counts_from_the_second_time():
    assert verdict((10, "已完成"), (12, "推进中"), (25, "已完成")).state is State.DONE_LATE


@pytest.mark.parametrize("status", ["推进中", "受阻", "未启动"])
def test_a_general_word_takes_nothing_back(status):
    assert verdict((10, "已完成"), (12, status), general={1}).state is State.DONE
    assert verdict((10, "不适用"), (12, status), general={1}).state is State.NOT_APPLICABLE


def test_a_general_word_is_taken_back_by_a_general_word():
    assert verdict((10, "结转"), general={0}).state is State.NOT_APPLICABLE
    assert verdict((10, "结转"), (12, "推进中"), general={0, 1}).state is State.OVERDUE


def test_a_recurring_duty_is_done_with_the_last_of_as_many_times_as_asked():
    twice = {"each": "quarter", "at_least": 2}
    assert verdict((10, "已完成"), **twice).state is State.OVERDUE
    found = verdict((10, "已完成"), (15, "已完成"), (25, "已完成"), **twice)
    assert (found.state, found.done_on, len(found.done)) == (State.DONE, day(15), 3)
    assert verdict((10, "已完成"), (25, "已完成"), **twice).state is State.DONE_LATE


def test_going_on_with_a_recurring_duty_keeps_what_was_done():
    found = verdict((10, "已完成"), (12, "推进中"), each="quarter", at_least=1)
    assert (found.state, found.last.status) == (State.DONE, "推进中")


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ([], State.ONGOING),
        ([(1, "推进中")], State.ONGOING),
        ([(1, "已完成")], State.DONE),
        ([(1, "已完成"), (2, "推进中")], State.ONGOING),
        ([(1, "不适用")], State.NOT_APPLICABLE),
    ],
)
def test_what_goes_on_is_never_overdue(said, state):
    assert verdict(*said, due=None, ongoing=True).state is state


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ([], State.WAITING),
        ([(1, "未启动")], State.WAITING),
        ([(1, "条件未成就")], State.WAITING),
        ([(1, "推进中")], State.ONGOING),
        ([(1, "推进中"), (2, "条件未成就")], State.WAITING),
        ([(1, "已完成")], State.DONE),
    ],
)
def test_what_waits_for_an_event_waits_until_somebody_says_it_began(said, state):
    assert verdict(*said, due=None, when="出台").state is state


def test_a_span_waits_until_its_event_is_recorded():
    assert verdict(due=None, within=Span(1, "days"), after="收到").state is State.WAITING


@pytest.mark.parametrize(
    ("number", "state"),
    [
        (9, State.PENDING),
        (10, State.DUE_SOON),
        (20, State.DUE_SOON),
        (21, State.OVERDUE),
    ],
)
def test_the_due_day_itself_is_on_time_and_ten_days_before_it_are_soon(number, state):
    assert verdict(as_of=day(number)).state is state
