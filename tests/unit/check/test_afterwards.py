"""Until when a ledger takes what was still open, and what is asked for and not decided on."""

from datetime import date

import pytest

from gkcli.check.records.context import terms_of
from gkcli.check.records.rules import neighbour_faults
from gkcli.model.deadline import Span
from tests.support.build import deadline, directory, record, table, task, unit

TOWN = unit("甲镇", "镇")
WHOLE = table(
    task(1, lead=["甲镇"], deadlines=(deadline("often", each="quarter", at_least=1),)),
    task(
        2,
        lead=["甲镇"],
        deadlines=(deadline("answer", within=Span(5, "days"), after="收到"),),
    ),
    task(3, lead=["甲镇"], deadlines=(deadline("on", ongoing=True),)),
    deadlines=(deadline("annual", by=date(2019, 3, 31), report_to="县公开办"),),
)
TERMS = terms_of(WHOLE, directory(TOWN, unit("县公开办")))
LATE, LATER = date(2019, 4, 10), date(2019, 5, 6)
IN_TIME = date(2018, 8, 1)


def codes(*said):
    return [fault.code for _, fault in neighbour_faults(said, TOWN, TERMS)]


@pytest.mark.parametrize(
    "said",
    [
        [record(LATE, "annual")],
        [record(LATE, "annual"), record(LATER, "annual", "已销号", by="县公开办")],
        [record(IN_TIME, "annual", "推进中"), record(LATE, "annual", "受阻")],
        [record(LATE, "often", period="2018-Q3")],
        [record(LATE, "answer", since=date(2018, 12, 30))],
    ],
)
def test_what_was_still_open_can_be_recorded_after_the_year(said):
    assert codes(*said) == []


@pytest.mark.parametrize(
    "said",
    [
        [record(IN_TIME, "annual"), record(LATE, "annual", "推进中")],
        [record(LATE, "annual"), record(LATER, "annual")],
        [record(LATE, "on", "推进中")],
        [record(LATE, 3, "推进中")],
    ],
)
def test_what_was_done_or_had_no_date_cannot(said):
    assert codes(*said) == ["date-outside-year"]


@pytest.mark.parametrize("status", ["不适用", "结转", "条件未成就"])
def test_what_a_unit_asks_for_is_told_until_an_office_has_decided(status):
    asked = record(IN_TIME, "annual", status)
    assert codes(asked) == ["not-approved"]
    assert codes(asked, record(IN_TIME, "annual", status, by="甲镇")) == ["not-approved"]
    assert codes(asked, record(IN_TIME, "annual", status, by="县公开办")) == []
    assert codes(asked, record(LATE, "annual")) == []


def test_what_is_asked_of_one_period_or_event_is_told_of_that():
    other = record(IN_TIME, "often", "不适用", period="2018-Q4", by="县公开办")
    assert codes(record(IN_TIME, "often", "不适用"), other) == ["not-approved"]
    done = record(IN_TIME, "answer", since=date(2018, 7, 30))
    assert codes(done, record(date(2018, 8, 2), "answer", "不适用")) == []
    assert codes(record(IN_TIME, "answer", "条件未成就")) == []


def test_the_hint_names_the_office_that_decides():
    ((_, fault),) = neighbour_faults([record(IN_TIME, "annual", "结转")], TOWN, TERMS)
    assert "by: 县公开办" in fault.hint
