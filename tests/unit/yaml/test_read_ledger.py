"""A ledger is read line by line where it can be, and as YAML where it cannot."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcli.model.record import Record
from gkcli.yaml.contents import read_ledger
from gkcli.yaml.ledger import LedgerLines, read_lines, record_line, unsuspected
from gkcli.yaml.source import Source
from gkcli.yaml.syntax import parse
from tests.support.made_records import any_text, records

PLAN = Record(date(2024, 3, 1), "plan", "已完成")
LINE = "- {on: 2024-03-01, for: plan, status: 已完成}\n"


def read(text):
    return read_ledger(Source(Path("甲镇.yaml"), "甲镇.yaml", text))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ()),
        ("# 还没有记录\n", ()),
        (LINE, (1,)),
        (LINE + LINE, (1, 2)),
        (f"# 甲镇的台账\n\n{LINE}# 下半年\n{LINE}", (3, 5)),
        (LINE.rstrip("\n"), (1,)),
        (LINE.replace("\n", "\r\n") * 2, (1, 2)),
    ],
)
def test_canonical_lines_and_comments_are_read_quickly(text, lines):
    assert read_lines(text) == LedgerLines((PLAN,) * len(lines), lines)
    assert read(text) == read_lines(text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("- on: 2024-03-01\n  for: plan\n  status: 已完成\n", 1),
        ("# 甲\n- {for: plan, on: 2024-03-01, status: '已完成'}\n", 2),
        ("---\n- {on: 2024-03-01, for: plan, status: 已完成}  # 好\n", 2),
        ("[{on: 2024-03-01, for: plan, status: 已完成}]\n", 1),
    ],
)
def test_any_other_yaml_of_records_is_read_too(text, line):
    assert read_lines(text) is None
    assert read(text) == LedgerLines((PLAN,), (line,))


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("- {on: 2024-02-30, for: plan, status: 已完成}\n", 1, "no-such-date"),
        (LINE + "- {on: 2024-03-01, for: plan, status: 完成}\n", 2, "bad-choice"),
        (LINE + "- {on: 2024-03-01, for: 03, status: 已完成}\n", 2, "bad-number"),
        (LINE + "- {on: 2024-03-01, for: plan}\n", 2, "missing-field"),
        (LINE + "- {on: 2024-03-01, for: plan, status: 已完成, who: 甲}\n", 2, "unknown-field"),
        (LINE + "- {on: 2024-03-01, on: 2024-03-01, for: plan}\n", 2, "duplicate-key"),
        (LINE.replace("}", ', note: ""}'), 1, "empty-text"),
        (LINE.replace("}", ', note: "\\u0007"}'), 1, "control-character"),
        (LINE.replace("}", ', period: "2024-Q5"}'), 1, "bad-period"),
        ("on: 2024-03-01\n", 1, "wrong-type"),
        ("- 甲\n", 1, "wrong-type"),
        (LINE + "<<<<<<< HEAD\n", 2, "merge-conflict"),
    ],
)
def test_what_is_wrong_is_said_with_its_line_and_nothing_is_read(text, line, code):
    found = read(text)
    assert (found.records, found.lines) == ((), ())
    assert (line, code) in [(each.line, each.code) for each in found.diagnostics]


def test_what_is_wrong_is_said_in_the_words_of_a_ledger():
    (shape,) = read("on: 2024-03-01\n").diagnostics
    assert shape.message == "整个文件要写成列表。"
    assert shape.hint == "每条记录一行，如“- {on: …, for: …}”。"
    (missing,) = read("- {on: 2024-03-01, for: plan}\n").diagnostics
    assert missing.hint == "补上 status: …"


@given(
    st.lists(records, max_size=4), st.lists(any_text.filter(lambda t: "\n" not in t), max_size=2)
)
def test_the_search_for_slips_finds_nothing_where_nothing_is_suspected(made, remarks):
    lines = [*(f"# {remark}" for remark in remarks), *map(record_line, made), "# 完"]
    source = Source(Path("甲镇.yaml"), "甲镇.yaml", "\n".join(lines))
    if made and unsuspected(source) and read_lines(source.text) is not None:
        assert parse(source).diagnostics == ()


@pytest.mark.parametrize("note", ["好，by：乙", "看 a ：b", "零\u200b宽"])
def test_what_may_have_been_meant_otherwise_is_suspected(note):
    line = f"- {{on: 2024-03-20, for: plan, status: 已完成, note: {note}}}\n"
    assert not unsuspected(Source(Path("甲镇.yaml"), "甲镇.yaml", line))
