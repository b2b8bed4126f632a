"""Finding the repository of a folder."""

import pytest

from gkcli.git.program import GitError
from gkcli.git.repository import find_repository
from tests.support.repository import Repository


def test_a_folder_in_a_repository_with_a_chinese_name(tmp_path):
    made = Repository(tmp_path / "泉港 区")
    (made.folder / "数据/2018").mkdir(parents=True)
    found = find_repository(made.folder / "数据/2018")
    assert (found.root, found.prefix, found.shallow) == (made.folder, "数据/2018", False)
    assert found.path_of(made.folder / "数据/tasks.yaml") == "数据/tasks.yaml"
    assert found.path_of(tmp_path / "别处") is None


def test_a_folder_that_is_not_there_yet(tmp_path):
    made = Repository(tmp_path)
    assert find_repository(made.folder / "没有/的").root == made.folder


def test_a_worktree_a_submodule_and_a_link_are_found_by_where_they_really_are(tmp_path):
    made = Repository(tmp_path / "a")
    made.commit("开始", {"data/x": "1"})
    made.git("worktree", "add", "-q", "../b", "-b", "b")
    assert find_repository(tmp_path / "b/data").root == tmp_path / "b"
    outer = Repository(tmp_path / "c")
    outer.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "../a", "子")
    assert find_repository(outer.folder / "子/data").root == outer.folder / "子"
    (tmp_path / "link").symlink_to(made.folder / "data")
    linked = find_repository(tmp_path / "link")
    assert (linked.root, linked.prefix) == (made.folder, "data")
    assert linked.path_of(tmp_path / "link/x") == "data/x"


def test_a_bare_repository_has_no_working_tree(tmp_path):
    bare = Repository(tmp_path / "bare.git", "--bare")
    found = find_repository(bare.folder)
    assert (found.root, found.prefix) == (None, "")


def test_a_shallow_clone_is_known_as_one(tmp_path):
    made = Repository(tmp_path / "a")
    made.commit("一")
    made.commit("二")
    made.git("clone", "-q", "--depth", "1", f"file://{made.folder}", str(tmp_path / "b"))
    assert find_repository(tmp_path / "b").shallow


def test_no_repository_is_said_plainly(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(GitError, match="不在 git 仓库里") as caught:
        find_repository(tmp_path)
    assert "git init" in caught.value.hint


def test_a_hook_s_git_dir_is_not_taken_for_the_folder_s(tmp_path, monkeypatch):
    hooked, asked = Repository(tmp_path / "a"), Repository(tmp_path / "b")
    monkeypatch.setenv("GIT_DIR", str(hooked.folder / ".git"))
    assert find_repository(asked.folder).root == asked.folder


def test_inside_the_git_folder_there_are_no_files(tmp_path):
    made = Repository(tmp_path)
    with pytest.raises(GitError, match="里面"):
        find_repository(made.folder / ".git/refs")


def test_a_repository_of_somebody_else_is_explained(tmp_path, monkeypatch):
    made = Repository(tmp_path)
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(GitError, match="归别的用户所有") as caught:
        find_repository(made.folder)
    assert str(made.folder) in caught.value.hint
