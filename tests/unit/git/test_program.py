"""Running git."""

import pytest

from gkcli.git import program
from gkcli.git.program import GitError, GitFailedError, environment, git


def test_it_gives_back_what_git_prints(tmp_path):
    assert git(tmp_path, "version").startswith(b"git version 2")


def test_what_git_refuses_is_told_apart_from_what_cannot_run(tmp_path):
    with pytest.raises(GitFailedError, match="not a git repository") as caught:
        git(tmp_path, "rev-parse", "--git-dir")
    assert caught.value.code == 128


def test_without_git_it_says_so(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitError, match="没有找到 git 程序"):
        git(tmp_path, "version")


def test_a_folder_that_is_not_there_is_not_mistaken_for_a_missing_git(tmp_path):
    with pytest.raises(GitError, match="没有文件夹"):
        git(tmp_path / "没有", "version")


def test_it_does_not_wait_for_ever(tmp_path, monkeypatch):
    slow = tmp_path / "git"
    slow.write_text("#!/bin/sh\nexec sleep 20\n", encoding="utf-8")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setattr(program, "PATIENCE", 0.05)
    with pytest.raises(GitError, match="还没有答复"):
        git(tmp_path, "version")


def test_a_hook_s_variables_do_not_lead_to_another_repository():
    given = {"GIT_DIR": "/elsewhere", "GIT_INDEX_FILE": "/i", "GIT_CONFIG_GLOBAL": "/c", "A": "b"}
    kept = environment(given)
    assert "GIT_DIR" not in kept
    assert "GIT_INDEX_FILE" not in kept
    assert kept["GIT_CONFIG_GLOBAL"] == "/c"
    assert kept["A"] == "b"


def test_what_is_being_pushed_can_be_seen_by_the_hook_that_judges_it():
    pushed = {"GIT_OBJECT_DIRECTORY": "/incoming", "GIT_QUARANTINE_PATH": "/incoming"}
    assert environment(pushed)["GIT_OBJECT_DIRECTORY"] == "/incoming"
    assert "GIT_OBJECT_DIRECTORY" not in environment({"GIT_OBJECT_DIRECTORY": "/other"})
