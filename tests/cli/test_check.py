"""gkcli check."""

import json
import re
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
BROKEN = {"by: 2024-06-30": "by: 2024-6-30", "lead: [区教育局]": "lead: [区教肓局]"}


def check(run, folder, *arguments):
    return run("-d", str(folder), "check", *arguments)


def test_the_real_table_and_the_made_up_one_have_no_error(real, demo):
    for ask in (real, demo):
        outcome = ask("check")
        assert (outcome.code, outcome.err) == (0, "")
        assert "错误" not in outcome.out


def test_the_second_year_of_the_example_has_nothing_to_be_found(run):
    outcome = check(run, EXAMPLES / "demo-2025", "--as-of", "2026-01-10")
    assert (outcome.code, outcome.err) == (0, "")
    assert "没有发现问题" in outcome.out


@pytest.mark.parametrize("year", ["2018", "2019"])
def test_the_examples_of_earlier_forms_have_no_error(run, year):
    outcome = check(run, EXAMPLES / "annual" / year)
    assert outcome.code == 0


def test_every_error_is_told_at_once_with_its_place_and_what_to_do(run, demo_with):
    outcome = check(run, demo_with(BROKEN))
    assert (outcome.code, outcome.err) == (1, "")
    lines = outcome.out.splitlines()
    date = next(i for i, line in enumerate(lines) if "2024-6-30" in line)
    assert re.match(r".*tasks\.yaml:\d+:21: 错误：", lines[date])
    assert lines[date + 1].strip() == "by: 2024-6-30"
    assert lines[date + 2].index("^") == lines[date + 1].index("2024-6-30")
    assert lines[date + 3].startswith("  → 请写作 2024-06-30")
    assert re.search(r"\d+ 处错误", lines[-1])


def test_a_folder_that_only_lists_workspaces_has_its_list_checked(run, demo_with):
    demo = demo_with({})
    listed = demo.parent / "市/rollup.yaml"
    listed.parent.mkdir()
    listed.write_text(
        f"workspaces:\n  - {{name: 甲区, folder: ../{demo.name}}}\n", encoding="utf-8"
    )
    outcome = check(run, listed.parent)
    assert (outcome.code, outcome.err) == (0, "")
    assert re.search("rollup.yaml（1 个，各自另查：.*）：没有发现问题。", outcome.out)

    with listed.open("a", encoding="utf-8") as file:
        file.write("  - {name: 甲区, folder: 没有}\n")
    outcome = check(run, listed.parent, "-f", "json")
    assert outcome.code == 1
    assert [(one["line"], one["column"], one["code"]) for one in json.loads(outcome.out)] == [
        (3, 12, "duplicate-workspace"),
        (3, 24, "missing-workspace"),
    ]

    listed.write_text("workspaces: 甲区\n", encoding="utf-8")
    assert "[wrong-type]" in check(run, listed.parent).out


def test_an_unknown_unit_is_a_finding(run, demo_with):
    outcome = check(run, demo_with({"lead: [区教育局]": "lead: [区教肓局]"}))
    assert "区教肓局" in outcome.out


def test_json_has_the_fields_of_the_contract_in_reading_order(run, demo_with):
    outcome = check(run, demo_with(BROKEN), "-f", "json")
    found = json.loads(outcome.out)
    assert outcome.code == 1
    assert found
    for one in found:
        assert list(one) == ["file", "line", "column", "severity", "code", "message", "hint"]
        assert one["severity"] in ("error", "warning", "note")
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", one["code"])
    places = [(one["file"], one["line"], one["column"]) for one in found]
    assert places == sorted(places)
    assert ("error", "bad-date") in {(one["severity"], one["code"]) for one in found}


def test_the_columns_of_json_point_at_the_fault(run, demo_with):
    folder = demo_with({"by: 2024-06-30": "by: 2024-6-30"})
    (error,) = (
        one
        for one in json.loads(check(run, folder, "-f", "json").out)
        if one["severity"] == "error"
    )
    line = (folder / "tasks.yaml").read_text(encoding="utf-8").split("\n")[error["line"] - 1]
    assert line[error["column"] - 1 :] == "2024-6-30"


def test_github_gets_one_annotation_a_finding(run, demo_with):
    folder = demo_with(BROKEN)
    count = len(json.loads(check(run, folder, "-f", "json").out))
    lines = check(run, folder, "-f", "github").out.splitlines()
    assert len(lines) == count
    assert all(
        re.match(r"::(error|warning|notice) file=.+,line=\d+,col=\d+,title=", li) for li in lines
    )


def test_warnings_fail_only_where_that_is_asked_for(run, demo_with):
    folder = demo_with({"      units: [各镇（街道）, 区政府各部门]\n      by": "      by"})
    found = json.loads(check(run, folder, "-f", "json").out)
    assert {one["severity"] for one in found} - {"note"} == {"warning"}
    assert check(run, folder).code == 0
    assert check(run, folder, "--strict").code == 1


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_another_encoding_is_a_finding_and_not_a_crash(run, demo_with, encoding):
    outcome = check(run, demo_with({}, encoding))
    assert outcome.code == 1
    assert "UTF-8" in outcome.out


@pytest.mark.parametrize(
    "content", ["", "notice:\n", "[]", "a: b", "\x00", "- " * 3000, "{" * 5000]
)
def test_a_file_of_nonsense_is_a_finding_and_not_a_crash(run, demo_with, content):
    folder = demo_with({})
    (folder / "tasks.yaml").write_text(content, encoding="utf-8")
    outcome = check(run, folder)
    assert (outcome.code, outcome.err) == (1, "")
    assert "tasks.yaml:1:" in outcome.out
    query = run("-d", str(folder), "tasks")
    assert (query.code, query.out) == (2, "")
    assert "tasks.yaml:1:" in query.err


def test_a_missing_registry_is_told(run, demo_with):
    folder = demo_with({})
    (folder / "units.yaml").unlink()
    for command in ("check", "tasks", "units"):
        outcome = run("-d", str(folder), command)
        assert outcome.code in (1, 2)
        assert "units.yaml" in outcome.out + outcome.err
        assert "差错" not in outcome.err


def test_queries_refuse_what_check_calls_an_error_and_name_every_one(run, demo_with):
    folder = demo_with({"by: 2024-06-30": "by: 2024-6-30", "day: 20": "day: 40"})
    outcome = run("-d", str(folder), "deadlines")
    assert (outcome.code, outcome.out) == (2, "")
    assert "数据文件有 2 处错误" in outcome.err
    assert "2024-06-30" in outcome.err
    assert "1 到 31" in outcome.err


def test_the_excerpt_of_a_long_line_fits_the_screen(screen, demo_with):
    folder = demo_with({"title: 开展业务培训": f"title: {'很长' * 60} #尾"})
    shown = screen(60, "check", environment={"GKCLI_DATA": str(folder)})
    from gkcli.terminal.text_width import cell_len

    assert max(map(cell_len, shown.splitlines())) <= 60


class TestLedgers:
    """What is wrong in ledgers is told like everything else; the day matters for them alone."""

    def ledger(self, folder, *records):
        (folder / "progress").mkdir(exist_ok=True)
        lines = "".join(f"- {{{record}}}\n" for record in records)
        (folder / "progress" / "甲镇.yaml").write_text(lines, encoding="utf-8")

    def test_a_finding_stands_at_the_value_in_its_ledger(self, run, demo_with):
        folder = demo_with({})
        self.ledger(folder, "on: 2024-03-20, for: paln, status: 已完成")
        outcome = check(run, folder)
        assert outcome.code == 1
        place, line, caret, hint = outcome.out.splitlines()[-5:-1]
        assert "甲镇.yaml:1:25: 错误" in place
        assert place.endswith("[unknown-duty]")
        assert line[caret.index("^") :].startswith("paln")
        assert "是不是要写 plan" in hint

    def test_a_day_that_has_not_come_is_a_warning_until_it_has(self, run, demo_with):
        folder = demo_with({})
        self.ledger(folder, "on: 2024-03-20, for: plan, status: 已完成")
        early = check(run, folder, "--as-of", "2024-03-19")
        assert "[future-record]" in early.out
        assert early.code == 0
        assert check(run, folder, "--as-of", "2024-03-19", "--strict").code == 1
        assert "future-record" not in check(run, folder, "--as-of", "2024-03-20").out
