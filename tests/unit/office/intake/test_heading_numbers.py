"""Numbers in front of headings and items."""

import pytest

from gkcli.office.intake.lines import Line
from gkcli.office.intake.marks import NumberStyle, mark


@pytest.mark.parametrize(
    ("text", "style", "number", "rest"),
    [
        ("一、着力", NumberStyle.CHINESE, 1, "着力"),
        ("十二、着力", NumberStyle.CHINESE, 12, "着力"),
        ("（一）围绕", NumberStyle.IN_BRACKETS, 1, "围绕"),
        ("(十一) 围绕", NumberStyle.IN_BRACKETS, 11, "围绕"),
        ("1. 政府", NumberStyle.DIGIT, 1, "政府"),
        ("1．政府", NumberStyle.DIGIT, 1, "政府"),
        ("２．政府", NumberStyle.DIGIT, 2, "政府"),
        ("1 . 政府", NumberStyle.DIGIT, 1, "政府"),
        ("1、政府", NumberStyle.DIGIT, 1, "政府"),
        ("（1）政府", NumberStyle.DIGIT_IN_BRACKETS, 1, "政府"),
        ("1)政府", NumberStyle.DIGIT_IN_BRACKETS, 1, "政府"),
        ("①政府", NumberStyle.CIRCLED, 1, "政府"),
        ("1.2.3加强", NumberStyle.DOTTED, 3, "加强"),
        ("第一部分 任务", NumberStyle.CHAPTER, 1, "任务"),
        ("第三条 任务", NumberStyle.ARTICLE, 3, "任务"),
    ],
)
def test_a_number_has_a_style_and_a_place(text, style, number, rest):
    found = mark(text)

    assert found is not None
    assert (found.style, found.number, found.rest) == (style, number, rest)


@pytest.mark.parametrize(
    "text",
    ["12345 热线电话", "1.5倍以上", "2018年", "一是加强", "第一季度", "3.5版", "十分重要", ""],
)
def test_other_words_are_no_numbers(text):
    assert mark(text) is None


@pytest.mark.parametrize(
    ("cell", "number"), [("3", 3), ("3.", 3), ("（三）", 3), ("三", 3), ("3项", 0), ("", 0)]
)
def test_a_cell_of_its_own_may_hold_a_number(cell, number):
    assert Line(cell, 1).bare_number == number
