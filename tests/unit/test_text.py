"""Text that cannot act on a terminal."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcli.text import displayable, json_safe, one_line, printable, shell_word, tame, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J", "\\x1b[2J"),
        ("\x9b31m", "\\x9b31m"),
        ("甲\u202e乙", "甲\\u202e乙"),
        ("甲\u200b乙", "甲\\u200b乙"),
        ("\udcff", "\\udcff"),
        ("a\rb\x08", "a\\rb\\x08"),
        ("甲\n\t乙", "甲\n\t乙"),
    ],
)
def test_characters_that_steer_a_terminal_are_spelled_out(text, shown):
    assert printable(text) == shown


@given(st.text())
def test_ordinary_text_is_not_touched_and_the_rest_can_be_encoded(text):
    shown = printable(text)
    shown.encode("utf-8")
    assert "\x1b" not in shown
    if text.isprintable():
        assert shown == text


@given(
    st.lists(st.sampled_from("甲a，1.（\u3000\xa0\xad\u200b\u2060\ufeff\x1b\x85\ud800\n\t ")).map(
        "".join
    )
)
def test_what_nobody_sees_is_dropped_wherever_it_stands(text):
    unseen = dict.fromkeys(map(ord, "\xad\u200b\u2060\ufeff\x1b\ud800"))
    assert visible(text) == text.translate(unseen | {0xA0: " "})


def test_a_tab_is_one_blank_where_cells_are_counted():
    assert displayable("甲\t乙\x1b") == "甲 乙\\x1b"


@given(st.text())
def test_json_keeps_its_meaning_and_cannot_steer_either(text):
    safe = json_safe(json.dumps([text], ensure_ascii=False))
    assert json.loads(safe) == [text]
    assert printable(safe) == safe


@given(st.text())
def test_what_is_one_line_begins_no_other_and_is_no_command(text):
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert not line.lstrip().startswith("::")


@given(st.lists(st.sampled_from(["::error::x", "  ::", ":", "甲", "甲::"])))
def test_no_line_of_a_tame_text_is_a_command(lines):
    assert not any(line.lstrip().startswith("::") for line in tame("\n".join(lines)).split("\n"))


@pytest.mark.parametrize(
    ("word", "typed"),
    [
        ("data/各镇（街道）.yaml", "data/各镇（街道）.yaml"),
        ("我的 文件", "'我的 文件'"),
        ("a;rm -rf b", "'a;rm -rf b'"),
        ("甲$(乙)", "'甲$(乙)'"),
        ("it's", "'it'\"'\"'s'"),
        ("甲\n乙", "'甲\\n乙'"),
        ("", "''"),
    ],
)
def test_a_word_for_the_shell_is_one_word(word, typed):
    assert shell_word(word) == typed
