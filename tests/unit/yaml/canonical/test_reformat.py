"""Whoever wrote a file, it becomes canonical and says what it said."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkcli.model.holidays import HolidayCalendar
from gkcli.model.notice import Table
from gkcli.model.record import Record
from gkcli.model.units import Registry
from gkcli.yaml.canonical import reformat as reformatting
from gkcli.yaml.canonical.emit import canonical
from gkcli.yaml.canonical.reformat import reformat
from gkcli.yaml.canonical.schema import schema_of
from gkcli.yaml.decode import decode
from gkcli.yaml.ledger import record_line
from gkcli.yaml.skim import skim
from gkcli.yaml.source import Source
from tests.support.made_models import values
from tests.support.made_records import records
from tests.support.messy_files import plain_of, plain_writers, writers

REPOSITORY = Path(__file__).parents[4]
SHIPPED = [
    (path, Table if path.name == "tasks.yaml" else Registry)
    for folder in ("data", "examples")
    for path in sorted((REPOSITORY / folder).rglob("*.yaml"))
    if path.name in ("tasks.yaml", "units.yaml")
]


def source_of(text):
    return Source(Path("a.yaml"), "a.yaml", text)


def tidy(text, shape=Table):
    formatted = reformat(source_of(text), schema_of(shape))
    assert formatted.errors == ()
    return formatted.text


def loaded(text, shape):
    return decode(shape, skim(source_of(text)).data)


class TestAnyFile:
    @settings(max_examples=100)
    @given(values, plain_writers)
    def test_without_comments_it_becomes_what_the_emitter_writes(self, value, writer):
        assert tidy(writer.text(plain_of(value)), type(value)) == canonical(value)

    @settings(max_examples=100)
    @given(values, writers)
    def test_it_says_what_it_said_and_tidying_again_changes_nothing(self, value, writer):
        shape = type(value)
        text = tidy(writer.text(plain_of(value)), shape)
        assert loaded(text, shape) == value
        assert tidy(text, shape) == text

    @settings(max_examples=100)
    @given(values, writers)
    def test_every_comment_survives_once_and_by_what_it_is_about(self, value, writer):
        written = writer.text(plain_of(value))
        lines = tidy(written, type(value)).split("\n")
        for comment in writer.loose:
            assert [line.strip() for line in lines].count(comment) == 1
        for comment, about in writer.above.items():
            (place,) = (n for n, line in enumerate(lines) if line.strip() == comment)
            below = next(line.strip() for line in lines[place:] if line.strip(" #")[:1] not in "注")
            assert below.removeprefix("" if about == "- " else "- ").startswith(about)
        for comment, about in writer.behind.items():
            (line,) = (line for line in lines if line.endswith(comment))
            assert about in line or line.strip() == comment


MESSY = """\
# 表头


parts:   # 节
- title: "一节"
  # 编号
  number: 一
  sections:
  - number: 一
    title: '目'

    tasks:
      # 第一项
      - requirement: 甲，乙；   # 要求
        # 标题
        title: 一项
        number: "1"
        lead: [ 甲局, # 主
           # 另一个
           乙局 ] # 完
        responsible:
        - 丙
        - '丁'
        # 任务末
      # 各任务末
    # 目末
notice: {title: 甲, number: '1'} # 通知
# 完
"""
TIDY = """\
# 表头

notice: # 通知
  title: 甲
  number: '1'
parts:   # 节
  # 编号
  - number: 一
    title: 一节
    sections:
      - number: 一
        title: 目

        tasks:
          # 第一项
          - number: 1
            # 标题
            title: 一项
            lead: # 完
              - 甲局 # 主
              # 另一个
              - 乙局
            responsible: [丙, 丁]
            requirement: |-   # 要求
              甲，
              乙；
            # 任务末
          # 各任务末
        # 目末
# 完
"""


def test_an_example_with_comments_in_every_place():
    assert tidy(MESSY) == TIDY


@pytest.mark.parametrize(("path", "shape"), SHIPPED, ids=lambda value: getattr(value, "name", ""))
def test_the_shipped_files_are_tidy(path, shape):
    text = path.read_text(encoding="utf-8")
    assert tidy(text, shape) == text


def test_there_are_shipped_files():
    assert len(SHIPPED) >= 4


REAL = (REPOSITORY / "data/tasks.yaml").read_text(encoding="utf-8")
LINES = REAL.splitlines(keepends=True)
PAIRS = [n for n, line in enumerate(LINES) if re.match(r"[ -]*[a-z_]+: [^\[|']", line)]
LISTS = [n for n, line in enumerate(LINES) if line.endswith("]\n") and ", " in line]


@settings(max_examples=40)
@given(st.sampled_from(PAIRS), st.sampled_from([": '{}'\n", ':   "{}"\n', ": {}   \n"]))
def test_of_a_tidy_file_only_the_odd_line_changes(number, form):
    key, _, value = LINES[number].rstrip("\n").partition(": ")
    odd = [*LINES[:number], key + form.format(value), *LINES[number + 1 :]]
    assert tidy("".join(odd)) == REAL


@settings(max_examples=20)
@given(st.sampled_from(LISTS), st.sampled_from([",", ",  ", " , "]))
def test_of_a_tidy_file_only_the_odd_list_changes(number, comma):
    odd = [*LINES[:number], LINES[number].replace(", ", comma), *LINES[number + 1 :]]
    assert tidy("".join(odd)) == REAL


class TestWhatPeopleChose:
    def test_the_order_of_tasks_and_units_stays(self):
        text = tidy("groups: []\nunits: [{name: 乙}, {name: 甲}]\n", Registry)
        assert text == "units:\n  - name: 乙\n  - name: 甲\ngroups: []\n"

    def test_what_says_nothing_stays(self):
        text = "units:\n  - name: 乙\n    aliases: []\n    verified: true\n    note:\n"
        assert tidy(text, Registry) == text

    def test_unknown_keys_stay_behind_the_key_they_followed(self):
        text = "units:\n  - colour: 红\n    kind: 镇\n    size: 1.0\n    name: 乙\n"
        assert tidy(text, Registry) == (
            "units:\n  - colour: 红\n    name: 乙\n    kind: 镇\n    size: 1.0\n"
        )

    def test_a_key_that_needs_quotes_keeps_them(self):
        text = "units:\n  - name: 乙\n    '<<': 甲\n    'a: b': 丙\n    '#': 丁\n"
        assert tidy(text, Registry) == text

    def test_the_blanks_before_a_comment_stay_so_that_columns_do(self):
        text = "years:\n  - year: 2027       # 年\n    source: 通知    # 据\n"
        assert tidy(text, HolidayCalendar) == text

    def test_blank_lines_stay_but_never_two_nor_first_in_a_block(self):
        text = "units:\n\n\n  - name: 甲\n\n\n  - name: 乙\n\n  # 注\n\n  - name: 丙\n\n"
        assert tidy(text, Registry) == (
            "units:\n  - name: 甲\n\n  - name: 乙\n\n  # 注\n\n  - name: 丙\n"
        )

    def test_nor_two_where_the_order_of_keys_brings_two_together(self):
        text = "# 表头\n\ngroups: []\n\n# 单位\nunits: []\n"
        assert tidy(text, Registry) == "# 表头\n\n# 单位\nunits: []\ngroups: []\n"

    def test_a_text_of_several_lines_stays_a_block_where_the_schema_wants_one_line(self):
        text = "units:\n  - name: |\n      甲\n      乙\n    note: |-\n      丙，丁\n      戊\n"
        assert tidy(text, Registry) == text

    def test_an_alias_that_is_a_mapping_with_a_name_alone_becomes_the_name(self):
        text = "units:\n  - name: 甲\n    aliases:\n      - name: 乙 # 旧\n      - {name: 丙}\n"
        assert tidy(text, Registry) == (
            "units:\n  - name: 甲\n    aliases:\n      - 乙 # 旧\n      - 丙\n"
        )

    def test_a_value_left_out_stays_left_out(self):
        text = "units: # 甲\n  - # 乙\n  -\ngroups:\n"
        assert tidy(text, Registry) == text


class TestLedgers:
    LEDGER = tuple[Record, ...]

    @given(st.lists(records, min_size=1, max_size=3), plain_writers)
    def test_records_become_the_lines_that_recording_writes(self, entries, writer):
        lines = "".join(f"{record_line(entry)}\n" for entry in entries)
        data = skim(source_of(lines)).data
        assert tidy(writer.text(data), self.LEDGER) == lines

    def test_a_record_stands_on_one_line(self):
        text = (
            "- on: 2024-03-01   # 报了\n  for: '3'\n  status: 推进中\n  evidence:\n"
            "  # 网址\n  - https://example.org\n- {status: 已完成, for: plan, on: 2024-03-02}\n"
        )
        assert tidy(text, self.LEDGER) == (
            "# 报了\n# 网址\n"
            '- {on: 2024-03-01, for: 3, status: 推进中, evidence: ["https://example.org"]}\n'
            "- {on: 2024-03-02, for: plan, status: 已完成}\n"
        )


class TestBrokenFiles:
    def test_what_would_not_survive_is_left_and_told(self, monkeypatch):
        monkeypatch.setattr(reformatting, "written", lambda *_: "units: []\n")
        formatted = reformat(source_of("units: [{name: 甲}] # 注\n"), schema_of(Registry))
        assert formatted.text == "units: [{name: 甲}] # 注\n"
        assert [error.code for error in formatted.errors] == ["not-formattable"]

    @pytest.mark.parametrize(
        "text",
        [
            "units: [甲\n",
            "units:\n\t- name: 甲\n",
            "units:\n  - name: 甲\n    name: 乙\n",
            "units: &a [甲]\n",
            "units: !!set {甲}\n",
            "units: 甲\x1b\n",
            "units: []\n---\nunits: []\n",
            "",
            "# 只有注释\n",
            "一段文字\n",
        ],
    )
    def test_a_file_that_cannot_be_read_is_left_and_the_errors_are_told(self, text):
        formatted = reformat(source_of(text), schema_of(Registry))
        assert formatted.text == text
        assert formatted.errors

    def test_line_ends_become_those_of_unix(self):
        assert tidy("units:\r\n  - name: 甲\r\n", Registry) == "units:\n  - name: 甲\n"

    def test_odd_line_ends_within_texts_survive(self):
        text = "units:\n  - name: '甲\u2028乙'\n    note: \"丙\x85丁\" # 注\u2028groups: []\n"
        again = tidy(text, Registry)
        assert skim(source_of(again)).data == skim(source_of(text)).data
        assert "# 注\n" in again

    @settings(max_examples=100)
    @given(st.data())
    def test_whatever_is_cut_out_or_put_in_nothing_is_lost(self, data):
        place = data.draw(st.integers(0, len(MESSY)))
        end = data.draw(st.integers(place, min(len(MESSY), place + 6)))
        put = data.draw(
            st.sampled_from(["", " ", "\n", "#", "- ", ": ", "'", '"', "[", "}", "|", "\t"])
        )
        text = MESSY[:place] + put + MESSY[end:]
        formatted = reformat(source_of(text), schema_of(Table))
        if formatted.errors:
            assert formatted.text == text
        else:
            assert tidy(formatted.text) == formatted.text
            assert words(formatted.text) == words(text)


def words(text):
    return sorted(re.findall(r"[\u4e00-\u9fff]", text))
