"""Findings for people, for programs and for GitHub."""

import pytest

from gkcli.errors import Diagnostic, Severity
from gkcli.terminal.findings import counted, finding_page, finding_record, github_annotation
from gkcli.terminal.render import plain

FINDING = Diagnostic(
    "data/tasks.yaml",
    3,
    7,
    Severity.ERROR,
    "bad-date",
    "日期“2018-7-1”的写法不对",
    "请写作 2018-07-01",
)


def test_a_finding_has_its_address_its_line_a_caret_and_what_to_do():
    page = finding_page(
        [FINDING], lambda file, line: f"{file[:0]}  by: 2018-7-{line}", "1 处错误。"
    )
    assert plain(page, 80).splitlines() == [
        "data/tasks.yaml:3:7: 错误：日期“2018-7-1”的写法不对 [bad-date]",
        "      by: 2018-7-3",
        "          ^",
        "  → 请写作 2018-07-01",
        "1 处错误。",
    ]


def test_a_line_that_cannot_be_shown_is_left_out():
    page = finding_page([FINDING], lambda _file, _line: "", "完")
    assert "^" not in plain(page)


def test_counts_findings_by_severity_the_worst_first():
    note = Diagnostic("a", 1, 1, Severity.NOTE, "n", "说明")
    assert counted([note, FINDING, FINDING]) == "2 处错误、1 处说明"
    assert counted([]) == ""


def test_a_record_has_the_fields_of_the_contract():
    assert finding_record(FINDING) == {
        "file": "data/tasks.yaml",
        "line": 3,
        "column": 7,
        "severity": "error",
        "code": "bad-date",
        "message": "日期“2018-7-1”的写法不对",
        "hint": "请写作 2018-07-01",
    }


def test_an_annotation_escapes_what_would_end_it():
    odd = Diagnostic("a,b:c%.yaml", 1, 2, Severity.NOTE, "c", "甲\n::error::乙%\x1b\u202e", "丙")
    assert github_annotation(odd) == (
        "::notice file=a%2Cb%3Ac%25.yaml,line=1,col=2,title=c::甲\\n::error::乙%25\\x1b\\u202e。丙"
    )


@pytest.mark.parametrize(
    ("message", "hint", "told"),
    [
        ("错了", "改", "错了。改"),
        ("错了。", "改。", "错了。改。"),
        ("错了：", "改", "错了：改"),
        ("错了。", "", "错了。"),
    ],
)
def test_an_annotation_has_one_full_stop_between_its_sentences(message, hint, told):
    finding = Diagnostic("a", 1, 1, Severity.NOTE, "c", message, hint)
    assert github_annotation(finding).endswith(f"::{told}")


def test_a_line_break_in_what_a_finding_quotes_begins_no_line():
    odd = Diagnostic("a\nb", 1, 1, Severity.NOTE, "c", "甲\n乙\x07", "丙\n丁")
    assert plain(finding_page([odd], lambda _file, _line: "::error::戊", "完")).splitlines() == [
        "a\\nb:1:1: 说明：甲\\n乙\\x07 [c]",
        "    \\x3a:error::戊",
        "    ^",
        "  → 丙\\n丁",
        "完",
    ]
