"""Kept results: whole or none, never too many, and gone when somebody says so."""

import os
from pathlib import Path

import pytest

from gkcli.workspace import cache


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("GKCLI_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "gkcli"


def test_what_is_kept_comes_back_under_its_own_kind_and_key(folder: Path) -> None:
    cache.keep("甲", "k", b"1")
    assert cache.kept("甲", "k") == b"1"
    assert cache.kept("甲", "other") is cache.kept("乙", "k") is None
    assert folder.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "spoil",
    [lambda data: data[:-1], lambda data: data + b"x", lambda _: b"", lambda _: b"0" * 99],
)
def test_a_torn_or_forged_file_is_not_believed(folder: Path, spoil) -> None:
    cache.keep("甲", "k", b"result")
    path = folder / "甲/k"
    path.write_bytes(spoil(path.read_bytes()))
    assert cache.kept("甲", "k") is None
    cache.keep("甲", "k", b"result")
    assert cache.kept("甲", "k") == b"result"


def test_a_result_put_under_another_key_is_not_believed(folder: Path) -> None:
    cache.keep("甲", "k", b"result")
    (folder / "甲/k").rename(folder / "甲/other")
    assert cache.kept("甲", "other") is None


def test_neither_a_pipe_nor_a_link_nor_a_folder_is_read(folder: Path) -> None:
    cache.keep("甲", "k", b"result")
    os.mkfifo(folder / "甲/pipe")
    (folder / "甲/link").symlink_to(folder / "甲/k")
    (folder / "甲/folder").mkdir()
    assert [cache.kept("甲", key) for key in ("pipe", "link", "folder")] == [None] * 3


def test_a_folder_that_takes_nothing_is_no_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gkcli").write_bytes(b"a file where the folder should be")
    monkeypatch.delenv("GKCLI_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    cache.keep("甲", "k", b"result")
    cache.trim()
    assert cache.kept("甲", "k") is None
    assert cache.usage() == (0, 0)


def test_nothing_is_left_of_a_result_that_was_interrupted(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        cache.keep("甲", "k", b"result")
    assert list((folder / "甲").iterdir()) == []


def test_the_oldest_results_go_first(folder: Path) -> None:
    for age, key in enumerate(("new", "old", "oldest")):
        cache.keep("甲", key, b"x" * 100)
        os.utime(folder / "甲" / key, (1_000 - age, 1_000 - age))
    cache.trim(250)
    assert cache.usage().files == 2
    assert cache.kept("甲", "oldest") is None
    assert cache.kept("甲", "new") is not None


def test_clearing_deletes_the_results_and_nothing_else(folder: Path) -> None:
    cache.keep("甲", "k", b"1")
    (folder / "note").write_bytes(b"somebody else's")
    assert cache.clear().files == 1
    assert cache.usage().files == 0
    assert (folder / "note").exists()


@pytest.mark.parametrize(
    ("given", "used"), [("", False), ("relative", False), ("/somewhere", True)]
)
def test_only_an_absolute_folder_is_taken_from_the_environment(
    given: str, used: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GKCLI_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", given)
    found = cache.cache_folder()
    assert found is not None
    assert found.is_absolute()
    assert (found == Path("/somewhere/gkcli")) is used


@pytest.mark.parametrize("word", ["off", "OFF", " off "])
def test_the_cache_can_be_switched_off(word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GKCLI_CACHE", word)
    assert cache.cache_folder() is None
    cache.keep("甲", "k", b"1")
    assert cache.kept("甲", "k") is None
