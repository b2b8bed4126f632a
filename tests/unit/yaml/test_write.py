"""Writing is all or nothing, and leaves nothing behind."""

import errno
import os

import pytest

from gkcli.errors import GkcliError
from gkcli.yaml import write

TEXT = "甲\n乙\n"


def names(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("writing", [write.create, write.replace])
def test_a_new_file_holds_the_text_as_utf8_with_the_usual_rights_and_nothing_else_is_left(
    tmp_path, writing
):
    writing(tmp_path / "a.yaml", TEXT)
    (tmp_path / "plain").touch()
    assert (tmp_path / "a.yaml").read_bytes() == TEXT.encode()
    assert (tmp_path / "a.yaml").stat().st_mode == (tmp_path / "plain").stat().st_mode
    assert names(tmp_path) == ["a.yaml", "plain"]


def test_creating_refuses_where_a_file_exists_and_does_not_touch_it(tmp_path):
    (tmp_path / "a.yaml").write_text("我的", encoding="utf-8")
    with pytest.raises(GkcliError, match="已经有了，没有动它"):
        write.create(tmp_path / "a.yaml", TEXT)
    assert (tmp_path / "a.yaml").read_text(encoding="utf-8") == "我的"
    assert names(tmp_path) == ["a.yaml"]


def test_replacing_takes_the_place_of_what_was_there(tmp_path):
    (tmp_path / "a.yaml").write_text("旧" * 100, encoding="utf-8")
    write.replace(tmp_path / "a.yaml", TEXT)
    assert (tmp_path / "a.yaml").read_bytes() == TEXT.encode()
    assert names(tmp_path) == ["a.yaml"]


@pytest.mark.parametrize("writing", [write.create, write.replace])
def test_a_disk_that_fails_leaves_the_folder_as_it_was(tmp_path, monkeypatch, writing):
    def full(_descriptor):
        raise OSError(28, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="full"):
        writing(tmp_path / "a.yaml", TEXT)
    assert names(tmp_path) == []


def test_a_folder_in_the_way_of_a_replacement_leaves_no_scrap(tmp_path):
    (tmp_path / "a.yaml").mkdir()
    with pytest.raises(OSError, match=r"a\.yaml"):
        write.replace(tmp_path / "a.yaml", TEXT)
    assert names(tmp_path) == ["a.yaml"]


def test_text_that_is_no_unicode_leaves_no_scrap(tmp_path):
    with pytest.raises(UnicodeEncodeError):
        write.create(tmp_path / "a.yaml", "\ud800")
    assert names(tmp_path) == []


def test_a_disk_without_hard_links_creates_all_the_same(tmp_path, monkeypatch):
    def refuse(*_):
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    write.create(tmp_path / "a.yaml", TEXT)
    assert (tmp_path / "a.yaml").read_bytes() == TEXT.encode()
    with pytest.raises(GkcliError, match="已经有了，没有动它"):
        write.create(tmp_path / "a.yaml", "别的")
    assert (tmp_path / "a.yaml").read_bytes() == TEXT.encode()
    assert names(tmp_path) == ["a.yaml"]


@pytest.mark.parametrize(
    ("writing", "call"),
    [
        (write.create, "fsync"),
        (write.create, "link"),
        (write.replace, "fsync"),
        (write.replace, "replace"),
    ],
)
def test_what_the_system_refuses_names_the_file_that_was_to_be_written(
    tmp_path, monkeypatch, writing, call
):
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", ".a.yaml.xyz.new", None, "b")

    monkeypatch.setattr(f"os.{call}", full)
    with pytest.raises(OSError, match="No space left") as raised:
        writing(tmp_path / "a.yaml", TEXT)
    assert (raised.value.filename, raised.value.filename2) == (str(tmp_path / "a.yaml"), None)
    assert names(tmp_path) == []
