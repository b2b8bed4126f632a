"""Several files change together or not at all."""

import errno
from pathlib import Path

import pytest

from gkcli.errors import GkcliError
from gkcli.yaml.exchange import FileChange, exchange


def contents(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.fixture
def changes(tmp_path):
    """One file rewritten, one made in a new folder, one removed."""
    (tmp_path / "改").write_bytes(b"1")
    (tmp_path / "删").write_bytes(b"2")
    return [
        FileChange(tmp_path / "改", "改", b"1", b"11"),
        FileChange(tmp_path / "新" / "建", "建", None, b"3"),
        FileChange(tmp_path / "删", "删", b"2", None),
    ]


def test_files_are_rewritten_made_and_removed_and_nothing_else_is_left(tmp_path, changes):
    exchange(changes)
    assert contents(tmp_path / "新") == {"建": b"3"}
    (tmp_path / "新" / "建").unlink()
    (tmp_path / "新").rmdir()
    assert contents(tmp_path) == {"改": b"11"}


def test_the_way_back_gives_the_same_files(tmp_path, changes):
    exchange(changes)
    exchange([one._replace(before=one.after, after=one.before) for one in changes])
    (tmp_path / "新").rmdir()
    assert contents(tmp_path) == {"删": b"2", "改": b"1"}


@pytest.mark.parametrize("touched", ["改", "删", "新/建"])
def test_where_somebody_wrote_meanwhile_nothing_changes(tmp_path, changes, touched):
    (tmp_path / "新").mkdir()
    (tmp_path / touched).write_bytes("别人".encode())
    before = [(p, p.read_bytes()) for p in sorted(tmp_path.rglob("*")) if p.is_file()]
    with pytest.raises(GkcliError, match="刚被别的程序改过"):
        exchange(changes)
    assert [(p, p.read_bytes()) for p in sorted(tmp_path.rglob("*")) if p.is_file()] == before


def test_where_the_last_cannot_be_removed_the_others_are_put_back(tmp_path, changes, monkeypatch):
    real = Path.unlink

    def refuse(self, *, missing_ok=False):
        if self.name == "删":
            raise OSError(errno.EIO, "Input/output error")
        real(self, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(GkcliError, match="没有写入“删”：磁盘读写出错"):
        exchange(changes)
    assert contents(tmp_path) == {"删": b"2", "改": b"1"}


def test_a_file_for_reading_only_keeps_all_as_they_are(tmp_path, changes):
    (tmp_path / "删").chmod(0o444)
    with pytest.raises(GkcliError, match="只读"):
        exchange(changes)
    assert contents(tmp_path) == {"删": b"2", "改": b"1"}
