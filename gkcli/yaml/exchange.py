"""Changing files that may be there already: all of them or none, and never what others wrote."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from gkcli.errors import GkcliError, system_reason
from gkcli.text import shell_word
from gkcli.yaml.write import locked, made, settle, sweep, written_beside


class FileChange(NamedTuple):
    """What a file holds and is to hold; None for no file. ``name`` is how messages call it."""

    path: Path
    name: str
    before: bytes | None
    after: bytes | None


def exchange(changes: Sequence[FileChange]) -> None:
    """Give every file its new content, or leave all as they are.

    Links are followed and permissions stay. GkcliError where a file holds something else than
    ``before`` by now, is read-only or cannot be written.
    """
    meant = [change._replace(path=target_of(change.path, change.name)) for change in changes]
    with held({change.path: change.name for change in meant}):
        exchange_held(meant)


def target_of(path: Path, name: str) -> Path:
    """The file itself where ``path`` is a link to it; GkcliError where that is not there."""
    if path.is_symlink() and not path.exists():
        raise GkcliError(f"链接“{name}”指向的文件不存在，没有写入", "重建链接，或换成真正的文件")
    return path.resolve()


@contextmanager
def held(names: Mapping[Path, str]) -> Iterator[None]:
    """Keep every other gkcli from writing these files meanwhile; a folder is made where missing.

    The paths are no links. What writers left behind who died is swept away.
    """
    with ExitStack() as locks:
        # In one order, lest two writers wait for each other.
        for path in sorted(names):
            locks.enter_context(telling(names[path]))
            locks.enter_context(made(path.parent))
            locks.enter_context(locked(path, names[path]))
            sweep(path)
        yield


@contextmanager
def telling(name: str) -> Iterator[None]:
    """Turn the system's refusals into ours."""
    try:
        yield
    except OSError as error:
        raise GkcliError(
            f"没有写入“{name}”：{system_reason(error)}", "文件还是原来的样子，解决之后再试"
        ) from error


def exchange_held(changes: Sequence[FileChange]) -> None:
    """The same for whoever holds the files already."""
    with ExitStack() as scraps:
        fresh = []
        for change in changes:
            with telling(change.name):
                _refuse_changed(change)
                _refuse_read_only(change)
                fresh.append(_prepared(change))
                if scrap := fresh[-1]:
                    scraps.callback(scrap.unlink, missing_ok=True)
        done: list[FileChange] = []
        try:
            for change, temporary in zip(changes, fresh, strict=True):
                with telling(change.name):
                    _refuse_changed(change)
                    _put(change.path, temporary)
                done.append(change)
        except BaseException:
            for change in done:
                _put(change.path, _prepared(change, back=True))
            raise
    for folder in {change.path.parent for change in changes}:
        settle(folder)


def _prepared(change: FileChange, *, back: bool = False) -> Path | None:
    """A file beside it that holds what it is to hold; None where there is to be none."""
    content = change.before if back else change.after
    if content is None:
        return None
    mode = change.path.stat().st_mode & 0o7777 if change.path.exists() else None
    return written_beside(change.path, content, mode)


def _put(path: Path, temporary: Path | None) -> None:
    if temporary is None:
        path.unlink()
    else:
        temporary.replace(path)


def _refuse_changed(change: FileChange) -> None:
    now = change.path.read_bytes() if change.path.exists() else None
    if now != change.before:
        raise GkcliError(f"“{change.name}”刚被别的程序改过，没有写入", "在别的程序里存好，再试一次")


def _refuse_read_only(change: FileChange) -> None:
    # Replacing a file asks only for leave to write in its folder, and root may do everything.
    if change.before is not None and not (
        change.path.stat().st_mode & 0o222 and os.access(change.path, os.W_OK)
    ):
        raise GkcliError(
            f"“{change.name}”是只读的，没有写入",
            f"去掉只读属性再试：chmod u+w {shell_word(change.name)}",
        )
