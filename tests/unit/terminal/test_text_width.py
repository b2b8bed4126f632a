"""Widths in display cells, and folding."""

import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len as rich_len

from gkcli.terminal.text_width import cell_len, fold, pad

CLOSING = "。，、；：！？）”》】〕"
OPENING = "（“《【〔"
texts = st.text(st.sampled_from("政务公开ab1- \n|/é✓" + CLOSING + OPENING), max_size=60)


def test_chinese_takes_two_cells_and_latin_one():
    assert cell_len("政务a1") == 6


def test_padding_counts_cells_and_never_cuts():
    assert pad("政务", 6) == "政务  "
    assert pad("政务公开", 6) == "政务公开"


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("政务公开", 4, ["政务", "公开"]),
        ("政务公开。", 8, ["政务公", "开。"]),
        ("政务（公开）", 6, ["政务", "（公", "开）"]),
        ("依据“公开”", 5, ["依据", "“公", "开”"]),
        ("政务 public 公开", 8, ["政务", "public", "公开"]),
        ("一 二", 3, ["一", "二"]),
        ("甲\n\n乙", 10, ["甲", "", "乙"]),
        ("a-long-word", 6, ["a-long", "-word"]),
        ("第3项", 10, ["第3项"]),
        ("两  格", 10, ["两  格"]),
    ],
)
def test_folds(text, width, lines):
    assert fold(text, width) == lines


@given(texts, st.integers(2, 40))
def test_no_line_is_wider_than_asked(text, width):
    assert all(cell_len(line) <= width for line in fold(text, width))


@given(texts, st.integers(2, 40))
def test_folding_loses_and_adds_nothing_but_blanks(text, width):
    assert re.sub(r"\s", "", "".join(fold(text, width))) == re.sub(r"\s", "", text)


@given(st.text(st.sampled_from("政务公开ab ，。"), max_size=60), st.integers(12, 40))
def test_no_line_starts_with_closing_punctuation_that_follows_a_word(text, width):
    # Runs of punctuation longer than a line have to break somewhere.
    calm = re.sub(r"[，。]{2,}", "，", text)
    for line in fold(calm, width)[1:]:
        start = line.lstrip()[:1]
        assert start not in CLOSING or re.search(rf"\s{re.escape(start)}", calm) or not start


@given(texts)
def test_text_that_fits_is_not_touched(text):
    assert fold(text, 200) == [line.rstrip() for line in text.split("\n")]


def test_every_character_is_as_wide_as_rich_says():
    for number in range(sys.maxunicode + 1):
        assert cell_len(chr(number)) == rich_len(chr(number)), f"U+{number:04X}"


@given(st.text() | st.text("甲a，（“\u200d\ufe0f👩😀\u3099か "))
def test_every_text_is_as_wide_as_rich_says(text):
    assert cell_len(text) == rich_len(text)
