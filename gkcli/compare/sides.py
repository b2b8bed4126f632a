"""Which two editions ``diff`` compares: git revisions, folders or the files on disk."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from gkcli.errors import GkcliError
from gkcli.git.program import GitError
from gkcli.git.repository import Repository, find_repository
from gkcli.git.revision import Revision, resolve_revisions, revision_range
from gkcli.git.tree import TreeFiles
from gkcli.workspace.layout import TASKS, Layout, locate, shown
from gkcli.workspace.revisions import Home, home_of, layout_or_nothing

NOW = "现在的文件"
"""The name of the files on disk beside that of a revision."""

_MOST_WORDS = 2
_PATH = re.compile(r"\.{0,2}[/\\].*|\.{1,2}|~.*|.*[/\\]", re.DOTALL)
"""Paths that begin with ``/``, ``.`` or ``~`` or end with ``/``: never a revision."""


class ComparedSide(NamedTuple):
    """An edition of a workspace and its name for messages."""

    name: str
    layout: Layout

    def committed_on(self) -> date | None:
        """The day of the commit; None for files on disk."""
        files = self.layout.files
        return files.committed_on() if isinstance(files, TreeFiles) else None


def named_sides(
    words: Sequence[str], folder: Path | None = None
) -> tuple[ComparedSide, ComparedSide]:
    """The old and the new edition that ``[A [B]]``, ``A..B`` or ``A...B`` mean.

    A and B are folders that hold a workspace, or revisions. B defaults to the files on disk (in
    ``folder`` or the current folder), A to HEAD. GkcliError where one is not found or ambiguous.
    """
    for word in words:
        if Path(word).is_file() and not _is_revision(word, folder):
            raise GkcliError(f"“{word}”是文件", "比的是整个工作区：写版本，或写工作区的文件夹")
    if not any(_is_folder(word) for word in words):
        return _of_git(words, folder)
    named = [_side(word, folder) for word in words]
    old, new = named if len(named) == _MOST_WORDS else (named[0], _now(folder))
    return old, new


def _of_git(words: Sequence[str], folder: Path | None) -> tuple[ComparedSide, ComparedSide]:
    home = _home(folder)
    old, new = revision_range(home.repository, words)
    if new is None:
        return _revision(home, old), _now(folder, home.repository)
    return _revision(home, old), _revision(home, new)


def _home(folder: Path | None) -> Home:
    try:
        return home_of(folder)
    except GitError as error:
        hint = f"{error.hint}；两个文件夹也能比：gkcli diff 旧 新" if error.hint else error.hint
        raise GitError(error.message, hint) from None


def _side(word: str, folder: Path | None) -> ComparedSide:
    if _is_folder(word):
        if not Path(word).is_dir():
            raise GkcliError(f"没有文件夹“{word}”", "核对路径；要比分支或提交，直接写它的名称")
        _refuse_both(word)
        return ComparedSide(_folder_name(word), locate(Path(word)))
    home = _home(folder)
    (revision,) = resolve_revisions(home.repository, word)
    return _revision(home, revision)


def _revision(home: Home, revision: Revision) -> ComparedSide:
    return ComparedSide(revision.name, layout_or_nothing(home, revision))


def _now(folder: Path | None, repository: Repository | None = None) -> ComparedSide:
    if repository is not None and repository.root is None:
        raise GkcliError(
            "这是裸仓库，没有现在的文件，只有历史版本", "写出要比的两个版本，如 main~1 main"
        )
    return ComparedSide(NOW, locate(folder))


def _is_folder(word: str) -> bool:
    path = Path(word)
    if _PATH.fullmatch(word):
        return True
    return any((place / TASKS).is_file() for place in (path, path / "data"))


def _is_revision(word: str, folder: Path | None) -> bool:
    """Whether a word is the name of a revision too, as HEAD is in a bare repository."""
    if _PATH.fullmatch(word):
        return False
    try:
        resolve_revisions(find_repository(folder or Path.cwd()), word)
    except GitError:
        return False
    return True


def _folder_name(word: str) -> str:
    return shown(Path(word)) if _PATH.fullmatch(word) else word


def _refuse_both(word: str) -> None:
    """GkcliError where a bare word is the name of a folder and of a revision too."""
    if _is_revision(word, Path.cwd()):
        raise GkcliError(
            f"“{word}”既是文件夹，又是 git 里的版本",
            f"文件夹写 ./{word}，分支写 refs/heads/{word}",
        )
