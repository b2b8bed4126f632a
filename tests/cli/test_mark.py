"""``gkcli mark``: what is said about a unit's score, one line each."""

import json
import shutil

import pytest

MARKED = ("--by", "公开办", "--note", "抽查10条", "--on", "2025-01-13")


@pytest.fixture
def mark(run, demo_copy, tmp_path, monkeypatch):
    """Run ``mark`` on a copy of the made-up district of which nothing was marked yet."""
    shutil.rmtree(demo_copy / "assessment")
    monkeypatch.setenv("GKCLI_UNDO", "")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return lambda *arguments: run("-d", str(demo_copy), "mark", *arguments)


def total(run, folder, unit="甲镇", as_of="2025-01-20"):
    told = run("-d", str(folder), "score", "-u", unit, "--as-of", as_of, "-f", "json").out
    return json.loads(told)[0]["total"]


def test_a_mark_is_a_line_that_counts_and_can_be_taken_back(run, mark, demo_copy):
    before = total(run, demo_copy)
    outcome = mark("甲镇", "quality", "13.5", *MARKED)
    assert (outcome.code, outcome.err) == (0, "")
    file = demo_copy / "assessment/甲镇.yaml"
    line = (
        "- {on: 2025-01-13, kind: 评分, item: quality, points: 13.5, note: 抽查10条, "
        "by: 区政务公开办}\n"
    )
    assert file.read_text(encoding="utf-8") == line
    assert (before, total(run, demo_copy)) == ("75.96", "89.46")
    assert mark("甲镇", "quality", "13.5", *MARKED).out.startswith("已经记过")
    assert run("-d", str(demo_copy), "fmt", "--check").code == 0
    assert run("-d", str(demo_copy), "undo", "--yes").code == 0
    assert not file.exists()


def test_what_check_would_find_wrong_is_not_written(mark, demo_copy):
    for words, code in (
        (("甲镇", "quality", "19", *MARKED), "mark-above-maximum"),
        (("甲镇", "quality", "9", *MARKED[2:], "--by", "教育局"), "not-an-assessor"),
        (("甲镇", "evidence", "9", *MARKED), "mark-of-measured-item"),
        (("甲镇", "quality", "9", "--by", "公开办"), "incomplete-mark"),
        (("甲镇", "qualty", "9", *MARKED), "unknown-item"),
    ):
        outcome = mark(*words)
        assert outcome.code == 2
        assert code in outcome.err
    assert mark("甲镇", "quality", "九", *MARKED).code == 2
    assert not (demo_copy / "assessment").exists()


def test_what_is_still_to_come_is_not_written(mark, demo_copy):
    outcome = mark("甲镇", "quality", "9", *MARKED[2:], "--on", "2999-01-01")
    assert outcome.code == 2
    assert "2999-01-01 还没有到" in outcome.err
    assert not (demo_copy / "assessment").exists()


def test_a_dry_run_writes_nothing(mark, demo_copy):
    outcome = mark("甲镇", "quality", "9", *MARKED, "--dry-run")
    assert "points: 9" in outcome.out
    assert not (demo_copy / "assessment").exists()


def test_all_units_are_told_their_points_and_the_scheme(run, mark, demo_copy):
    outcome = mark("-k", "征求意见", "--by", "公开办", "--on", "2025-01-15")
    assert outcome.code == 0
    assert "甲镇的“公开内容的质量（抽查评分）”（quality）还没有评分" in outcome.err
    files = sorted((demo_copy / "assessment").iterdir())
    assert len(files) == 8
    assert "points: 75.96, digest: " in (demo_copy / "assessment/甲镇.yaml").read_text("utf-8")
    scheme = demo_copy / "assessment.yaml"
    changed = scheme.read_text(encoding="utf-8").replace("late: 2", "late: 3")
    scheme.write_text(changed, encoding="utf-8")
    found = json.loads(run("-d", str(demo_copy), "check", "-f", "json").out)
    assert {one["code"] for one in found} == {"scheme-changed"}
    assert len(found) == 8


def test_nothing_is_announced_before_all_is_marked_and_decided(mark, demo_copy):
    outcome = mark("-k", "公布", "--by", "公开办")
    assert outcome.code == 2
    assert "quality" in outcome.err
    units = ["甲镇", "乙镇", "丙街道", "教育局", "财政局", "卫健局", "行政审批局", "数据局"]
    for unit in units:
        assert mark(unit, "quality", "10", *MARKED).code == 0
    said = ("甲镇", "evidence", "-k", "申诉", "--note", "已补", "--on", "2025-01-14")
    assert mark(*said).code == 0
    assert "申诉（evidence）还没有处理" in mark("-k", "公布", "--by", "公开办").err
    decided = ("-k", "处理", "--outcome", "采纳", *MARKED[:4], "--on", "2025-01-15")
    assert mark("甲镇", "evidence", "1.11", *decided).code == 0
    assert mark("-k", "公布", "--by", "公开办", "--on", "2025-01-20").code == 0
    text = (demo_copy / "assessment/甲镇.yaml").read_text(encoding="utf-8")
    assert "kind: 公布, points: 87.07" in text


def test_what_an_older_hand_wrote_stays_as_it_is(mark, demo_copy):
    file = demo_copy / "assessment/甲镇.yaml"
    file.parent.mkdir()
    old = "# 手写的\r\n- {on: 2025-01-02, kind: 确认}"
    file.write_bytes(old.encode())
    assert mark("甲镇", "quality", "9", *MARKED).code == 0
    assert file.read_bytes().decode().startswith(f"{old}\r\n- {{on: 2025-01-13")
    file.write_bytes("- {on: 昨天}\n".encode())
    assert mark("甲镇", "quality", "9", *MARKED).code == 2


def test_what_contradicts_itself_is_refused(mark):
    assert "要写是哪个单位" in mark("-k", "申诉", "--note", "不服").err
    assert "不写项目和分数" in mark("甲镇", "quality", "9", "-k", "公布", "--by", "公开办").err
    assert "不参加考核" in mark("区政府办公室", "quality", "9", *MARKED).err
