"""A value of the model is written in one way, and read back as it was."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings

from gkcli.model.holidays import HolidayCalendar, YearEntry
from gkcli.model.notice import Part, Section, Table
from gkcli.model.units import Alias, Group, Registry, Unit
from gkcli.yaml.canonical.emit import canonical
from gkcli.yaml.canonical.scalars import in_brackets, on_one_line
from gkcli.yaml.canonical.schema import Leaf
from gkcli.yaml.decode import decode
from gkcli.yaml.skim import skim
from gkcli.yaml.source import Source
from gkcli.yaml.syntax import parse
from tests.support.build import deadline, table, task
from tests.support.made_models import loose, values

REPOSITORY = Path(__file__).parents[4]
OF_THE_TEXT_ITSELF = {"invisible-character", "replacement-character"}


def source_of(text):
    return Source(Path("a.yaml"), "a.yaml", text)


def reread(value):
    return decode(type(value), skim(source_of(canonical(value))).data)


@settings(max_examples=100)
@given(values)
def test_whatever_its_texts_hold_a_value_is_read_back_as_it_was(value):
    assert reread(value) == value


@settings(max_examples=100)
@given(values)
def test_check_finds_nothing_in_how_it_is_written(value):
    found = parse(source_of(canonical(value))).diagnostics
    assert {finding.code for finding in found} <= OF_THE_TEXT_ITSELF


@given(values)
def test_it_is_utf8_with_unix_line_ends_and_two_blanks_a_level(value):
    written = canonical(value)
    assert written.endswith("\n")
    assert "\r" not in written
    assert "\t" not in "".join(
        line[: len(line) - len(line.lstrip())] for line in written.split("\n")
    )
    assert written.encode("utf-8")


@given(loose)
def test_a_text_stays_text_to_any_reader_of_yaml(text):
    for written in (f"a: {on_one_line(text, Leaf.TEXT)}", f"a: [{in_brackets(text, Leaf.TEXT)}]"):
        loaded = yaml.safe_load(written)["a"]
        assert loaded in ([text], text) or not text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("甲", "甲"),
        ("2018年7月20日前", "2018年7月20日前"),
        ("3-enrol", "3-enrol"),
        ("https://example.org/a?b=1#c", "https://example.org/a?b=1#c"),
        ("抄送: 甲", "'抄送: 甲'"),
        ("甲 #乙", "'甲 #乙'"),
        ("它'的", "它'的"),
        ("'甲'", "'''甲'''"),
        ("1.10", "'1.10'"),
        ("2018-07-20", "'2018-07-20'"),
        ("no", "'no'"),
        ("甲\u2028乙", '"甲\\u2028乙"'),
        ("甲\x85乙", '"甲\\u0085乙"'),
        ("甲\x1b", '"甲\\u001b"'),
    ],
)
def test_a_text_is_quoted_where_it_must_be_and_nowhere_else(text, written):
    assert on_one_line(text, Leaf.TEXT) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("区政府办公室（督查室、信息公开办）", "区政府办公室（督查室、信息公开办）"),
        ("甲、乙", "'甲、乙'"),
        ("甲, 乙", "'甲, 乙'"),
        ("“甲”", "'“甲”'"),
        ("[甲", "'[甲'"),
    ],
)
def test_an_item_in_brackets_is_quoted_where_it_would_be_taken_for_several(text, written):
    assert in_brackets(text, Leaf.TEXT) == written


@pytest.mark.parametrize("text", ["2018-07-20", "3", "-3", "1.50", "true"])
def test_a_date_and_a_number_need_no_quotes_where_the_schema_wants_them(text):
    assert on_one_line(text, Leaf.VALUE) == text


def test_the_keys_stand_in_the_order_of_the_schema_and_what_says_nothing_is_left_out():
    registry = Registry(
        units=(
            Unit(
                name="甲局",
                kind="政府部门",
                source="试",
                aliases=(Alias("甲"), Alias("旧甲", to=date(2019, 1, 1))),
                verified=False,
            ),
        ),
        groups=(Group(name="各镇", source="试", kinds=("镇", "街道")),),
    )
    assert canonical(registry) == (
        "units:\n"
        "  - name: 甲局\n"
        "    kind: 政府部门\n"
        "    source: 试\n"
        "    aliases:\n"
        "      - 甲\n"
        "      - name: 旧甲\n"
        "        to: 2019-01-01\n"
        "    verified: false\n"
        "groups:\n"
        "  - name: 各镇\n"
        "    source: 试\n"
        "    kinds: [镇, 街道]\n"
    )


def test_prose_is_one_clause_a_line_with_a_blank_line_between_paragraphs():
    text = canonical(table(task(requirement="坚持公开，于12：30前报送：材料。“好。”\n二段。")))
    lines = ["坚持公开，", "于12：30前报送：", "材料。", "“好。”", "", "二段。"]
    block = "".join(f"{'              ' if line else ''}{line}\n" for line in lines)
    assert f"            requirement: |-\n{block}" in text


def test_prose_that_starts_with_a_blank_says_how_far_it_is_indented():
    assert "requirement: |2-\n               甲。\n" in canonical(table(task(requirement=" 甲。")))


def test_a_long_list_has_a_line_an_item():
    days = tuple(date(2027, 1, day) for day in range(1, 11))
    written = canonical(HolidayCalendar((YearEntry(2027, "试", days, days[:2]),)))
    assert written.count("      - 2027-01-") == 10
    assert "    worked: [2027-01-01, 2027-01-02]\n" in written


def test_empty_lists_that_the_schema_wants_are_written():
    assert "lead: []\n" in canonical(table(task()))
    assert canonical(
        Table(table().notice, (Part("一", "节", (Section("一", "目", ()),)),))
    ).endswith("        tasks: []\n")


def test_remarks_become_comments_above_what_they_are_about():
    value = table(task(), deadlines=[deadline(by=date(2018, 7, 20))])
    written = canonical(
        value,
        {
            ("notice", "deadlines", 0): ["请核对", "", "第二行"],
            ("parts", 0, "sections", 0, "tasks", 0, "lead"): ["原表空着"],
        },
    )
    assert "  deadlines:\n    # 请核对\n    #\n    # 第二行\n    - id: d\n" in written
    assert "            # 原表空着\n            lead: []\n" in written
    assert reread(value) == decode(Table, skim(source_of(written)).data)


@given(loose)
def test_no_remark_becomes_data(remark):
    written = canonical(table(task()), {("notice",): [remark], ("parts", 0, "title"): [remark]})
    assert decode(Table, skim(source_of(written)).data) == table(task())


@pytest.mark.parametrize("folder", ["data", "examples/demo"])
@pytest.mark.parametrize(("name", "shape"), [("tasks", Table), ("units", Registry)])
def test_the_shipped_files_are_written_so(folder, name, shape):
    text = (REPOSITORY / folder / f"{name}.yaml").read_text(encoding="utf-8")
    uncommented = "".join(line for line in text.splitlines(True) if not line.startswith("#"))
    assert canonical(decode(shape, skim(source_of(text)).data)) == uncommented
