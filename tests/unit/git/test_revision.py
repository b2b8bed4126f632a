"""What people mean by a revision."""

import pytest

from gkcli.git.program import GitError
from gkcli.git.repository import find_repository
from gkcli.git.revision import branches, resolve_revisions, revision_range
from tests.support.repository import Repository


@pytest.fixture
def made(tmp_path):
    made = Repository(tmp_path / "库")
    made.commit("一", {"a": "1"})
    made.git("branch", "审核")
    made.commit("二", {"a": "2"})
    made.git("tag", "v1")
    return made


def commit(made, name):
    return made.git("rev-parse", name).strip()


@pytest.mark.parametrize("name", ["HEAD", "main", "审核", "v1", "HEAD~1", "@{0}", ":/一"])
def test_whatever_git_understands_is_understood(made, name):
    (found,) = resolve_revisions(find_repository(made.folder), name)
    assert found == (name, commit(made, name))


@pytest.mark.parametrize("name", ["--help", "-h", "--output=x", "--all"])
def test_a_revision_is_never_an_option(made, name):
    with pytest.raises(GitError, match="没有“-"):
        resolve_revisions(find_repository(made.folder), name)
    assert made.git("status", "--porcelain") == ""


@pytest.mark.parametrize(("typed", "meant"), [("mian", "main"), ("审合~2", "审核"), ("v2", "v1")])
def test_a_mistyped_branch_is_recognised(made, typed, meant):
    with pytest.raises(GitError) as caught:
        resolve_revisions(find_repository(made.folder), typed)
    assert f"是不是要写 {meant}" in caught.value.hint


def test_more_steps_back_than_there_are_commits(made):
    with pytest.raises(GitError) as caught:
        resolve_revisions(find_repository(made.folder), "main~9")
    assert "有“main”，后面的“~9”找不到" in caught.value.hint


@pytest.mark.parametrize("name", ["", "a\nb", "a\0b"])
def test_what_cannot_be_a_name_is_refused(made, name):
    with pytest.raises(GitError, match="不是版本的写法"):
        resolve_revisions(find_repository(made.folder), name)


def test_a_file_is_no_revision(made):
    with pytest.raises(GitError, match="没有“HEAD:a”"):
        resolve_revisions(find_repository(made.folder), "HEAD:a")


def test_a_repository_without_commits_says_so(tmp_path):
    empty = Repository(tmp_path)
    with pytest.raises(GitError, match="还没有提交"):
        revision_range(find_repository(empty.folder), [])


class TestSpans:
    def test_nothing_is_head_against_the_files(self, made):
        found = revision_range(find_repository(made.folder), [])
        assert (found.old.commit, found.new) == (commit(made, "HEAD"), None)

    def test_one_revision_is_compared_with_the_files(self, made):
        found = revision_range(find_repository(made.folder), ["审核"])
        assert (found.old.commit, found.new) == (commit(made, "审核"), None)

    @pytest.mark.parametrize("words", [["审核", "main"], ["审核..main"], ["审核.."]])
    def test_two_revisions(self, made, words):
        old, new = revision_range(find_repository(made.folder), words)
        assert (old.commit, new.commit) == (commit(made, "审核"), commit(made, "main"))

    def test_three_dots_begin_where_the_two_parted(self, made):
        made.git("checkout", "-q", "审核")
        made.commit("三", {"b": "3"})
        old, new = revision_range(find_repository(made.folder), ["main...审核"])
        assert (old.commit, new.commit) == (commit(made, "审核~1"), commit(made, "审核"))
        assert old.name == "main…审核的分叉处"

    def test_what_has_no_common_commit_is_said(self, made):
        made.git("checkout", "-q", "--orphan", "另起")
        made.commit("四")
        with pytest.raises(GitError, match="没有共同的提交"):
            revision_range(find_repository(made.folder), ["main...另起"])


def test_a_shallow_clone_says_why_a_revision_is_missing(made, tmp_path):
    made.git("clone", "-q", "--depth", "1", f"file://{made.folder}", str(tmp_path / "浅"))
    with pytest.raises(GitError) as caught:
        resolve_revisions(find_repository(tmp_path / "浅"), "HEAD~1")
    assert "git fetch --unshallow" in caught.value.hint


def test_branches_are_those_of_all_kinds(made):
    assert branches(find_repository(made.folder)) == ["main", "审核", "v1"]
