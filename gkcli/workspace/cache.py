"""Results kept in the user's cache folder: where, how many, and never believed unchecked."""

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from gkcli.workspace.user_folders import CACHE, user_folder

MOST_BYTES = 256 * 1024 * 1024
"""The most bytes that all kept results together may have; the oldest go first."""

_LARGEST = 32 * 1024 * 1024
_DIGEST = 16
_UNFINISHED = ".part"


class CacheUsage(NamedTuple):
    """How many results are kept and how many bytes they have."""

    files: int
    size: int


def cache_folder() -> Path | None:
    """Where results are kept; None where ``GKCLI_CACHE=off`` or the system knows no such place."""
    return user_folder(CACHE)


def kept(kind: str, key: str) -> bytes | None:
    """The result kept under a key; None where there is none, or it is not whole as written."""
    folder = cache_folder()
    if folder is None:
        return None
    data = _read(folder / kind / key)
    if data is None:
        return None
    result = data[_DIGEST:]
    return result if data[:_DIGEST] == _digest(kind, key, result) else None


def keep(kind: str, key: str, result: bytes) -> None:
    """Keep a result, whole or not at all; where the folder takes nothing, nothing is kept."""
    folder = cache_folder()
    if folder is None or len(result) > _LARGEST - _DIGEST:
        return
    path = folder / kind / key
    beside = path.with_name(f"{key}.{os.getpid()}{_UNFINISHED}")
    with suppress(OSError, ValueError):
        for above in (folder, path.parent):
            above.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            beside.write_bytes(_digest(kind, key, result) + result)
            beside.replace(path)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise


def trim(most: int = MOST_BYTES) -> None:
    """Delete the oldest results until the rest have at most so many bytes."""
    found = sorted(_files(), key=lambda file: file[1].st_mtime_ns)
    excess = sum(status.st_size for _, status in found) - most
    for path, status in found:
        if excess <= 0:
            break
        with suppress(OSError):
            path.unlink()
            excess -= status.st_size


def usage() -> CacheUsage:
    """How much is kept now."""
    sizes = [status.st_size for _, status in _files()]
    return CacheUsage(len(sizes), sum(sizes))


def clear() -> CacheUsage:
    """Delete all results; returns what was deleted, OSError where something cannot be."""
    found = list(_files())
    for path, _ in found:
        path.unlink(missing_ok=True)
    return CacheUsage(len(found), sum(status.st_size for _, status in found))


def _files() -> Iterator[tuple[Path, os.stat_result]]:
    """The files of the folder, one level below it: nothing else there was put there by gkcli."""
    folder = cache_folder()
    if folder is None:
        return
    with suppress(OSError, ValueError):
        for kind in [entry for entry in os.scandir(folder) if entry.is_dir(follow_symlinks=False)]:
            for entry in os.scandir(kind):
                if entry.is_file(follow_symlinks=False):
                    yield Path(entry.path), entry.stat(follow_symlinks=False)


def _read(path: Path) -> bytes | None:
    """The bytes of a file of ours: never a pipe's, a link's or too many."""
    careful = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
    with suppress(OSError, ValueError):
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | careful)
        with os.fdopen(descriptor, "rb") as file:
            if stat.S_ISREG(os.fstat(descriptor).st_mode):
                data = file.read(_LARGEST + 1)
                return data if len(data) <= _LARGEST else None
    return None


def _digest(kind: str, key: str, result: bytes) -> bytes:
    digest = blake2b(f"{kind}\0{key}\0".encode(), digest_size=_DIGEST)
    digest.update(result)
    return digest.digest()
