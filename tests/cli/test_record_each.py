"""One record for each of many occasions, asked for in one line."""

import shutil

import pytest

from tests.support.golden import REPOSITORY

DAY = "2024-12-31"


@pytest.fixture
def record(run, tmp_path, monkeypatch):
    """Run the command in a copy of the made-up district with its year of ledgers."""
    folder = tmp_path / "示例区"
    shutil.copytree(REPOSITORY / "examples/demo", folder)
    monkeypatch.chdir(folder)
    return lambda *arguments: run("-d", ".", "record", *arguments, "--on", DAY)


@pytest.fixture
def remind(record):
    return lambda *more: record("--each", "-s", "已催办", "--by", "公开办", *more)


def test_each_occasion_that_matches_gets_a_record_with_its_period(remind, tmp_path):
    outcome = remind("--section", "一", "-u", "丙街道", "--yes")
    assert outcome.code == 0
    written = (tmp_path / "示例区/progress/丙街道.yaml").read_text(encoding="utf-8")
    lines = [line for line in written.splitlines() if line.startswith(f"- {{on: {DAY}")]
    assert lines == [
        f"- {{on: {DAY}, for: 2-explain, status: 已催办, period: 2024-Q{quarter}, "
        "by: 区政务公开办}"
        for quarter in (1, 2, 3)
    ]


def test_what_is_listed_is_not_written_unless_somebody_agrees(remind, tmp_path):
    before = (tmp_path / "示例区/progress/丙街道.yaml").read_bytes()
    asked = remind("-u", "丙街道")
    assert asked.code == 2
    assert "5 条" in asked.out
    assert "--yes" in asked.err
    assert remind("-u", "丙街道", "--dry-run").code == 0
    assert (tmp_path / "示例区/progress/丙街道.yaml").read_bytes() == before


def test_a_decision_is_recorded_only_where_somebody_asked(record):
    ask = ("-s", "申请延期", "--until", "2025-01-20", "--note", "人手不够")
    assert record("plan", "-u", "丙街道", *ask).code == 0
    grant = ("--each", "-s", "准予延期", "--until", "2025-01-15", "--by", "公开办")
    granted = record(*grant, "-u", "各镇（街道）", "--yes")
    assert "要记 1 条" in granted.out
    assert "未到期" in granted.out or "临近" in granted.out


def test_a_unit_says_the_same_of_all_that_is_open(record):
    outcome = record("2", "--each", "-s", "推进中", "-u", "丙街道", "--yes")
    assert "要记 4 条" in outcome.out
    assert "没有要记" in record("2", "--each", "-s", "已销号", "--by", "公开办", "-u", "丙街道").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--each", "-u", "甲镇"), "--status"),
        (("--each", "-s", "推进中"), "--section"),
        (("--each", "--close"), "--close"),
        (("plan", "-u", "甲镇", "-s", "推进中", "--section", "一"), "--each"),
        (("plan", "-u", "甲镇", "-s", "推进中", "--yes"), "--each"),
    ],
)
def test_what_is_not_said_is_asked_for(record, arguments, said):
    outcome = record(*arguments)
    assert outcome.code == 2
    assert said in outcome.err


def test_what_waits_for_an_event_is_not_said_to_be_done(record):
    outcome = record("--each", "-s", "已完成", "-u", "丙街道", "--dry-run")
    assert outcome.code == 0
    assert "2-explain" in outcome.out
    assert "6-answer" not in outcome.out
