"""A record is one line, and the line is that record to every reader of YAML."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from gkcli.model.record import Record
from gkcli.model.scalars import FieldError
from gkcli.model.statuses import STATUSES
from gkcli.yaml.contents import parsed_ledger
from gkcli.yaml.ledger import read_lines, record_line
from gkcli.yaml.source import Source
from gkcli.yaml.syntax import parse
from tests.support.made_records import records

PLAN = Record(date(2024, 3, 1), "plan", "已完成")


def source(text):
    return Source(Path("甲镇.yaml"), "甲镇.yaml", text)


def test_keys_stand_in_the_order_of_the_schema_and_only_those_that_say_something():
    whole = Record(
        date(2024, 3, 1),
        "5-update",
        "已完成",
        date(2024, 2, 27),
        "2024-Q1",
        note="已更新，见附件；共 3 项。",
        evidence=("https://example.org/a", "https://example.org/b"),
        by="区政务公开办",
    )
    assert record_line(whole) == (
        "- {on: 2024-03-01, for: 5-update, status: 已完成, since: 2024-02-27, period: 2024-Q1, "
        "note: 已更新，见附件；共 3 项。, "
        'evidence: ["https://example.org/a", "https://example.org/b"], by: 区政务公开办}'
    )
    assert record_line(PLAN) == "- {on: 2024-03-01, for: plan, status: 已完成}"


@pytest.mark.parametrize(
    ("note", "written"),
    [
        ("已报送：见门户网站（3 条）", "已报送：见门户网站（3 条）"),
        ("甲: 乙", '"甲: 乙"'),
        ("甲 #乙", '"甲 #乙"'),
        ("- 甲", '"- 甲"'),
        ('说"好"', '"说\\"好\\""'),
        ("{甲}", '"{甲}"'),
        ("甲, 乙", '"甲, 乙"'),
        ("一\n二", '"一\\n二"'),
        ("一\u2028二", '"一\\u2028二"'),
        ("\u3000甲", '"\\u3000甲"'),
        ("a\U000e0067", '"a\\U000e0067"'),
        ("2024", '"2024"'),
        ("yes", '"yes"'),
        ("好👍", "好👍"),
        ("已报，by：甲", '"已报，by：甲"'),
        (" 甲", '" 甲"'),
        ("甲 ", '"甲 "'),
    ],
)
def test_a_note_is_plain_where_yaml_takes_it_to_the_letter_and_quoted_otherwise(note, written):
    assert record_line(replace(PLAN, note=note)).endswith(f"note: {written}}}")


@pytest.mark.parametrize("note", ["a\0", "\x1b[31m红", "\ud800", "\x9b", " \n", ""])
def test_what_no_ledger_keeps_is_refused_or_left_out(note):
    if note:
        with pytest.raises(FieldError):
            record_line(replace(PLAN, note=note))
        with pytest.raises(FieldError):
            record_line(replace(PLAN, evidence=(note,)))
    else:
        assert "note" not in record_line(replace(PLAN, note=note))


@given(st.lists(records, max_size=5))
def test_every_record_survives_both_ways_of_reading_and_other_readers(made):
    text = "".join(f"{record_line(record)}\n" for record in made)
    wanted = tuple(made)
    quick = read_lines(text)
    assert quick is not None
    assert quick.records == wanted
    assert quick.lines == tuple(range(1, len(made) + 1))
    assert parsed_ledger(source(text)) == quick
    theirs = yaml.load(text, Loader=yaml.BaseLoader) or []
    assert [entry.get("note") for entry in theirs] == [record.note for record in made]


@given(records)
def test_a_line_has_nothing_that_check_would_warn_of(record):
    assert parse(source(f"{record_line(record)}\n")).diagnostics == ()
    assert len(record_line(record).splitlines()) == 1


@given(st.lists(records, min_size=1, max_size=3), st.data())
def test_whatever_somebody_does_to_a_line_the_quick_way_never_reads_it_otherwise(made, data):
    text = "".join(f"{record_line(record)}\n" for record in made)
    at = data.draw(st.integers(0, len(text)))
    cut = data.draw(st.integers(0, 3))
    sign = st.sampled_from([*'"\\ :#{}[],-\n\r\t甲\u2028\ufeff\0', "# 甲\n", "\r\n", "\n\n", ""])
    changed = text[:at] + data.draw(sign) + text[at + cut :]
    quick = read_lines(changed)
    if quick is not None:
        assert parsed_ledger(source(changed)) == quick


def test_a_very_long_note_is_read():
    long = record_line(replace(PLAN, note="很长，" * 5000)) + "\n"
    assert parsed_ledger(source(long)) == read_lines(long)


def test_every_status_is_read():
    text = "".join(f"{record_line(replace(PLAN, status=status))}\n" for status in STATUSES)
    quick = read_lines(text)
    assert quick is not None
    assert [record.status for record in quick.records] == list(STATUSES)
