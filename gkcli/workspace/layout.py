"""Where the files of a workspace are read from: the disk, or anything else that holds files."""

import os
import re
from pathlib import Path
from typing import NamedTuple, Protocol
from unicodedata import normalize

from gkcli.errors import Diagnostic, GkcliError, system_reason
from gkcli.text import shell_word, usable
from gkcli.yaml.source import read_bytes

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


__all__ = [
    "HOLIDAYS",
    "LEDGERS",
    "STATISTICS",
    "TASKS",
    "UNITS",
    "Layout",
    "locate",
    "shown",
    "under_git",
]

TASKS = "tasks.yaml"
UNITS = "units.yaml"
HOLIDAYS = "holidays.yaml"
LEDGERS = "progress"
STATISTICS = "statistics.yaml"
_LEDGER_NAME = re.compile(r"[^.].*\.ya?ml", re.DOTALL)
_NOT_MEANT = re.compile(rf"{_LEDGER_NAME.pattern}|\..*|.*~|README.*", re.DOTALL)


class Layout(NamedTuple):
    """Where the files of a workspace are; ``units`` may stand in the folder above.

    ``files`` reads them: from the disk, or from a revision of git.
    """

    folder: Path
    files: Files = DISK

    @property
    def tasks(self) -> Path:
        """The table of tasks."""
        return self.folder / TASKS

    @property
    def units(self) -> Path:
        """The registry of units."""
        return self._here_or_above(UNITS)

    @property
    def holidays(self) -> Path:
        """Days off and days worked that the calendar library does not know yet; may be absent."""
        return self._here_or_above(HOLIDAYS)

    @property
    def ledgers(self) -> Path:
        """The folder with the units' ledgers; may be absent."""
        return self.folder / LEDGERS

    def ledger(self, unit: str) -> Path:
        """The ledger of the unit with this name, whether it exists or not.

        GkcliError where the name cannot be that of a file on every system.
        """
        if not usable(unit):
            raise GkcliError(
                f"单位“{unit}”的名称不能作文件名（有的系统不收），没法建台账",
                "在名册里换一个写法，把原来的写法记进 aliases",
            )
        name = f"{normalize('NFC', unit)}.yaml"
        found = (path for path in self.ledger_files() if normalize("NFC", path.name) == name)
        return next(found, self.ledgers / name)

    def ledger_files(self) -> tuple[Path, ...]:
        """Every file that looks like a ledger, in the order of the names.

        GkcliError where the folder cannot be read.
        """
        return tuple(path for path in self._entries() if _LEDGER_NAME.fullmatch(path.name))

    def _entries(self) -> tuple[Path, ...]:
        try:
            return self.files.entries(self.ledgers)
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise GkcliError(
                f"读不了台账文件夹“{self.files.shown(self.ledgers)}”：{system_reason(error)}",
                "这里应当是一个能读的文件夹，每个单位一个 .yaml 文件",
            ) from None

    def beside_ledgers(self) -> tuple[Path, ...]:
        """What else is in the folder of the ledgers, but for hidden files, backups and README.

        GkcliError where the folder cannot be read.
        """
        return tuple(path for path in self._entries() if not _NOT_MEANT.fullmatch(path.name))

    @property
    def statistics(self) -> Path:
        """The figures of the year's report on disclosure; may be absent."""
        return self.folder / STATISTICS

    @property
    def templates(self) -> Path:
        """People's own report templates; may be absent."""
        inside = self.folder / "templates"
        return inside if inside.is_dir() else self.folder.parent / "templates"

    def _here_or_above(self, name: str) -> Path:
        here, above = self.folder / name, self.folder.parent / name
        exists = self.files.exists
        return above if not exists(here) and exists(above) else here


def locate(folder: Path | None = None) -> Layout:
    """Find the workspace: ``folder`` or its ``data``, else upwards from where one stands.

    GkcliError when there is none.
    """
    if folder is not None:
        for candidate in (folder, folder / "data"):
            if (candidate / TASKS).exists():
                return Layout(candidate)
        raise GkcliError(
            f"“{folder}”里没有 {TASKS}" if folder.exists() else f"没有文件夹“{folder}”",
            f"核对 -d 后面的路径，或用 gkcli init {shell_word(folder)} 新建",
        )
    here = Path.cwd()
    for ancestor in (here, *here.parents):
        for candidate in (ancestor, ancestor / "data"):
            if (candidate / TASKS).exists():
                return Layout(candidate)
    raise GkcliError(
        f"从当前文件夹往上都没有找到 {TASKS}",
        "先 cd 到任务表所在的文件夹，或用 -d 文件夹 指明，或用 gkcli init 文件夹 新建",
    )


def under_git(path: Path) -> bool:
    """Whether a file lies in a working tree of git, whether or not git knows the file."""
    return any((folder / ".git").exists() for folder in path.resolve().parents)
