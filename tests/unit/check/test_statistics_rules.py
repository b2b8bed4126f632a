"""Findings about figures: where they stand, what they say, what they leave alone."""

import pytest

from gkcli.check.findings import inspect
from gkcli.model.annual.form2019 import FORM_2021
from gkcli.workspace.open import Layout

BLANK = "“复议诉讼”里有 1 处空着（“行政复议 总计”），1 个勾稽关系还不能核对。"

ENDS = ("本年新收", "上年结转", "其他情形", "办理总计", "结转下年")
RESULTS = [key for key in FORM_2021.tree["申请办理"] if key not in ENDS]


@pytest.fixture
def found_in(found, tmp_path):
    """What is found about figures, beside a table of 2018 or of another year."""

    def run(text: str, year: int = 2018):
        found(("2018", str(year)))
        (tmp_path / "statistics.yaml").write_text(text, encoding="utf-8")
        return [f for f in inspect(Layout(tmp_path)) if f.file == "statistics.yaml"]

    return run


def test_a_wrong_sum_stands_at_its_total_and_names_every_line(found_in):
    (finding,) = found_in(
        "year: 2024\n复议诉讼:\n  行政复议:\n    结果维持: 1\n    结果纠正: 0\n"
        "    其他结果: 0\n    尚未审结: 1\n    总计: 3\n",
        2024,
    )
    assert (finding.code, finding.severity) == ("sums-differ", "error")
    assert (finding.line, finding.column) == (8, 9)
    assert "总计是 3，前四项之和是 2，应当相等，相差 1。" in finding.message
    assert finding.hint == "核对第 4、5、6、7、8 行的数。"


def test_of_many_lines_those_with_a_zero_are_not_listed(found_in):
    rows = "".join(f"  {key}: {{自然人: 0}}\n" for key in RESULTS)
    text = f"year: 2024\n申请办理:\n{rows}  其他情形: {{自然人: 3}}\n  办理总计: {{自然人: 2}}\n"
    errors = [finding for finding in found_in(text, 2024) if finding.severity == "error"]
    assert [finding.hint for finding in errors] == ["核对第 23、24 行的数（填 0 的没有列）。"]


def test_what_the_form_of_2014_does_not_state_is_a_warning(found_in):
    (finding,) = found_in("year: 2018\n机构经费: {工作人员: 3, 专职人员: 1, 兼职人员: 1}\n")
    assert (finding.code, finding.severity) == ("sums-differ", "warning")
    assert "格式没有写明这个关系" in finding.hint


def test_what_is_missing_is_a_note_at_the_table(found_in):
    (finding,) = found_in(
        "year: 2024\n复议诉讼:\n  行政复议: {结果维持: 1, 结果纠正: 0, 其他结果: 0, 尚未审结: 1}\n",
        2024,
    )
    assert (finding.code, finding.severity) == ("blank-figures", "note")
    assert (finding.line, finding.column) == (2, 1)
    assert finding.message == BLANK


def test_a_figure_that_cannot_be_read_is_reported_once(found_in):
    text = "year: 2018\n行政复议: {总数: 三, 维持: 1, 纠错: 1, 其他情形: 0}\n"
    assert [finding.code for finding in found_in(text)] == ["bad-figure"]


def test_while_a_key_is_mistyped_nothing_is_said_to_be_missing(found_in):
    text = "year: 2018\n行政复议: {总数: 2, 维持了: 1, 纠错: 1, 其他情形: 0}\n"
    assert [finding.code for finding in found_in(text)] == ["unknown-field"]


def test_figures_of_another_year_are_an_error(found_in):
    (finding,) = found_in("year: 2017\n")
    assert finding.code == "statistics-year"
    assert "2017" in finding.message
    assert "2018" in finding.message


def test_a_year_that_cannot_be_read_is_not_compared(found_in):
    assert [finding.code for finding in found_in("year: 去年\n")] == ["bad-number"]


def test_a_file_that_is_no_yaml_is_reported_and_the_rest_is_checked(found_in):
    assert [finding.code for finding in found_in("year: [2018\n")] == ["unclosed-bracket"]


def test_a_file_that_is_absent_is_no_finding(found):
    assert found() == ()
