"""Two versions of a file, line by line."""

import pytest

from gkcli.terminal.page import Tone, Verbatim
from gkcli.terminal.render import plain
from gkcli.terminal.unified_diff import diff_page


def diff(before, after):
    return plain(diff_page("a.yaml", before, after))


def test_it_is_a_unified_diff():
    assert diff("甲\n乙\n丙\n", "甲\n丁\n丙\n") == (
        "--- a.yaml\n+++ a.yaml\n@@ -1,3 +1,3 @@\n 甲\n-乙\n+丁\n 丙\n"
    )


def test_equal_texts_have_none():
    assert diff("甲\n", "甲\n") == ""


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("甲", "甲\n", "-甲\n\\ No newline at end of file\n+甲\n"),
        ("", "甲\n", "+甲\n"),
        ("甲\n", "", "-甲\n"),
        ("甲\r\n", "甲\n", "-甲\\r\n+甲\n"),
    ],
)
def test_ends_of_lines_and_of_the_file_show(before, after, shown):
    assert diff(before, after).partition("@@\n")[2] == shown


def test_each_kind_of_line_has_its_tone():
    blocks = diff_page("a", "甲\n- -\n", "甲\n++ +\n").blocks
    toned = [(block.text, block.tone) for block in blocks if isinstance(block, Verbatim)]
    assert toned == [
        ("--- a", Tone.STRONG),
        ("+++ a", Tone.STRONG),
        ("@@ -1,2 +1,2 @@", Tone.DIM),
        (" 甲", Tone.PLAIN),
        ("-- -", Tone.BAD),
        ("+++ +", Tone.GOOD),
    ]
