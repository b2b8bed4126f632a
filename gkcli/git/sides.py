"""Whose versions a merge puts together."""

from collections.abc import Mapping
from typing import NamedTuple

from gkcli.git.program import GitError, GitFailedError, git
from gkcli.git.repository import Repository

_GITHEAD = "GITHEAD_"
_SHORT = 7
_MOST_AUTHORS = 3


class Side(NamedTuple):
    """One side of a merge: what it is called, and who changed the file on it."""

    name: str
    authors: tuple[str, ...]

    def __str__(self) -> str:
        named = "、".join(self.authors[:_MOST_AUTHORS])
        more = "等" if len(self.authors) > _MOST_AUTHORS else ""
        return f"{self.name}（{named}{more}）" if named else self.name


class Sides(NamedTuple):
    """Both sides of a merge."""

    ours: Side
    theirs: Side


UNKNOWN = Sides(Side("当前分支", ()), Side("并入的改动", ()))
"""What to call the sides where git does not say."""


def sides(repository: Repository, path: str, variables: Mapping[str, str]) -> Sides:
    """The sides of the merge that is going on, for a merge driver, which git tells only the files.

    ``path`` is from the top of the repository; ``variables`` are those git set for the driver.
    """
    try:
        return _merged(repository, path, variables) or _picked(repository, path) or UNKNOWN
    except (GitError, GitFailedError, OSError, UnicodeDecodeError):
        return UNKNOWN


def _merged(repository: Repository, path: str, variables: Mapping[str, str]) -> Sides | None:
    heads = {
        name.removeprefix(_GITHEAD): value
        for name, value in variables.items()
        if name.startswith(_GITHEAD)
    }
    if len(heads) != 1:
        return None
    (other, name) = next(iter(heads.items()))
    return Sides(
        Side(_branch(repository), _authors(repository, path, "HEAD", f"^{other}")),
        Side(name, _authors(repository, path, other, "^HEAD")),
    )


def _picked(repository: Repository, path: str) -> Sides | None:
    """The sides of a rebase or a cherry-pick: the commit that is put on top of others."""
    done = repository.git_folder / "rebase-merge" / "done"
    last = done.read_text(encoding="utf-8").splitlines()[-1].split(" ", 2)
    commit = last[1]
    told = git(repository.folder, "log", "-1", "--format=%h%x00%an", commit, "--").decode()
    short, author = told.strip().split("\0")
    before = _authors(repository, path, "HEAD", f"^{commit}")
    return Sides(Side("移到的位置", before), Side(f"提交 {short}", (author,)))


def _branch(repository: Repository) -> str:
    try:
        told = git(repository.folder, "symbolic-ref", "--short", "HEAD")
    except GitFailedError:
        told = git(repository.folder, "rev-parse", f"--short={_SHORT}", "HEAD")
    return told.decode("utf-8", "replace").strip()


def _authors(repository: Repository, path: str, *revisions: str) -> tuple[str, ...]:
    top = repository.root or repository.folder
    asked = ("log", "-z", "--encoding=UTF-8", "--format=%an", *revisions, "--", path)
    told = git(top, *asked).decode("utf-8", "replace")
    return tuple(dict.fromkeys(name.strip() for name in told.split("\0") if name.strip()))
