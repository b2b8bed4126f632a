"""A deadline has exactly one rule, and only the companions that go with it."""

from datetime import date

import pytest

from gkcli.model.deadline import RULES, Span, span
from gkcli.model.scalars import FieldError
from tests.support.build import deadline

ONE_OF_EACH = {
    "by": {"by": date(2018, 7, 20)},
    "each": {"each": "quarter", "at_least": 2, "day": 20},
    "within": {"within": Span(1, "workdays"), "after": "收到"},
    "ongoing": {"ongoing": True},
    "when": {"when": "条例出台"},
}


def refused(**fields):
    with pytest.raises(FieldError) as caught:
        deadline(**fields)
    return caught.value


@pytest.mark.parametrize("rule", RULES)
def test_tells_which_rule_applies(rule):
    assert deadline(**ONE_OF_EACH[rule]).rule == rule


def test_terms_are_plain_data_in_the_order_of_the_schema():
    terms = [deadline(**fields).terms for fields in ONE_OF_EACH.values()]
    assert terms == [
        {"by": "2018-07-20"},
        {"each": "quarter", "at_least": 2, "day": 20},
        {"within": "1 workdays", "after": "收到"},
        {"ongoing": True},
        {"when": "条例出台"},
    ]
    assert list(terms[1]) == ["each", "at_least", "day"]


def test_no_rule_is_refused():
    error = refused()
    assert (error.code, str(error)) == ("bad-rule", "时限“d”一条也没有写")


@pytest.mark.parametrize("first", RULES)
@pytest.mark.parametrize("second", RULES)
def test_two_rules_are_refused(first, second):
    if first != second:
        error = refused(**ONE_OF_EACH[first], **ONE_OF_EACH[second])
        assert error.code == "bad-rule"
        assert first in str(error)
        assert second in str(error)


@pytest.mark.parametrize(
    "companion", [{"at_least": 1}, {"day": 20}, {"after": "收到"}], ids=lambda c: next(iter(c))
)
def test_a_companion_without_its_rule_is_refused(companion):
    error = refused(by=date(2018, 7, 20), **companion)
    assert error.code == "bad-rule"
    assert next(iter(companion)) in str(error)


def test_a_span_needs_the_event_it_counts_from():
    assert "after" in refused(within=Span(1, "days")).hint


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 workday", Span(1, "workdays")),
        ("20 workdays", Span(20, "workdays")),
        ("10 days", Span(10, "days")),
        ("24 hours", Span(24, "hours")),
    ],
)
def test_reads_spans(text, value):
    assert span(text) == value
    assert span(str(value)) == value


@pytest.mark.parametrize(
    "text",
    ["", "0 days", "1days", "1  days", "一 days", "1 weeks", "-1 days", "1 工作日", "1.5 days"],
)
def test_refuses_what_is_no_span(text):
    with pytest.raises(FieldError) as caught:
        span(text)
    assert caught.value.code == "bad-span"
