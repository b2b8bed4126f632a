"""Time limits of a year and of the next: which way they changed."""

from datetime import date

import pytest

from gkcli.model.deadline import Deadline, Span
from gkcli.years.deadline_changes import LimitFate, OwnLimit, limit_changes


def limit(name="plan", what="报送方案", **rule):
    return Deadline(name, what, "原文", **rule)


@pytest.mark.parametrize(
    ("old", "new", "fate", "shift"),
    [
        ({"by": date(2018, 6, 30)}, {"by": date(2019, 6, 30)}, LimitFate.KEPT, ""),
        ({"by": date(2018, 6, 30)}, {"by": date(2019, 5, 31)}, LimitFate.TIGHTENED, "提前 30 天"),
        ({"by": date(2018, 6, 30)}, {"by": date(2019, 7, 1)}, LimitFate.LOOSENED, "推迟 1 天"),
        ({"each": "year"}, {"each": "quarter"}, LimitFate.TIGHTENED, ""),
        ({"each": "month"}, {"each": "quarter"}, LimitFate.LOOSENED, ""),
        ({"each": "year"}, {"each": "year", "at_least": 2}, LimitFate.TIGHTENED, ""),
        (
            {"within": Span(5, "workdays"), "after": "批准"},
            {"within": Span(3, "workdays"), "after": "批准"},
            LimitFate.TIGHTENED,
            "",
        ),
        (
            {"within": Span(5, "days"), "after": "批准"},
            {"within": Span(5, "days"), "after": "公布"},
            LimitFate.CHANGED,
            "",
        ),
        (
            {"each": "year", "at_least": 2},
            {"each": "quarter", "at_least": 1},
            LimitFate.CHANGED,
            "",
        ),
        ({"ongoing": True}, {"by": date(2019, 6, 30)}, LimitFate.CHANGED, ""),
    ],
)
def test_which_way_a_limit_changed(old, new, fate, shift):
    (change,) = limit_changes([OwnLimit(limit(**old))], [OwnLimit(limit(**new))], 1)
    assert (change.fate, change.shift) == (fate, shift)


def test_a_leap_day_stands_for_the_last_of_february():
    (change,) = limit_changes(
        [OwnLimit(limit(by=date(2024, 2, 29)))], [OwnLimit(limit(by=date(2025, 2, 28)))], 1
    )
    assert change.fate is LimitFate.KEPT


def test_another_id_is_no_change_and_what_came_and_went_is_told():
    old = [limit("3-list", "公开清单", ongoing=True), limit("3-old", "旧事", ongoing=True)]
    new = [
        limit("5-new", "报送名单", by=date(2019, 1, 31)),
        limit("5-list", "公开清单", ongoing=True),
    ]
    changes = limit_changes([OwnLimit(x, 3) for x in old], [OwnLimit(x, 5) for x in new], 1)
    assert [(c.fate.value, c.what) for c in changes] == [
        ("new", "报送名单"),
        ("kept", "公开清单"),
        ("dropped", "旧事"),
    ]
    assert changes[0].words == "时限新增：报送名单，2019-01-31 前"
