"""Reporting cycles are duties of every unit, with all that duties have."""

import json

import pytest

from tests.support.repository import Repository

CYCLES = """\
cycles:
  - id: quarterly
    what: 报送季度进展
    each: quarter
    day: 10
    from: 2024-07-01
    units: [各镇（街道）, 区政府各部门]
"""


@pytest.fixture
def folder(demo_copy):
    """The made-up district with a quarterly report that nobody has handed in yet."""
    (demo_copy / "cycles.yaml").write_text(CYCLES, encoding="utf-8")
    return demo_copy


def occasions(run, folder, *arguments):
    found = run("-d", str(folder), "deadlines", "-f", "json", *arguments).out
    return [one for one in json.loads(found) if one["id"] == "quarterly"]


def test_every_unit_owes_each_period(run, folder):
    found = occasions(run, folder, "--as-of", "2024-10-20", "--unit", "甲镇")
    assert [(one["period"], one["due"], one["state"]) for one in found] == [
        ("2024-Q2", "2024-07-10", "overdue"),
        ("2024-Q3", "2024-10-10", "overdue"),
        ("2024-Q4", "2025-01-10", "pending"),
    ]
    assert {one["task"] for one in found} == {None}
    assert len(occasions(run, folder)) == 3 * 9


def test_it_is_recorded_like_any_other(run, folder):
    outcome = run(
        *("-d", str(folder), "record", "quarterly", "--unit", "甲镇", "--status", "已完成"),
        *("--on", "2024-10-09", "--note", "已报"),
    )
    assert outcome.code == 0
    states = occasions(run, folder, "--as-of", "2024-10-20", "--unit", "甲镇")
    assert [one["state"] for one in states] == ["overdue", "done", "pending"]
    assert run("-d", str(folder), "check").code == 0


@pytest.mark.parametrize(
    "command",
    [
        ["units", "甲镇"],
        ["deadlines"],
        ["report", "bulletin"],
        ["report", "reminder", "--unit", "甲镇"],
        ["report", "unit-sheet", "--unit", "甲镇"],
        ["report", "plan", "--unit", "甲镇"],
    ],
)
def test_every_view_has_it(run, folder, command):
    assert "报送季度进展" in run("-d", str(folder), *command, "--as-of", "2024-10-20").out


def test_what_changes_about_it_is_compared_like_a_deadline(run, demo_copy, monkeypatch):
    made = Repository(demo_copy)
    made.commit("建")
    monkeypatch.chdir(demo_copy)
    cycles = demo_copy / "cycles.yaml"
    cycles.write_text(CYCLES, encoding="utf-8")
    (added,) = json.loads(run("diff", "-f", "json").out)
    target = added["target"]
    assert (added["kind"], target["thing"], target["key"]) == ("added", "deadline", "quarterly")
    assert added["after"]["day"] == 10
    made.commit("定期报送")
    cycles.write_text(CYCLES.replace("day: 10", "day: 20"), encoding="utf-8")
    (changed,) = json.loads(run("diff", "-f", "json").out)
    assert (changed["field"], changed["before"], changed["after"]) == ("day", 10, 20)
    assert "时限放宽" in run("review").out
    cycles.unlink()
    review = run("review", "--as-of", "2024-10-20").out
    assert "逾期不算了" in review
    assert "甲镇" in review


def test_a_faulty_file_is_told_and_no_question_answered(run, folder):
    (folder / "cycles.yaml").write_text("cycles:\n  - id: 甲\n", encoding="utf-8")
    outcome = run("-d", str(folder), "overview")
    assert outcome.code == 2
    assert "周期报送有" in outcome.err
    assert "cycles.yaml:2" in outcome.err


def test_what_was_handed_in_to_the_office_needs_no_address(run, folder):
    with (folder / "progress/甲镇.yaml").open("a", encoding="utf-8") as file:
        file.write("- {on: 2024-10-09, for: quarterly, status: 零报告}\n")
    (_, third, _) = occasions(run, folder, "--as-of", "2024-10-20", "--unit", "甲镇")
    assert third["state"] == "done"
    assert "evidence" not in [lack["code"] for lack in third["missing"]]


def test_a_late_report_that_names_no_period_is_not_taken_for_the_one_that_has_just_begun(
    run, folder
):
    late = ("-d", str(folder), "record", "quarterly", "-u", "甲镇", "-s", "零报告")
    outcome = run(*late, "--on", "2024-10-20", "--dry-run")
    assert outcome.code == 2
    assert "2024-Q4 这一期还没有过完" in outcome.err
    assert "补报 2024-Q3 的，加上 --period 2024-Q3" in outcome.err
    assert run(*late, "--on", "2024-10-09", "--dry-run").code == 0
    assert run(*late, "--on", "2024-10-20", "--period", "2024-Q3", "--dry-run").code == 0


def test_work_to_be_done_each_quarter_is_not_settled_by_a_nil_report(run, folder):
    words = ("record", "2-explain", "-u", "丙街道", "-s", "零报告", "--period", "2024-Q1")
    outcome = run("-d", str(folder), *words, "--on", "2024-12-20", "--dry-run")
    assert outcome.code == 2
    assert "“零报告”不算数" in outcome.err
