"""One writer at a time."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from gkcli.errors import GkcliError, system_reason

PATIENCE = 60.0
"""How many seconds to wait for others before giving up; a record takes thousandths of one."""


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
        raise _unlockable(name, "不支持加锁") from None
    except OSError as error:
        raise _unlockable(name, system_reason(error)) from None
    try:
        yield
    finally:
        # Still held: whoever waits sees that the file has lost its name, and starts over.
        with suppress(OSError):
            beside.unlink()
        lock.release()


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
