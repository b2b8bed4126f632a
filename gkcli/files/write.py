"""Writing that is all or nothing."""

import contextlib
import os
import tempfile
from pathlib import Path

from gkcli.errors import GkcliError


def create(path: Path, text: str) -> None:
    """Write a new file whole or not at all; GkcliError where one of that name exists."""
    temporary = _written_beside(path, text)
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise GkcliError(f"“{path}”已经有了，没有动它", "换个名字，或先把它移走") from None
    finally:
        temporary.unlink()


def replace(path: Path, text: str) -> None:
    """Write a file whole or not at all, in place of one that may exist."""
    temporary = _written_beside(path, text)
    try:
        temporary.replace(path)
    except OSError:
        temporary.unlink()
        raise


def _written_beside(path: Path, text: str) -> Path:
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor, not a path
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o666 & ~_umask())
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    return temporary


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
