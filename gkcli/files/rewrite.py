"""Writing a file anew in place of what was read from it."""

import os
from pathlib import Path

from gkcli.errors import GkcliError, system_reason
from gkcli.files.lock import locked
from gkcli.files.write import settle, sweep, written_beside
from gkcli.inert import shell_word


def rewrite(path: Path, before: bytes, after: bytes, name: str) -> None:
    """Put ``after`` in place of ``before``, whole or not at all; ``name`` is how messages call it.

    Links are followed and permissions stay. GkcliError where the file holds something else than
    ``before`` by now, is read-only or cannot be written.
    """
    target = path.resolve()
    try:
        with locked(target, name):
            sweep(target)
            _refuse_changed(target, before, name)
            fresh = written_beside(target, after, target.stat().st_mode & 0o7777)
            try:
                fresh.replace(target)
            finally:
                fresh.unlink(missing_ok=True)
            settle(target.parent)
    except OSError as error:
        raise GkcliError(
            f"没有写入“{name}”：{system_reason(error)}", "文件还是原来的样子，解决之后再试"
        ) from error


def _refuse_changed(target: Path, before: bytes, name: str) -> None:
    if target.read_bytes() != before:
        raise GkcliError(f"“{name}”刚被别的程序改过，没有写入", "在别的程序里存好，再试一次")
    # Replacing a file asks only for leave to write in its folder, and root may do everything.
    if not (target.stat().st_mode & 0o222 and os.access(target, os.W_OK)):
        raise GkcliError(
            f"“{name}”是只读的，没有写入", f"去掉只读属性再试：chmod u+w {shell_word(name)}"
        )
