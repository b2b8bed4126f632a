"""One ledger that cannot be read keeps nobody from what the others tell."""

import json

import pytest

from gkcli.errors import FINDINGS, UNUSABLE

PLAN = "- {on: 2024-03-20, for: plan, status: 已完成}\n"
BROKEN = "- {on: 2024-03-20, for: plan, status: 好}\n"
DAY = ("--as-of", "2024-07-05")


@pytest.fixture
def ask(run, demo_with):
    """Run a command where 区教育局 has reported and the ledger of 区财政局 is broken."""
    folder = demo_with({})
    (folder / "progress").mkdir()
    (folder / "progress/区教育局.yaml").write_text(PLAN, encoding="utf-8")
    (folder / "progress/区财政局.yaml").write_text(BROKEN, encoding="utf-8")
    return lambda *arguments: run("-d", str(folder), *arguments, *DAY)


@pytest.mark.parametrize(
    "command",
    [
        ("deadlines", "--unit", "教育局"),
        ("deadlines",),
        ("tasks", "--unit", "教育局"),
        ("tasks",),
        ("show", "4"),
        ("show", "3", "--unit", "教育局"),
        ("units",),
        ("units", "教育局"),
        ("overview",),
        ("report", "unit-sheet", "--unit", "教育局"),
    ],
)
def test_what_can_be_told_is_told_and_what_is_missing_loudly(ask, command):
    outcome = ask(*command)
    assert outcome.code == FINDINGS
    assert outcome.out
    assert "注意：区财政局的台账读不出来，结果里没有这些单位的情况。" in outcome.err
    assert "区财政局.yaml:1:" in outcome.err


def test_a_unit_that_reported_is_answered_as_if_nothing_were_broken(ask):
    found = json.loads(ask("deadlines", "--unit", "教育局", "-f", "json").out)
    assert {row["state"] for row in found if row["id"] == "plan"} == {"done"}


def test_nobody_is_called_late_whose_ledger_cannot_be_read(ask):
    late = json.loads(ask("deadlines", "--overdue", "-f", "json").out)
    units = {row["unit"] for row in late}
    assert "区卫生健康局" in units
    assert "区财政局" not in units


@pytest.mark.parametrize(
    "command",
    [
        ("deadlines", "--unit", "财政局"),
        ("units", "财政局"),
        ("report", "unit-sheet", "--unit", "财政局"),
        ("report", "bulletin"),
    ],
)
def test_what_rests_on_the_broken_ledger_is_refused(ask, command):
    outcome = ask(*command)
    assert (outcome.code, outcome.out) == (UNUSABLE, "")
    assert "区财政局.yaml:1:" in outcome.err


def test_a_sheet_for_each_unit_but_that_one(ask, tmp_path):
    outcome = ask("report", "unit-sheet", "--all-units", "-o", str(tmp_path / "表"), "-f", "md")
    assert outcome.code == FINDINGS
    names = {path.stem for path in (tmp_path / "表").iterdir()}
    assert any("区教育局" in name for name in names)
    assert not any("区财政局" in name for name in names)


@pytest.mark.parametrize(
    ("name", "missing"), [("财政局", "区财政局"), ("区财攻局", "区财政局"), ("啊", "有的台账")]
)
def test_a_ledger_under_a_wrong_name_may_be_of_the_unit_that_is_meant(
    run, demo_with, name, missing
):
    folder = demo_with({})
    (folder / "progress").mkdir()
    (folder / f"progress/{name}.yaml").write_text(PLAN, encoding="utf-8")
    outcome = run("-d", str(folder), "deadlines", "--overdue", "-f", "json", *DAY)
    assert outcome.code == FINDINGS
    assert missing in outcome.err
    assert (missing == "区财政局") != any(r["unit"] == "区财政局" for r in json.loads(outcome.out))


def test_of_many_faults_the_first_are_shown(run, demo_with):
    folder = demo_with({})
    (folder / "progress").mkdir()
    (folder / "progress/区财政局.yaml").write_text(BROKEN * 8, encoding="utf-8")
    outcome = run("-d", str(folder), "deadlines", "--unit", "教育局", *DAY)
    assert outcome.err.count("错误：") == 5
    assert "还有 3 处没有列出。" in outcome.err
