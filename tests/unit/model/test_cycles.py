"""Reporting cycles as duties of the year."""

import pytest

from gkcli.model.cycles import Cycle, Cycles, as_written, in_force, percent
from gkcli.model.scalars import FieldError
from tests.support.build import deadline, table, task

QUARTERLY = Cycle(id="quarterly", what="报送季度进展", each="quarter", day=5)


def ids(whole):
    return [one.id for one in whole.notice.deadlines]


def test_a_cycle_is_a_deadline_behind_those_of_the_notice():
    whole = table(task(), deadlines=(deadline("plan", ongoing=True),))
    owed = in_force(whole, Cycles((QUARTERLY,)))
    assert ids(owed) == ["plan", "quarterly"]
    limit = owed.notice.deadlines[-1]
    assert (limit.rule, limit.day, limit.next_month) == ("each", 5, True)
    assert as_written(owed) == whole


def test_without_cycles_nothing_is_added():
    whole = table(task())
    assert in_force(whole, None) is in_force(whole, Cycles(())) is as_written(whole) is whole


def test_an_id_means_what_the_table_says_and_the_first_cycle_of_that_id():
    whole = table(task(deadlines=(deadline("quarterly", ongoing=True),)))
    assert ids(in_force(whole, Cycles((QUARTERLY,)))) == []
    other = Cycle(id="quarterly", what="别的", each="month", day=1)
    (limit,) = in_force(table(task()), Cycles((QUARTERLY, other))).notice.deadlines
    assert limit.what == "报送季度进展"


@pytest.mark.parametrize(("text", "value"), [("1%", 1), ("20%", 20), ("100%", 100)])
def test_a_share_is_a_percentage(text, value):
    assert percent(text) == value


@pytest.mark.parametrize("text", ["0%", "101%", "20", "0.2", "２０%", "%"])
def test_anything_else_is_no_share(text):
    with pytest.raises(FieldError, match="读不懂"):
        percent(text)
