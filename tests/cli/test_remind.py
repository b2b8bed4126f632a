"""gkcli remind: reminders written and recorded in one step, and taken back in one."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Ask
from tests.conftest import Run
from tests.support.repository import Repository

DAY = ("--as-of", "2024-09-01")
LATE = ["丙街道", "区卫生健康局"]


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GKCLI_UNDO", "")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def ask(run: Run, demo_copy: Path) -> Ask:
    return lambda *words: run("-d", str(demo_copy), "remind", *words)


def ledgers(workspace: Path) -> dict[str, str]:
    found = (workspace / "progress").iterdir()
    return {path.name: path.read_text(encoding="utf-8") for path in found}


def test_without_a_folder_it_lists_what_is_due_and_writes_nothing(demo: Ask):
    outcome = demo("remind", *DAY)
    assert outcome.code == 0
    assert "红 督办通知  区卫生健康局" in outcome.out
    assert "07-10 没有回音" in outcome.out
    assert "该催 4 件、2 个单位；反馈时限 3 个工作日，按 2024-09-01 计。" in outcome.out
    found = json.loads(demo("remind", *DAY, "-f", "json").out)
    assert [(one["number"], one["step"], one["unit"], one["id"]) for one in found] == [
        ("0901-01", 2, "丙街道", "plan"),
        ("0901-02", 2, "区卫生健康局", "1-publish"),
        ("0901-03", 2, "丙街道", "2-explain"),
        ("0901-04", 1, "丙街道", "2-explain"),
    ]
    assert {one["answer_by"] for one in found} == {"2024-09-04"}
    assert len(json.loads(demo("remind", *DAY, "-u", "卫健局", "-f", "json").out)) == 1


def test_slips_and_records_are_written_in_one_step(ask: Ask, demo_copy: Path, tmp_path: Path):
    folder, before = tmp_path / "催办单", ledgers(demo_copy)
    outcome = ask(*DAY, "--all-units", "-o", str(folder), "-f", "html", "--yes")
    assert outcome.code == 0, outcome.err
    assert sorted(path.name for path in folder.iterdir()) == [f"{name}.html" for name in LATE]
    page = (folder / "丙街道.html").read_text(encoding="utf-8")
    for words in ("示例区丙街道办事处", "督办通知", "报主要领导", "2024年9月4日", "李某", "王某"):
        assert words in page
    after = ledgers(demo_copy)
    fresh = {
        name: text.removeprefix(before[name])
        for name, text in after.items()
        if text != before[name]
    }
    assert set(fresh) == {f"{name}.yaml" for name in LATE}
    assert fresh["区卫生健康局.yaml"] == (
        "- {on: 2024-09-01, for: 1-publish, status: 已催办, "
        "note: 督办通知（报主要领导）〔2024〕催0901-02号, by: 区政务公开办}\n"
    )
    assert fresh["丙街道.yaml"].count("已催办") == 3
    again = ask(*DAY, "--all-units", "-o", str(tmp_path / "又"), "--yes")
    assert "没有要催办的" in again.out
    assert not (tmp_path / "又").exists()
    waiting = ask("--as-of", "2024-09-04")
    assert "等回音：区卫生健康局 1-publish" in waiting.out
    assert "没有要催办的" in waiting.out
    assert "红 通报" in ask("--as-of", "2024-09-05").out


def test_nothing_is_written_where_not_all_can_be(ask: Ask, demo_copy: Path, tmp_path: Path):
    folder, before = tmp_path / "催办单", ledgers(demo_copy)
    unasked = ask(*DAY, "--all-units", "-o", str(folder))
    assert (unasked.code, "--yes" in unasked.err) == (2, True)
    assert "没有写入（--dry-run）" in ask(*DAY, "--all-units", "-o", str(folder), "--dry-run").out
    refused = ask(*DAY, "--all-units", "-o", str(folder), "--by", "区教育局", "--yes")
    assert refused.code == 2
    assert not folder.exists()
    ledger = demo_copy / "progress/区卫生健康局.yaml"
    ledger.chmod(0o444)
    try:
        assert ask(*DAY, "--all-units", "-o", str(folder), "--yes").code == 2
    finally:
        ledger.chmod(0o644)
    assert not folder.exists()
    folder.mkdir()
    (folder / "丙街道.docx").write_text("别人的")
    taken = ask(*DAY, "--all-units", "-o", str(folder), "--yes")
    assert (taken.code, "丙街道.docx" in taken.err) == (2, True)
    assert [path.name for path in folder.iterdir()] == ["丙街道.docx"]
    assert ledgers(demo_copy) == before


def test_undo_takes_back_the_records_and_the_files_that_nobody_changed(
    ask: Ask, demo_copy: Path, tmp_path: Path
):
    folder, before = tmp_path / "催办单", ledgers(demo_copy)
    assert ask(*DAY, "--all-units", "-o", str(folder), "-f", "md", "--yes").code == 0
    (folder / "丙街道.md").write_text("改过", encoding="utf-8")
    seen = ask("--undo", "--dry-run")
    assert "区卫生健康局.md：删去" in seen.out
    assert ledgers(demo_copy) != before
    outcome = ask("--undo", "--yes")
    assert outcome.code == 0, outcome.err
    assert "丙街道.md 写好以后改过，留着不删。" in outcome.err
    assert [path.name for path in folder.iterdir()] == ["丙街道.md"]
    assert ledgers(demo_copy) == before
    assert "没有记着的写入" in ask("--undo", "--yes").err


def test_undo_leaves_what_is_committed_and_what_is_no_reminder(
    run: Run, demo_copy: Path, tmp_path: Path
):
    made = Repository(demo_copy)
    made.commit("录入")
    here = ("-d", str(demo_copy))
    folder = tmp_path / "催办单"
    assert run(*here, "remind", *DAY, "-u", "卫健局", "-o", str(folder), "--yes").code == 0
    made.commit("催办")
    assert "已经提交" in run(*here, "remind", "--undo", "--yes").err
    assert (
        run(*here, "record", "plan", "-u", "丙街道", "-s", "推进中", "--on", "2024-09-02").code == 0
    )
    assert "最近一次写入是 record" in run(*here, "remind", "--undo", "--yes").err
    assert (folder / "区卫生健康局.docx").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("-o", "催办单"), "出单要写明催谁"),
        (("-f", "docx"), "要写 -o 文件夹"),
        (("-u", "甲镇", "--all-units", "-o", "催办单"), "不用再写 --unit"),
        (("--all-units", "-o", "催办单", "-f", "json"), "只用于清单"),
        (("--undo", "-u", "甲镇"), "不写单位"),
    ],
)
def test_what_does_not_go_together_is_refused(demo: Ask, words: tuple[str, ...], told: str):
    outcome = demo("remind", *words)
    assert (outcome.code, told in outcome.err) == (2, True)
