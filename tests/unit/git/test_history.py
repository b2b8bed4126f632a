"""Which commits touched a file."""

import pytest

from gkcli.git.history import commits, file_versions, files_named
from gkcli.git.repository import find_repository
from gkcli.git.revision import resolve_revisions
from tests.support.repository import Repository


@pytest.fixture
def made(tmp_path):
    made = Repository(tmp_path / "库")
    made.commit("建", {"旧/tasks.yaml": "a: 1\nb: 2\nc: 3\nd: 4\n", "x": "0"}, author="张三")
    made.commit("无关", {"x": "1"})
    made.commit("改", {"旧/tasks.yaml": "a: 1\nb: 2\nc: 3\nd: 5\n"}, author="李四")
    made.git("mv", "旧", "新 的")
    made.commit("搬家")
    made.commit("又改", {"新 的/tasks.yaml": "a: 1\nb: 2\nc: 3\nd: 6\n", "新 的/p/甲.yaml": "1"})
    return made


def asked(made):
    repository = find_repository(made.folder)
    return repository, resolve_revisions(repository, "HEAD")[0]


def test_only_commits_that_touched_the_paths_are_told_newest_first(made):
    found = commits(*asked(made), ["新 的/tasks.yaml", "旧/tasks.yaml"])
    assert [commit.subject for commit in found] == ["又改", "搬家", "改", "建"]
    assert [commit.author for commit in found] == ["甲", "甲", "李四", "张三"]
    assert found[0].time.isoformat() == "2024-03-01T05:00:00+08:00"
    assert found[-1].parents == ()


def test_a_file_is_followed_through_renames(made):
    found = file_versions(*asked(made), "新 的/tasks.yaml")
    assert [(one.path, one.before) for one in found] == [
        ("新 的/tasks.yaml", "新 的/tasks.yaml"),
        ("新 的/tasks.yaml", "旧/tasks.yaml"),
        ("旧/tasks.yaml", "旧/tasks.yaml"),
        ("旧/tasks.yaml", "旧/tasks.yaml"),
    ]


def test_files_are_found_by_name_wherever_they_are(made):
    made.commit("再建", {"2019/tasks.yaml": "x", "tasks.yaml/说明": "y"})
    assert files_named(*asked(made), "tasks.yaml") == ["2019/tasks.yaml", "新 的/tasks.yaml"]


def test_a_subject_that_looks_like_our_own_marks_is_only_a_subject(made):
    made.commit("x\x02 --format 甲", {"旧/tasks.yaml": "z: 1\n"})
    assert commits(*asked(made), ["旧/tasks.yaml"])[0].subject == "x\x02 --format 甲"


def test_a_path_is_no_pattern(made):
    assert commits(*asked(made), ["*"]) == []
