"""The folder of a site: whole or not at all, and nobody else's files."""

from pathlib import Path

import pytest

from gkcli.errors import GkcliError
from gkcli.paper.site.folder import Published, SiteEdition, SiteFile, publish
from gkcli.paper.site.manifest import MANIFEST, PublishedTask

TASK = PublishedTask("tasks/1.html", 1, "甲", "做甲事。")


def put(folder: Path, **contents: str) -> Published:
    files = [
        SiteFile(name.replace("__", "/") + ".html", text.encode())
        for name, text in contents.items()
    ]
    return publish(folder, lambda _: SiteEdition((TASK,), files))


def held(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


def test_a_new_folder_is_filled(tmp_path: Path) -> None:
    folder = tmp_path / "新" / "站"
    assert put(folder, index="甲", tasks__1="乙") == Published(2, 2, 2, 0, ())
    assert held(folder) == {"index.html": "甲", "tasks/1.html": "乙"}


def test_only_what_differs_is_written_and_what_is_gone_goes(tmp_path: Path) -> None:
    put(tmp_path, index="甲", about="乙", tasks__1="丙")
    before = (tmp_path / "about.html").stat()
    assert put(tmp_path, index="丁", about="乙") == Published(2, 1, 0, 1, ())
    assert held(tmp_path) == {"index.html": "丁", "about.html": "乙"}
    after = (tmp_path / "about.html").stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)
    assert not (tmp_path / "tasks").exists()


def test_nothing_at_all_is_written_where_nothing_changed(tmp_path: Path) -> None:
    put(tmp_path, index="甲")
    before = (tmp_path / MANIFEST).stat()
    assert put(tmp_path, index="甲") == Published(1, 0, 0, 0, ())
    after = (tmp_path / MANIFEST).stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_files_of_others_stay_and_are_never_covered(tmp_path: Path) -> None:
    (tmp_path / "CNAME").write_text("example.gov.cn")
    (tmp_path / "about.html").write_text("别人的")
    with pytest.raises(GkcliError, match="不是网站的"):
        put(tmp_path, index="甲", about="乙")
    assert held(tmp_path) == {"CNAME": "example.gov.cn", "about.html": "别人的"}
    (tmp_path / "about.html").unlink()
    put(tmp_path, index="甲", tasks__1="丙")
    (tmp_path / "tasks" / "note.txt").write_text("也是别人的")
    put(tmp_path, index="甲")
    assert held(tmp_path) == {
        "CNAME": "example.gov.cn",
        "index.html": "甲",
        "tasks/note.txt": "也是别人的",
    }


def test_a_page_changed_by_hand_is_made_again_and_told(tmp_path: Path) -> None:
    put(tmp_path, index="甲", about="乙")
    (tmp_path / "about.html").write_text("改过")
    assert put(tmp_path, index="甲", about="乙").restored == ("about.html",)
    assert held(tmp_path)["about.html"] == "乙"


@pytest.mark.parametrize("at", range(4))
def test_where_one_file_fails_all_is_as_before(
    tmp_path: Path, at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, index="甲", about="乙", tasks__1="丙")
    before = held(tmp_path)
    rename, calls = Path.rename, iter(range(100))

    def failing(self: Path, target: Path) -> Path:
        if next(calls) == at:
            raise OSError(28, "full")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="full"):
        put(tmp_path, index="丁", about="戊", data="己")
    monkeypatch.undo()
    assert held(tmp_path) == before
    assert put(tmp_path, index="丁", about="戊", data="己").files == 3
    assert held(tmp_path) == {"index.html": "丁", "about.html": "戊", "data.html": "己"}


def test_an_error_while_making_leaves_the_old_site(tmp_path: Path) -> None:
    put(tmp_path, index="甲")

    def files():
        yield SiteFile("index.html", "乙".encode())
        raise GkcliError("模板错了")

    with pytest.raises(GkcliError, match="模板错了"):
        publish(tmp_path, lambda _: SiteEdition((), files()))
    assert held(tmp_path) == {"index.html": "甲"}
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_one_that_died_in_the_midst_is_made_whole_by_the_next(tmp_path: Path) -> None:
    put(tmp_path, index="甲", about="乙")
    manifest = (tmp_path / MANIFEST).read_bytes()
    put(tmp_path, index="丁", about="戊")
    # As it would be had the process died with one page moved away and the list of before.
    (tmp_path / "about.html").unlink()
    (tmp_path / MANIFEST).write_bytes(manifest)
    (tmp_path / ".gkcli-site-dead").mkdir()
    put(tmp_path, index="丁", about="戊")
    assert held(tmp_path) == {"index.html": "丁", "about.html": "戊"}
    assert not (tmp_path / ".gkcli-site-dead").exists()


def test_a_folder_that_is_a_link_is_refused(tmp_path: Path) -> None:
    outside = tmp_path / "外面"
    outside.mkdir()
    folder = tmp_path / "站"
    put(folder, index="甲")
    (folder / "tasks").symlink_to(outside)
    with pytest.raises(GkcliError, match="是一个链接"):
        put(folder, index="甲", tasks__1="乙")
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"files": {}}',
        '{"files": {"../x.html": ""}, "tasks": []}',
        '{"files": {"/etc/passwd": ""}, "tasks": []}',
        '{"files": {}, "tasks": [{"address": "..", "number": 1, "title": "", "requirement": ""}]}',
        '{"files": {}, "tasks": [1]}',
        "[" * 100_000,
    ],
)
def test_a_hostile_list_is_refused_and_nothing_is_touched(tmp_path: Path, text: str) -> None:
    (tmp_path / MANIFEST).write_text(text)
    with pytest.raises(GkcliError, match="读不懂"):
        put(tmp_path, index="甲")
    assert held(tmp_path) == {}


def test_a_file_and_a_workspace_are_no_place_for_a_site(tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("")
    (tmp_path / "tasks.yaml").write_text("")
    for folder in (tmp_path / "文件", tmp_path):
        with pytest.raises(GkcliError):
            put(folder, index="甲")
