"""The files of a commit, with the interface of files on disk."""

import re
from datetime import date, datetime, timedelta, timezone
from pathlib import Path, PurePosixPath

from gkcli.errors import Diagnostic, Severity
from gkcli.git.objects import ObjectStore, TreeItem
from gkcli.git.repository import Repository
from gkcli.git.revision import Revision

_COMMITTER = re.compile(rb"^committer .*> (\d{1,15}) ([+-]\d\d)(\d\d)$", re.MULTILINE)


class TreeFiles:
    """The files of a revision by their paths from the top of the repository (``data/tasks.yaml``).

    What a folder holds is asked of git once, and with it the contents of all its data files.
    Folders given at the start are asked for together; a ``store`` holds what was asked before.
    """

    def __init__(
        self,
        repository: Repository,
        revision: Revision,
        folders: tuple[Path, ...] = (),
        store: ObjectStore | None = None,
    ) -> None:
        self.revision = revision
        self._store = ObjectStore(repository) if store is None else store
        self._folders: dict[str, dict[str, TreeItem]] = {}
        self._look_into([_spelled(folder) for folder in folders])

    def exists(self, path: Path) -> bool:
        """Whether the revision has a file or folder there."""
        return not _spelled(path) or self._item(path) is not None

    def is_dir(self, path: Path) -> bool:
        """Whether the revision has a folder there."""
        item = self._item(path)
        return not _spelled(path) or (item is not None and item.kind == "tree")

    def entries(self, folder: Path) -> tuple[Path, ...]:
        """What is in a folder, in the order of the names; FileNotFoundError where there is none."""
        if not self.is_dir(folder):
            raise NotADirectoryError if self.exists(folder) else FileNotFoundError
        return tuple(folder / name for name in self._folder(_spelled(folder)))

    def read(self, path: Path) -> bytes | Diagnostic:
        """The bytes of a file, or the error that keeps them from being read."""
        item = self._item(path)
        if item is None:
            return self._error(
                path,
                "missing-file",
                "这个版本里没有这个文件。",
                "文件可能是后来才加的，或那时在别的位置；看它的历史：git log --follow 文件。",
            )
        if item.kind in ("tree", "commit"):
            what = "文件夹" if item.kind == "tree" else "子模块，里面的内容在它自己的仓库里"
            return self._error(
                path, "not-a-file", f"在这个版本里，这是{what}。", "请写到文件名为止。"
            )
        if item.kind == "link":
            return self._error(
                path,
                "not-a-file",
                "在这个版本里，这是符号链接，git 只存了它指向哪里。",
                "要比较历史版本，把文件本身放进仓库。",
            )
        found = self._store.get(item.oid)
        if found is None:
            return self._error(
                path,
                "unreadable",
                "git 取不出这个文件的内容。",
                "克隆可能没有取全：连上网络再试，或重新克隆。",
            )
        return found.data

    def shown(self, path: Path) -> str:
        """A path as messages name it, ``main~1:data/tasks.yaml``."""
        return f"{self.revision.name}:{_spelled(path)}"

    def committed_on(self) -> date | None:
        """The day on which the revision was committed, where it was; None where that is unknown."""
        commit = self._store.get(self.revision.commit)
        found = _COMMITTER.search(commit.data) if commit is not None else None
        if found is None:
            return None
        seconds, hours, minutes = int(found[1]), int(found[2]), int(found[2][:1] + found[3])
        zone = timezone(timedelta(hours=hours, minutes=minutes))
        try:
            return datetime.fromtimestamp(seconds, zone).date()
        except (OverflowError, OSError, ValueError):
            return None

    def _item(self, path: Path) -> TreeItem | None:
        where = PurePosixPath(_spelled(path))
        parent = _spelled(Path(where.parent))
        return self._folder(parent).get(where.name)

    def _folder(self, folder: str) -> dict[str, TreeItem]:
        if folder not in self._folders:
            self._look_into([folder])
        return self._folders[folder]

    def _look_into(self, folders: list[str]) -> None:
        commit = self.revision.commit
        self._store.fetch_folders((commit, folder) for folder in folders)
        self._folders |= {folder: self._store.folder(commit, folder) for folder in folders}

    def _error(self, path: Path, code: str, message: str, hint: str) -> Diagnostic:
        return Diagnostic(self.shown(path), 1, 1, Severity.ERROR, code, message, hint)


def _spelled(path: Path) -> str:
    text = path.as_posix()
    return "" if text == "." else text
