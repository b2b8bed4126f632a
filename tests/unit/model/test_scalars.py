"""Text to value, and what is said where it cannot be one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcli.model import scalars
from gkcli.model.scalars import FieldError, choice, suggest_date


def refused(function, text):
    with pytest.raises(FieldError) as caught:
        function(text)
    return caught.value


@given(st.dates(date(1000, 1, 1)))
def test_every_date_reads_as_itself(day):
    assert scalars.iso_date(day.isoformat()) == day


@given(st.text(max_size=12))
def test_a_date_is_read_or_refused_with_a_hint(text):
    try:
        day = scalars.iso_date(text)
    except FieldError as error:
        refusal = error
    else:
        assert day.isoformat() == text
        return
    assert refusal.hint


@pytest.mark.parametrize(
    "text",
    [
        "2018-7-20",
        "2018/07/20",
        "2018.7.20",
        "2018年7月20日",
        "20180720",
        "\uff12\uff10\uff11\uff18-07-20",
    ],
)
def test_another_spelling_of_a_date_is_refused_with_the_right_one(text):
    error = refused(scalars.iso_date, text)
    assert (error.code, error.hint) == ("bad-date", "请写作 2018-07-20")


@pytest.mark.parametrize("text", ["2018-02-30", "2018-13-01", "0000-01-01"])
def test_a_day_that_does_not_exist_is_told_apart_from_a_wrong_spelling(text):
    assert refused(scalars.iso_date, text).code == "no-such-date"


@pytest.mark.parametrize("text", ["", "去年", "2018-07-20 ", "٢٠١٨-07-20", "2018-07-20T00:00"])
def test_what_is_no_date_is_refused(text):
    assert refused(scalars.iso_date, text).code == "bad-date"


def test_no_date_is_suggested_where_none_can_be_told():
    assert suggest_date("2018年13月1日") == ""
    assert suggest_date("明天") == ""


@pytest.mark.parametrize(("text", "meant"), [("\uff1012", "12"), ("007", "7"), (" 3", "3")])
def test_a_number_written_otherwise_is_refused_with_the_right_spelling(text, meant):
    error = refused(scalars.positive, text)
    assert (error.code, error.hint) == ("bad-number", f"请写作 {meant}")


@pytest.mark.parametrize("text", ["0", "-1", "1.0", "1e3", "一", "", "1234567", "0x10", "1_000"])
def test_what_is_no_number_from_one_is_refused(text):
    assert refused(scalars.positive, text).code == "bad-number"


@pytest.mark.parametrize(
    ("function", "text", "value"),
    [
        (scalars.positive, "40", 40),
        (scalars.year, "2018", 2018),
        (scalars.day_of_month, "31", 31),
        (scalars.flag, "true", True),
        (scalars.flag, "false", False),
        (scalars.identifier, "38-list", "38-list"),
        (scalars.identifier, "方案", "方案"),
        (scalars.single_line, "  有空格 ", "  有空格 "),
        (scalars.prose, "甲，\n乙。\n\n丙。\n", "甲，乙。\n丙。"),
    ],
)
def test_reads(function, text, value):
    assert function(text) == value


@pytest.mark.parametrize(
    ("function", "text", "code"),
    [
        (scalars.year, "18", "bad-number"),
        (scalars.year, "二〇一八", "bad-number"),
        (scalars.day_of_month, "32", "bad-number"),
        (scalars.flag, "yes", "bad-flag"),
        (scalars.flag, "True", "bad-flag"),
        (scalars.flag, "是", "bad-flag"),
        (scalars.identifier, "38", "bad-identifier"),
        (scalars.identifier, "a b", "bad-identifier"),
        (scalars.identifier, "-a", "bad-identifier"),
        (scalars.identifier, "", "bad-identifier"),
        (scalars.single_line, "", "empty-text"),
        (scalars.single_line, "　", "empty-text"),
        (scalars.single_line, "甲\n乙", "several-lines"),
        (scalars.prose, " \n", "empty-text"),
    ],
)
def test_refuses(function, text, code):
    error = refused(function, text)
    assert error.code == code
    assert error.hint


def test_a_choice_offers_the_near_word_and_all_of_them():
    error = refused(choice("类别", "政府部门", "镇"), "政府部")
    assert error.code == "bad-choice"
    assert error.hint == "是不是要写“政府部门”？可以写：政府部门、镇"


@pytest.mark.parametrize("value", [["甲"], {"甲": "乙"}])
def test_a_list_or_mapping_is_no_scalar(value):
    parse = choice("类别", "镇")
    assert refused(parse, value).code == "wrong-type"
