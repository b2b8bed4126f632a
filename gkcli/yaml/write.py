"""Writing a file whole or not at all, one writer at a time."""

import contextlib
import errno
import glob
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from gkcli.errors import GkcliError, system_reason

PATIENCE = 60.0
"""How many seconds to wait for others before giving up; a record takes thousandths of one."""

_NO_LOCKS = (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP)
"""Errors of a disk that cannot lock: nobody holds the lock then, so its file can go."""


class UnlockableError(GkcliError):
    """The disk cannot lock."""


@contextmanager
def locked(path: Path, name: str) -> Iterator[None]:
    """Keep every other gkcli from writing the file meanwhile; ``name`` is how messages call it.

    The lock is a hidden file beside it, which is gone afterwards. A process that dies leaves it
    behind, but not locked. GkcliError where the wait is too long, UnlockableError where the disk
    cannot lock.
    """
    from filelock import FileLock, Timeout

    beside = path.with_name(f".{path.name}.lock")
    lock = FileLock(beside, timeout=PATIENCE, poll_interval=0.01, fallback_to_soft=False)
    try:
        lock.acquire()
    except Timeout:
        raise GkcliError(
            f"等了 {PATIENCE:.0f} 秒，别的程序还在写“{name}”，没有写入", "等它写完再试一次"
        ) from None
    except NotImplementedError:
        _forget(beside)
        raise _unlockable(name, "不支持加锁") from None
    except OSError as error:
        if error.errno in _NO_LOCKS:
            _forget(beside)
        raise _unlockable(name, system_reason(error)) from None
    try:
        yield
    finally:
        # Still held: whoever waits sees that the file has lost its name, and starts over.
        _forget(beside)
        lock.release()


def _forget(lock: Path) -> None:
    with suppress(OSError):
        lock.unlink()


@contextmanager
def locked_if_possible(path: Path, name: str) -> Iterator[bool]:
    """The same on a disk that can lock; whether it can."""
    with ExitStack() as held:
        try:
            held.enter_context(locked(path, name))
            possible = True
        except UnlockableError:
            possible = False
        yield possible


def _unlockable(name: str, reason: str) -> UnlockableError:
    return UnlockableError(
        f"没法锁住“{name}”，没有写入：{reason}",
        "检查文件夹能不能写；是网络盘，就把工作区克隆到本机磁盘上再记",
    )


def create(path: Path, content: str | bytes) -> None:
    """Write a new file whole or not at all; GkcliError where one of that name exists."""
    with _swept(path):
        temporary = written_beside(path, _bytes(content))
        try:
            with _named(path):
                _give_name(temporary, path)
        except FileExistsError:
            raise GkcliError(f"“{path}”已经有了，没有动它", "换个名字，或先把它移走") from None
        finally:
            temporary.unlink(missing_ok=True)
        settle(path.parent)


def replace(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all, in place of one that may exist."""
    with _swept(path):
        temporary = written_beside(path, _bytes(content))
        try:
            with _named(path):
                temporary.replace(path)
        except OSError:
            temporary.unlink()
            raise
        settle(path.parent)


@contextmanager
def filled(path: Path, *, over: bool) -> Iterator[Path]:
    """A hidden file beside ``path`` to be filled, which takes its name once that went well.

    Otherwise nothing is left of it. GkcliError where there is a file of the name, unless it is to
    be written ``over``.
    """
    with _swept(path):
        temporary = written_beside(path, b"")
        try:
            yield temporary
            with _named(path):
                _bring_down(temporary)
                (Path.replace if over else _give_name)(temporary, path)
        except FileExistsError:
            raise GkcliError(f"“{path}”已经有了，没有动它", "换个名字，或先把它移走") from None
        finally:
            temporary.unlink(missing_ok=True)
        settle(path.parent)


def _bring_down(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def tidy(path: Path) -> None:
    """Remove what writers of a file left behind who died."""
    with _swept(path):
        pass


def sweep(path: Path) -> None:
    """The same for whoever holds the file's lock, and is the only writer alive."""
    for scrap in path.parent.glob(f".{glob.escape(path.name)}.*.new"):
        with contextlib.suppress(OSError):
            scrap.unlink()


@contextlib.contextmanager
def made(folder: Path) -> Iterator[None]:
    """Make a folder where there is none; it goes again if nothing gets into it."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if missing:
            settle(missing[-1].parent)
        yield
    finally:
        for one in missing:
            with contextlib.suppress(OSError):
                one.rmdir()


@contextlib.contextmanager
def _swept(path: Path) -> Iterator[None]:
    """Nobody else writes the file meanwhile, and no scraps of it are left from before.

    On a disk that cannot lock, those of the living cannot be told from them: all stay.
    """
    with locked_if_possible(path, str(path)) as alone:
        if alone:
            sweep(path)
        yield


def written_beside(path: Path, data: bytes, mode: int | None = None) -> Path:
    """A hidden file in the same folder that holds ``data`` down to the disk.

    ``mode`` are its permission bits, by default those of any new file. What is left of an attempt
    that fails is removed.
    """
    with _named(path):
        from tempfile import mkstemp

        descriptor, name = mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
        temporary = Path(name)
        try:
            with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor, not a path
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.chmod(0o666 & ~_umask() if mode is None else mode)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise
        return temporary


@contextlib.contextmanager
def _named(path: Path) -> Iterator[None]:
    """Let the system's refusals name the file that was to be written, not the one beside it."""
    try:
        yield
    except OSError as error:
        error.filename, error.filename2 = str(path), None
        raise


def settle(folder: Path) -> None:
    """Bring the names in a folder down to the disk, where the system can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _give_name(temporary: Path, path: Path) -> None:
    """Give a file its name unless another has it; FileExistsError then."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EROFS):
            raise
        # A disk without hard links (exFAT, many network shares): take the name, then fill it.
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        temporary.replace(path)


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
