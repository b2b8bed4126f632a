"""Where the files of a workspace are read from: the disk, or anything else that holds files."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, Protocol
from unicodedata import normalize

from gkcli.errors import Diagnostic, GkcliError, system_reason
from gkcli.patterns import late_pattern
from gkcli.text import shell_word, usable
from gkcli.workspace.kinds import (
    FIGURES,
    LEDGER,
    REGISTRY,
    TABLE,
    UPSTREAM,
    FileKind,
    fits,
    kind_of,
)
from gkcli.yaml.source import Source, decode_source, read_bytes
from gkcli.yaml.unfinished import JOURNAL

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


TASKS = TABLE.pattern
UNITS = REGISTRY.pattern
STATISTICS = FIGURES.pattern
(LEDGERS,) = LEDGER.folders
_NOT_MEANT = late_pattern(r"\..*|.*~|README.*", re.DOTALL)


class Layout(NamedTuple):
    """Where the files of a workspace are; ``units`` may stand in the folder above.

    ``files`` reads them: from the disk, or from a revision of git.
    """

    folder: Path
    files: Files = DISK

    def place(self, kind: FileKind[object]) -> Path:
        """Where the one file of a kind is, or would be."""
        here, above = self.folder / kind.pattern, self.folder.parent / kind.pattern
        exists = self.files.exists
        return above if kind.above and not exists(here) and exists(above) else here

    def source(self, path: Path) -> Source | Diagnostic:
        """The text of a file, or the error that keeps it from being read."""
        data = self.files.read(path)
        if isinstance(data, Diagnostic):
            return data
        return decode_source(data, path, self.files.shown(path))

    def files_of(self, kind: FileKind[object]) -> tuple[Path, ...]:
        """The files of a kind that there are, in the order of the names, hidden ones left out.

        GkcliError where a folder in which they are cannot be read.
        """
        if not kind.several:
            path = self.place(kind)
            return (path,) if self.files.exists(path) else ()
        found = [self.folder]
        *parents, name = kind.pattern.split("/")
        for part in parents:
            found = [below for folder in found for below in self._named(part, folder, kind)]
        if "*" in name:
            entries = (path for folder in found for path in self._entries(folder, kind))
            return tuple(path for path in entries if fits(path.name, name))
        return tuple(path for folder in found if self.files.exists(path := folder / name))

    def _named(self, part: str, folder: Path, kind: FileKind[object]) -> Iterator[Path]:
        if "*" not in part:
            yield folder / part
            return
        for path in self._entries(folder, kind):
            if fits(path.name, part) and self.files.is_dir(path):
                yield path

    def _entries(self, folder: Path, kind: FileKind[object]) -> tuple[Path, ...]:
        try:
            return self.files.entries(folder)
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise GkcliError(
                f"读不了{kind.label}文件夹“{self.files.shown(folder)}”：{system_reason(error)}",
                "这里应当是一个能读的文件夹，每个单位一个 .yaml 文件",
            ) from None

    @property
    def needs_registry(self) -> bool:
        """Whether there has to be a registry: a document above does without one of its own."""
        above = self.folder.absolute().parent.name == UPSTREAM.folders[0]
        return not above or self.files.exists(self.units)

    @property
    def tasks(self) -> Path:
        """The table of tasks."""
        return self.place(TABLE)

    @property
    def units(self) -> Path:
        """The registry of units."""
        return self.place(REGISTRY)

    @property
    def ledgers(self) -> Path:
        """The folder with the units' ledgers; may be absent."""
        return self.folder / LEDGERS

    @property
    def unfinished(self) -> Path | None:
        """Where records wait that have not gone into all their ledgers; mostly nowhere."""
        path = self.ledgers / JOURNAL
        return path if self.files.exists(path) else None

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
        """Every file that looks like a ledger; GkcliError where the folder cannot be read."""
        return self.files_of(LEDGER)

    def beside_ledgers(self) -> tuple[Path, ...]:
        """What else is in the folder of the ledgers, but for hidden files, backups and README.

        GkcliError where the folder cannot be read.
        """
        entries = self._entries(self.ledgers, LEDGER)
        others = (path for path in entries if not LEDGER.names(path))
        return tuple(path for path in others if not _NOT_MEANT.fullmatch(path.name))

    @property
    def templates(self) -> Path:
        """People's own report templates; may be absent."""
        inside = self.folder / "templates"
        return inside if inside.is_dir() else self.folder.parent / "templates"


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


def workspace_of(path: Path, here: Layout | None = None) -> Path | None:
    """The folder of the workspace that a data file belongs to; None where there is none.

    A file that stands above several belongs to ``here`` where that has it.
    """
    kind = kind_of(path.absolute())
    if kind is None:
        return None
    if here is not None and here.place(kind).resolve() == path.resolve():
        return here.folder
    folder = path.absolute().parents[kind.pattern.count("/")]
    return folder if (folder / TASKS).exists() else None


def under_git(path: Path) -> bool:
    """Whether a file lies in a working tree of git, whether or not git knows the file."""
    return any((folder / ".git").exists() for folder in path.resolve().parents)
