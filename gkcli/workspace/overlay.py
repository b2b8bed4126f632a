"""The files as they would be after a change that is not made yet."""

from collections.abc import Iterable
from pathlib import Path

from gkcli.errors import Diagnostic
from gkcli.workspace.layout import DISK
from gkcli.yaml.exchange import FileChange


class Overlay:
    """What ``changes`` would write in place of what is on the disk, and all else as it is there."""

    def __init__(self, changes: Iterable[FileChange]) -> None:
        self._after = {change.path.resolve(): change.after for change in changes}

    def exists(self, path: Path) -> bool:
        """Whether there would be a file or folder."""
        real = path.resolve()
        if real in self._after:
            return self._after[real] is not None
        return self.is_dir(path) or DISK.exists(path)

    def is_dir(self, path: Path) -> bool:
        """Whether there would be a folder."""
        return DISK.is_dir(path) or any(self._inside(path))

    def entries(self, folder: Path) -> tuple[Path, ...]:
        """What would be in a folder, in the order of the names; OSError where it can't be read."""
        made = {folder / file.name for file in self._inside(folder)}
        there = set(DISK.entries(folder)) if DISK.is_dir(folder) or not made else set()
        return tuple(sorted(path for path in there | made if self.exists(path)))

    def read(self, path: Path) -> bytes | Diagnostic:
        """The bytes of a file, or the error that keeps them from being read."""
        content = self._after.get(path.resolve())
        return DISK.read(path) if content is None else content

    def shown(self, path: Path) -> str:
        """A path as messages name it."""
        return DISK.shown(path)

    def _inside(self, folder: Path) -> Iterable[Path]:
        real = folder.resolve()
        return (
            path for path, after in self._after.items() if after is not None and path.parent == real
        )
