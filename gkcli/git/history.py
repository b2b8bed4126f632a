"""The commits that touched files, followed through renames."""

import os
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import PurePosixPath
from typing import NamedTuple

from gkcli.git.program import GitError, GitFailedError, git
from gkcli.git.repository import Repository
from gkcli.git.revision import Revision

_FORMAT = "%x01%H%x00%P%x00%an%x00%ae%x00%aI%x00%s"
_FIELDS = 6


class Commit(NamedTuple):
    """A commit: who wrote it and when, and the first line of its message.

    ``parents`` are the commits before it that touched the same files.
    """

    oid: str
    parents: tuple[str, ...]
    author: str
    email: str
    time: datetime
    subject: str


class FileVersion(NamedTuple):
    """A file as a commit left it: its path then, and the path before the commit."""

    commit: str
    path: str
    before: str


def files_named(repository: Repository, revision: Revision, name: str) -> list[str]:
    """The paths of all files of this name in a revision, in the order of the paths."""
    output = _log(repository, "ls-tree", "-r", "-z", "--name-only", "--full-tree", revision.commit)
    paths = [os.fsdecode(path) for path in output.split(b"\0") if path]
    return [path for path in paths if PurePosixPath(path).name == name]


def commits(repository: Repository, revision: Revision, paths: Iterable[str]) -> list[Commit]:
    """The commits up to a revision that touched one of the paths, the newest first.

    Merges that took one side as it was are not among them. git prints only those and walks
    the others without looking into the files.
    """
    output = _log(
        repository,
        *("log", "-z", "--encoding=UTF-8", f"--format=format:{_FORMAT}", "--date-order"),
        "--parents",
        *(revision.commit, "--", *paths),
    )
    return [_commit(piece) for piece in output.split(b"\x01") if piece]


def file_versions(repository: Repository, revision: Revision, path: str) -> list[FileVersion]:
    """Every commit that touched a file up to a revision, following it through renames."""
    output = _log(
        repository,
        *("log", "-z", "--format=format:%x01%H", "--follow", "--name-status", "-M"),
        *("--no-ext-diff", "--no-textconv", "--diff-merges=off"),
        *(revision.commit, "--", path),
    )
    return list(_file_versions(output))


def _file_versions(output: bytes) -> Iterator[FileVersion]:
    for piece in output.split(b"\x01"):
        commit, _, rest = piece.partition(b"\n")
        names = [os.fsdecode(name) for name in rest.split(b"\0") if name]
        if len(names) > 1:
            yield FileVersion(commit.strip(b"\0").decode(), names[-1], names[1])


def _commit(piece: bytes) -> Commit:
    fields = piece.decode("utf-8", "replace").split("\0")[:_FIELDS]
    oid, parents, author, email, time, subject = fields
    return Commit(oid, tuple(parents.split()), author, email, datetime.fromisoformat(time), subject)


def _log(repository: Repository, *arguments: str) -> bytes:
    try:
        return git(repository.root or repository.folder, *arguments)
    except GitFailedError as error:
        stderr = error.stderr.splitlines()[0] if error.stderr else str(error.code)
        raise GitError(
            f"git 读不出历史：{stderr}", "仓库可能坏了，或没有取全：运行 git fsck 看看"
        ) from None
