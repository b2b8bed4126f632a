"""A record of a ledger, and the order in which records were said."""

from datetime import date
from itertools import permutations

import pytest

from gkcli.model.record import Record, in_order, note, period, subject
from gkcli.model.scalars import FieldError


@pytest.mark.parametrize("text", ["3", "plan", "38-list", "3-公开"])
def test_a_record_is_about_a_task_or_a_deadline(text):
    assert subject(text) == text


@pytest.mark.parametrize("text", ["0", "03", "a b", "-x", "甲：乙"])
def test_other_subjects_are_refused(text):
    with pytest.raises(FieldError):
        subject(text)


@pytest.mark.parametrize("text", ["2024", "2024-Q1", "2024-Q4", "2024-01", "2024-12"])
def test_a_period_is_a_year_a_quarter_or_a_month(text):
    assert period(text) == text


@pytest.mark.parametrize("text", ["2024-Q5", "2024-00", "2024-13", "2024-1", "Q1", "3024"])
def test_other_periods_are_refused_with_the_right_form(text):
    with pytest.raises(FieldError) as refusal:
        period(text)
    assert "2024-Q2" in refusal.value.hint


def test_a_note_may_have_several_lines_but_must_say_something():
    assert note("甲：\n乙") == "甲：\n乙"
    with pytest.raises(FieldError):
        note(" \n")


def test_records_of_a_day_are_in_the_order_of_their_statuses_whatever_their_lines():
    day, next_day = date(2024, 3, 1), date(2024, 3, 2)
    said = (
        Record(day, "plan", "推进中"),
        Record(day, "plan", "已完成"),
        Record(day, "plan", "已销号"),
        Record(next_day, "plan", "未启动"),
    )
    assert all(in_order(lines) == said for lines in permutations(said))
