"""Where the files of a workspace are read from: the disk, or anything else that holds files."""

import os
from pathlib import Path
from typing import Protocol

from gkcli.diagnostics import Diagnostic
from gkcli.files.source import read_bytes

_FAR_AWAY = 2


class Files(Protocol):
    """Files by their paths; who only asks these things need not know where they are."""

    def exists(self, path: Path) -> bool:
        """Whether there is a file or folder."""

    def is_dir(self, path: Path) -> bool:
        """Whether there is a folder."""

    def entries(self, folder: Path) -> tuple[Path, ...]:
        """What is in a folder, in the order of the names; OSError where it cannot be read."""

    def read(self, path: Path) -> bytes | Diagnostic:
        """The bytes of a file, or the error that keeps them from being read."""

    def shown(self, path: Path) -> str:
        """A path as messages name it."""


class Disk:
    """The files as they are now."""

    def exists(self, path: Path) -> bool:
        """Whether there is a file or folder."""
        return path.exists()

    def is_dir(self, path: Path) -> bool:
        """Whether there is a folder."""
        return path.is_dir()

    def entries(self, folder: Path) -> tuple[Path, ...]:
        """What is in a folder, in the order of the names; OSError where it cannot be read."""
        return tuple(sorted(folder.iterdir()))

    def read(self, path: Path) -> bytes | Diagnostic:
        """The bytes of a file, or the error that keeps them from being read."""
        return read_bytes(path, self.shown(path))

    def shown(self, path: Path) -> str:
        """A path as messages name it: relative to where one stands, unless that is far away."""
        return shown(path)


DISK = Disk()
"""The files as they are now."""


def shown(path: Path) -> str:
    """A path as messages name it: relative to where one stands, unless that is far away."""
    try:
        relative = os.path.relpath(path)
    except (OSError, ValueError):
        return str(path)
    return str(path) if relative.count("..") > _FAR_AWAY else relative
