"""Odd characters: one finding a line and kind, however many there are."""

import re
import sys
from pathlib import Path
from time import process_time

import pytest

from gkcli.yaml.characters import FORBIDDEN, HIDDEN, LINE_ENDS, character_findings
from gkcli.yaml.source import Source, decode_source


def found(text):
    source = decode_source(text.encode(), Path("表"), "表")
    return sorted((f.line, f.column, f.code) for f in character_findings(source))


def test_each_kind_is_told_once_a_line_where_it_is_first():
    assert found("甲\u200b\u200b\u2028乙\u200c\ufffd\n丙\u202e\r丁\x07\ufeff\u200b\r\n\u200b") == [
        (1, 2, "invisible-character"),
        (1, 4, "line-separator"),
        (1, 7, "replacement-character"),
        (2, 2, "invisible-character"),
        (2, 3, "cr-newline"),
        (3, 2, "control-character"),
        (3, 3, "byte-order-mark"),
        (3, 4, "invisible-character"),
        (4, 1, "invisible-character"),
    ]


def test_what_is_odd_is_not_visible_but_for_the_sign_of_a_lost_character():
    every = map(chr, range(sys.maxunicode + 1))
    visible = "".join(c for c in every if Source(Path("表"), "表", c).visible)
    assert re.findall(f"[{FORBIDDEN}{HIDDEN}{LINE_ENDS}\r\t]", visible) == []
    assert "\ufffd" in visible


@pytest.mark.parametrize("odd", ["\u200b", "\x07", "\ufffd", "\u2028", "\ufeff", "甲\u200b"])
def test_a_line_of_ten_million_odd_characters_takes_no_longer_than_reading_it(odd):
    started = process_time()

    assert len(found(f"甲{odd * 3_000_000}")) == 1
    assert process_time() - started < 3
