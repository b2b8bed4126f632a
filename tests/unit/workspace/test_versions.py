"""The workspace at a revision."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from gkcli.check.findings import inspect
from gkcli.errors import GkcliError, InvalidDataError
from gkcli.status.snapshot import take_snapshot
from gkcli.workspace.open import load, open_workspace
from gkcli.workspace.revisions import home_of, layout_of
from tests.support.repository import Repository

DEMO = Path(__file__).parents[3] / "examples/demo"


@pytest.fixture
def made(tmp_path):
    made = Repository(tmp_path / "示例 区")
    shutil.copytree(DEMO, made.folder / "data")
    made.commit("建")
    return made


def change(made, old, new, name="data/tasks.yaml"):
    path = made.folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_revision_is_read_as_the_disk_is(made):
    here = open_workspace(made.folder)
    there = load(layout_of("HEAD", made.folder))
    assert there.table == here.table
    assert there.directory.registry == here.directory.registry
    assert take_snapshot(there, date.max).ledgers == take_snapshot(here, date.max).ledgers
    assert inspect(there.layout) == tuple(
        finding for finding in inspect(there.layout) if finding.file.startswith("HEAD:data/")
    )


def test_what_is_not_committed_is_not_in_it(made):
    before = open_workspace(made.folder).table
    change(made, "lead: [区教育局]", "lead: []")
    assert load(layout_of("HEAD", made.folder)).table == before


def test_a_broken_revision_says_where(made):
    change(made, "  - number: 2\n", "  - number: 二\n")
    made.commit("写坏了")
    with pytest.raises(InvalidDataError) as caught:
        load(layout_of("main", made.folder))
    assert {fault.file for fault in caught.value.diagnostics} == {"main:data/tasks.yaml"}


def test_units_above_and_moved_workspaces_are_found(made):
    made.git("mv", "data/units.yaml", "units.yaml")
    made.commit("名册上移")
    made.git("mv", "data", "2024年")
    made.commit("搬家")
    assert load(layout_of("HEAD", made.folder / "2024年")).directory.registry.units
    for revision in ("HEAD~1", "HEAD~2"):
        assert layout_of(revision, made.folder / "2024年").folder == Path("data")


def test_of_several_workspaces_one_has_to_be_named(made):
    shutil.copytree(made.folder / "data", made.folder / "b")
    made.commit("两个")
    shutil.copytree(made.folder / "data", made.folder / "c")
    with pytest.raises(GkcliError, match="没有 tasks") as caught:
        layout_of("HEAD", made.folder / "c")
    assert "那时在：b、data" in caught.value.hint


def test_a_revision_from_before_the_workspace_says_so(tmp_path):
    made = Repository(tmp_path)
    made.commit("空", {"x": "1"})
    shutil.copytree(DEMO, made.folder / "data")
    with pytest.raises(GkcliError, match="没有 tasks") as caught:
        layout_of("HEAD", made.folder)
    assert "还没有建" in caught.value.hint


@pytest.mark.parametrize("folder", [None, Path("data")])
def test_a_bare_repository_is_read_by_revision(made, tmp_path, monkeypatch, folder):
    made.git("clone", "-q", "--bare", ".", str(tmp_path / "bare.git"))
    monkeypatch.chdir(tmp_path / "bare.git")
    assert layout_of("main", folder).folder == Path("data")
    assert load(layout_of("main", folder)).table == open_workspace(made.folder).table


def test_a_worktree_has_its_own_files_and_the_same_revisions(made, tmp_path):
    made.git("worktree", "add", "-q", str(tmp_path / "审"), "-b", "审")
    change(made, "lead: [区教育局]", "lead: []")
    made.commit("改")
    assert load(layout_of("main", tmp_path / "审")).table == open_workspace(made.folder).table
    assert home_of(tmp_path / "审").places == ("data",)


def test_a_folder_that_was_deleted_can_still_be_looked_at(made):
    made.git("rm", "-rq", "data")
    made.commit("删")
    assert layout_of("HEAD~1", made.folder / "data").folder == Path("data")
    assert layout_of("HEAD~1", made.folder).folder == Path("data")


def test_a_checkout_with_windows_line_ends_says_the_same(made):
    made.git("config", "core.autocrlf", "true")
    (made.folder / "data/tasks.yaml").unlink()
    made.git("checkout", "--", "data/tasks.yaml")
    assert b"\r\n" in (made.folder / "data/tasks.yaml").read_bytes()
    assert load(layout_of("HEAD", made.folder)).table == open_workspace(made.folder).table
