"""A workspace's summary: the same kept or new, and new after every change."""

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from gkcli.rollup.read import summary_of
from gkcli.workspace import cache
from tests.support.golden import REPOSITORY

DAY = date(2024, 7, 5)


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("GKCLI_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    shutil.copytree(REPOSITORY / "examples/demo", tmp_path / "甲区")
    return tmp_path / "甲区"


def kept() -> int:
    return cache.usage().files


def fresh(folder: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    with monkeypatch.context() as patch:
        patch.setenv("GKCLI_CACHE", "off")
        return summary_of(folder, DAY, "deadline")


def test_a_second_look_reads_what_was_kept(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = summary_of(workspace, DAY, "deadline")
    assert kept() == 1
    monkeypatch.setattr("gkcli.workspace.open.load", None)
    assert summary_of(workspace, DAY, "deadline") == first


def append(folder: Path) -> None:
    with (folder / "progress/丙街道.yaml").open("a", encoding="utf-8") as file:
        file.write("- {on: 2024-07-01, for: plan, status: 已完成}\n")


def same_size(folder: Path) -> None:
    """An edit that keeps the size and the modification time."""
    path = folder / "progress/甲镇.yaml"
    before = path.stat()
    text = path.read_text(encoding="utf-8")
    assert "已完成" in text
    path.write_text(text.replace("已完成", "推进中", 1), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size


def remove(folder: Path) -> None:
    (folder / "progress/甲镇.yaml").unlink()


def rename(folder: Path) -> None:
    (folder / "progress/甲镇.yaml").rename(folder / "progress/没有的镇.yaml")


def spoil(folder: Path) -> None:
    (folder / "tasks.yaml").write_text("notice: [", encoding="utf-8")


def move_registry(folder: Path) -> None:
    (folder / "units.yaml").rename(folder.parent / "units.yaml")


def add_holidays(folder: Path) -> None:
    text = "years:\n  - year: 2024\n    off: [2024-07-01]\n"
    (folder / "holidays.yaml").write_text(text, encoding="utf-8")


EDITS = [append, same_size, remove, rename, spoil, move_registry, add_holidays]


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_after_any_edit_the_answer_is_that_of_a_first_look(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, edit: Callable[[Path], None]
) -> None:
    summary_of(workspace, DAY, "deadline")
    edit(workspace)
    assert summary_of(workspace, DAY, "deadline") == fresh(workspace, monkeypatch)
    assert kept() == 2
    assert summary_of(workspace, DAY, "deadline") == fresh(workspace, monkeypatch)


def test_another_day_is_another_summary(workspace: Path) -> None:
    early, late = summary_of(workspace, date(2024, 3, 5)), summary_of(workspace, DAY)
    assert early.whole is not None
    assert late.whole is not None
    assert early.whole.counts.overdue < late.whole.counts.overdue


def test_a_forged_result_is_made_anew(workspace: Path, tmp_path: Path) -> None:
    first = summary_of(workspace, DAY)
    (path,) = (tmp_path / "cache/gkcli/rollup").iterdir()
    cache.keep("rollup", path.name, b'["",0,null,{},[],[],-1]')
    assert summary_of(workspace, DAY) == first


def test_messages_name_files_where_they_stand_now(workspace: Path, tmp_path: Path) -> None:
    (workspace / "progress/甲镇.yaml").write_text("- 坏\n", encoding="utf-8")
    summary_of(workspace, DAY)
    shutil.copytree(workspace, tmp_path / "乙区")
    (fault, *_) = summary_of(tmp_path / "乙区", DAY).faults
    assert Path(fault.file).resolve() == tmp_path / "乙区/progress/甲镇.yaml"
    assert kept() == 1


def test_silent_are_the_units_that_owe_something_due_and_recorded_nothing(workspace: Path) -> None:
    late, early = summary_of(workspace, DAY).whole, summary_of(workspace, date(2024, 3, 20)).whole
    assert late is not None
    assert late.silent == ("丙街道",)
    assert early is not None
    assert "甲镇" not in early.silent


def test_the_groups_add_up_to_the_whole(workspace: Path) -> None:
    for by in ("kind", "section"):
        summary = summary_of(workspace, DAY, by)
        assert summary.whole is not None
        groups = [group.tally.counts for group in summary.groups[by]]
        assert sum(one.overdue for one in groups) == summary.whole.counts.overdue
        assert sum(one.total for one in groups) == summary.whole.counts.total


def test_a_ledger_that_is_a_pipe_is_told_and_nothing_is_kept(workspace: Path) -> None:
    (workspace / "progress/甲镇.yaml").unlink()
    os.mkfifo(workspace / "progress/甲镇.yaml")
    summary = summary_of(workspace, DAY)
    assert summary.unread == ("甲镇",)
    assert [fault.code for fault in summary.faults] == ["not-a-file"]
    assert kept() == 0
