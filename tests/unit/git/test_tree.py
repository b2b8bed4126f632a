"""The files of a revision."""

from pathlib import Path

import pytest

from gkcli.git.repository import find_repository
from gkcli.git.revision import resolve_revisions
from gkcli.git.tree import TreeFiles
from tests.support.repository import Repository

FILES = {
    "data/tasks.yaml": "a: 1\n",
    "data/progress/区教育局.yaml": "[]\n",
    "data/progress/说明.txt": "x",
    "units.yaml": "b: 2\r\n",
    "奇怪 的\t名字.yaml": "c\n",
}


@pytest.fixture
def made(tmp_path):
    made = Repository(tmp_path / "库")
    made.commit("一", FILES)
    made.commit("二", {"data/tasks.yaml": "a: 2\n"})
    return made


def files(made, name, *folders):
    repository = find_repository(made.folder)
    (revision,) = resolve_revisions(repository, name)
    return TreeFiles(repository, revision, folders)


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_read_to_the_byte(made, name):
    assert files(made, "HEAD~1").read(Path(name)) == FILES[name].encode()


def test_each_revision_has_its_own(made):
    assert files(made, "main").read(Path("data/tasks.yaml")) == b"a: 2\n"


def test_folders_are_listed_in_the_order_of_the_names(made):
    found = files(made, "HEAD", Path("data"), Path("data/progress"))
    assert [path.name for path in found.entries(Path("data"))] == ["progress", "tasks.yaml"]
    assert [path.name for path in found.entries(Path("data/progress"))] == [
        "区教育局.yaml",
        "说明.txt",
    ]
    assert found.is_dir(Path("data/progress"))
    assert found.exists(Path("units.yaml"))
    assert not found.exists(Path("data/units.yaml"))
    with pytest.raises(FileNotFoundError):
        found.entries(Path("没有"))
    with pytest.raises(NotADirectoryError):
        found.entries(Path("units.yaml"))


def test_messages_name_revision_and_path(made):
    assert files(made, "HEAD~1").shown(Path("data/tasks.yaml")) == "HEAD~1:data/tasks.yaml"
    missing = files(made, "HEAD~1").read(Path("data/units.yaml"))
    assert (missing.file, missing.code) == ("HEAD~1:data/units.yaml", "missing-file")


def test_what_is_no_file_is_said(made, tmp_path):
    (made.folder / "链接.yaml").symlink_to("units.yaml")
    inner = Repository(tmp_path / "内")
    inner.commit("内", {"x": "1"})
    made.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "../内", "子")
    made.commit("三")
    found = files(made, "HEAD")
    assert "符号链接" in found.read(Path("链接.yaml")).message
    assert "子模块" in found.read(Path("子")).message
    assert "文件夹" in found.read(Path("data")).message


def test_a_repository_of_sha256_is_read_too(tmp_path):
    made = Repository(tmp_path, "--object-format=sha256")
    made.commit("一", FILES)
    assert files(made, "HEAD").read(Path("data/tasks.yaml")) == b"a: 1\n"
