"""Work without a limit is unreported where a cycle was due and its unit told nothing of it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcli.model.cycles import Cycle, Cycles, in_force
from gkcli.model.state import State
from tests.support.build import directory, record, snapshot, table, task, unit

KNOWN = directory(unit("甲局"), unit("乙局"))
CYCLE = Cycle(id="q", what="报进展", each="quarter", day=5)
WHOLE = in_force(
    table(task(1, responsible=("甲局", "乙局")), addressees=("甲局", "乙局")), Cycles((CYCLE,))
)
AFTER = date(2018, 10, 6)


def state(records=(), day=AFTER, whole=WHOLE):
    now = snapshot(whole, KNOWN, day, {"甲局": tuple(records)} if records else {})
    (_, work), *_ = whole.placed()
    return next(s.state for s in now.of_task(work) if s.unit.name == "甲局")


def on(month, day, subject=1, status="推进中", **fields):
    return record(date(2018, month, day), subject, status, **fields)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2018, 7, 5), State.ONGOING),
        (date(2018, 7, 6), State.UNREPORTED),
        (date(2018, 12, 31), State.UNREPORTED),
    ],
)
def test_it_is_told_from_the_day_after_the_report_was_due(day, expected):
    assert state(day=day) is expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (on(6, 30), State.UNREPORTED),
        (on(7, 1), State.ONGOING),
        (on(10, 6), State.ONGOING),
        (on(9, 1, status="已催办", by="试区政府办公室"), State.UNREPORTED),
        (on(10, 5, "q", "已完成"), State.ONGOING),
        (on(10, 5, "q", "零报告"), State.ONGOING),
        (on(10, 5, "q", "推进中"), State.UNREPORTED),
        (on(10, 5, "q", "已完成", period="2018-Q2"), State.UNREPORTED),
        (on(10, 6, "q", "已完成", period="2018-Q3"), State.ONGOING),
    ],
)
def test_a_word_about_it_or_a_report_of_the_period_breaks_the_silence(said, expected):
    assert state([said]) is expected


def test_what_is_done_stays_done():
    assert state([on(7, 1, status="已完成")]) is State.DONE
    assert state([on(6, 29, status="已完成")], date(2018, 12, 1)) is State.DONE


def test_of_several_cycles_each_wants_to_hear():
    monthly = Cycle(id="m", what="报数", each="month", day=5)
    whole = in_force(WHOLE, Cycles((monthly,)))
    assert state([on(10, 5, "q", "已完成")], whole=whole) is State.UNREPORTED
    assert state([on(10, 5, "q", "已完成"), on(9, 3)], whole=whole) is State.ONGOING


@given(st.dates(date(2018, 6, 28), date(2018, 12, 31)), st.integers(0, 200))
def test_who_speaks_of_it_is_not_silent_before_the_next_period_is_due(day, later):
    said = record(day, 1, "推进中")
    if day + timedelta(later) <= date(2018, 7, 5):
        assert state([said], day + timedelta(later)) is State.ONGOING
    assert state([said], day) is State.ONGOING
    assert state([record(date(2018, 6, 28), 1, "推进中"), said], day) is state([said], day)
