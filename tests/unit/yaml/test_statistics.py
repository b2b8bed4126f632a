"""From a file of figures to the model, and a blank file to fill in."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcli.errors import Severity
from gkcli.model.annual.form_of_year import FORMS, form_named, places
from gkcli.model.statistics import shape_of
from gkcli.yaml.decode import UndecodedError
from gkcli.yaml.source import Source
from gkcli.yaml.starter import statistics_text
from gkcli.yaml.statistics import decode_statistics, validate_statistics
from gkcli.yaml.syntax import parse
from tests.support.annual import filled_forms

EACH = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)


def read(text):
    source = Source(Path("s"), "statistics.yaml", text)
    return source, parse(source)


def quickly(text):
    _, parsed = read(text)
    try:
        return decode_statistics(parsed.data)
    except UndecodedError:
        return None


def thoroughly(text):
    return validate_statistics(*read(text))


def codes(text):
    return [finding.code for finding in thoroughly(text).diagnostics]


@EACH
def test_a_blank_file_has_every_key_of_the_form_one_a_line_and_no_figure(form):
    text = statistics_text(form, form.first)
    _, parsed = read(text)
    assert parsed.diagnostics == ()
    assert set(form.figures) <= set(places(parsed.data))
    assert quickly(text).figures == {}
    keys = [line.split(":")[0].strip() for line in text.splitlines() if ":" in line.split("#")[0]]
    assert keys == ["year", *(place[-1] for place in list(places(parsed.data))[1:])]


@EACH
def test_the_words_of_the_form_stand_beside_the_keys(form):
    text = statistics_text(form, form.first)
    for figure in form.figures.values():
        assert figure.row in text
        assert figure.column in text


@given(filled_forms)
def test_a_file_written_with_figures_is_read_back_the_same_both_ways(case):
    form, figures = case
    text = statistics_text(form, form.first, figures)
    found = quickly(text)
    assert found.figures == figures
    assert (found.year, found.form) == (form.first, form)
    assert thoroughly(text).value == found
    assert thoroughly(text).diagnostics == ()


FRAGMENTS = st.sampled_from(["", " 0", " 12", " -1", " 1.5", " 无", " [1]", " {甲: 1}", " 1,2"])
KEYS = sorted({"甲", *(key for form in FORMS for address in form.figures for key in address)})
LINES = st.tuples(st.sampled_from(["", "  ", "    "]), st.sampled_from(KEYS), FRAGMENTS)
HEADS = st.sampled_from(["2007", "2018", "2019", "2024", "二"])
NAMED = st.sampled_from(["", "form: 2014\n", "form: 2021\n", "form: 新\n", "verified: true\n"])


@given(HEADS, NAMED, st.lists(LINES, max_size=6))
def test_the_quick_way_and_the_thorough_way_agree(year, named, lines):
    text = f"year: {year}\n{named}" + "".join(f"{i}{key}:{value}\n" for i, key, value in lines)
    _, parsed = read(text)
    if any(finding.severity is Severity.ERROR for finding in parsed.diagnostics):
        return
    found = thoroughly(text)
    quick = quickly(text)
    assert (quick is None) == bool(found.diagnostics)
    if quick is not None:
        assert found.value == quick


def test_a_key_left_out_a_key_left_empty_and_a_group_left_empty_are_all_blank():
    assert quickly("year: 2024\n").figures == {}
    assert quickly("year: 2024\n主动公开:\n  行政许可:\n申请办理:\n").figures == {}
    assert quickly("year: 2024\n主动公开: {行政许可: 0}\n").figures == {("主动公开", "行政许可"): 0}


def test_a_mistyped_key_is_answered_with_the_nearest():
    (finding,) = thoroughly("year: 2024\n申请办理:\n  本年新受: {自然人: 1}\n").diagnostics
    assert finding.code == "unknown-field"
    assert finding.hint.startswith("是不是要写“本年新收”？")
    assert (finding.line, finding.column) == (3, 3)


def test_a_key_of_another_form_is_named_once_with_all_below_it():
    found = thoroughly("year: 2019\n依申请公开:\n  当面: 1\n  传真: 2\n").diagnostics
    assert [(f.code, f.line) for f in found] == [("other-form", 2)]
    assert "2014—2018 年（国办发〔2014〕32号）" in found[0].message
    assert "主动公开、申请办理、复议诉讼" in found[0].hint


def test_where_the_form_has_one_figure_and_the_file_a_group_that_is_said():
    (finding,) = thoroughly("year: 2024\n主动公开:\n  行政许可: {处理决定数量: 3}\n").diagnostics
    assert finding.code == "other-form"
    assert "只有一个数" in finding.hint


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("year: 2018\nform: 2021\n举报投诉: 1\n", ["form-year"]),
        ("year: 2018\nform: 2014\n举报投诉: 1\n", []),
        ("year: 2007\n举报投诉: 1\n", ["form-year"]),
        ("year: 二\n举报投诉: 1\n", ["bad-number"]),
        ("举报投诉: 1\n", ["missing-field"]),
        ("year: 2018\nform: 三十二号\n举报投诉: 1\n", ["bad-choice"]),
        ("year: [2018]\n举报投诉: 1\n", ["wrong-type"]),
        ("- year\n", ["wrong-type"]),
    ],
)
def test_a_fault_in_the_head_is_the_only_one_that_is_told(text, expected):
    assert codes(text) == expected
    assert (quickly(text) is None) == bool(expected)


def test_shapes_of_rows_with_the_same_columns_are_one():
    fields = {
        field.name: field.type for field in vars(shape_of("2021"))["__dataclass_fields__"].values()
    }
    rows = fields["申请办理"].__origin__.__dataclass_fields__
    assert rows["本年新收"].type is rows["结转下年"].type
    assert shape_of("2021") is shape_of(form_named("2021").name)
