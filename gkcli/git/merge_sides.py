"""The sides of a running merge, named by branch and authors, and git's merge by lines."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from gkcli.git.program import GitError, GitFailedError, git
from gkcli.git.repository import Repository

_GITHEAD = "GITHEAD_"
_SHORT = 7
_MOST_AUTHORS = 3


class MergeSide(NamedTuple):
    """One side of a merge: what it is called, and who changed the file on it."""

    name: str
    authors: tuple[str, ...]

    def __str__(self) -> str:
        named = "、".join(self.authors[:_MOST_AUTHORS])
        more = "等" if len(self.authors) > _MOST_AUTHORS else ""
        return f"{self.name}（{named}{more}）" if named else self.name


class MergeSides(NamedTuple):
    """Both sides of a merge."""

    ours: MergeSide
    theirs: MergeSide


UNKNOWN = MergeSides(MergeSide("当前分支", ()), MergeSide("并入的改动", ()))
"""What to call the sides where git does not say."""


def merge_sides(repository: Repository, path: str, variables: Mapping[str, str]) -> MergeSides:
    """The sides of the merge that is going on, for a merge driver, which git tells only the files.

    ``path`` is from the top of the repository; ``variables`` are those git set for the driver.
    """
    try:
        return _merged(repository, path, variables) or _picked(repository, path) or UNKNOWN
    except (GitError, GitFailedError, OSError, UnicodeDecodeError):
        return UNKNOWN


def _merged(repository: Repository, path: str, variables: Mapping[str, str]) -> MergeSides | None:
    heads = {
        name.removeprefix(_GITHEAD): value
        for name, value in variables.items()
        if name.startswith(_GITHEAD)
    }
    if len(heads) != 1:
        return None
    (other, name) = next(iter(heads.items()))
    return MergeSides(
        MergeSide(_branch(repository), _authors(repository, path, "HEAD", f"^{other}")),
        MergeSide(name, _authors(repository, path, other, "^HEAD")),
    )


def _picked(repository: Repository, path: str) -> MergeSides | None:
    """The sides of a rebase or a cherry-pick: the commit that is put on top of others."""
    done = repository.git_folder / "rebase-merge" / "done"
    last = done.read_text(encoding="utf-8").splitlines()[-1].split(" ", 2)
    commit = last[1]
    output = git(repository.folder, "log", "-1", "--format=%h%x00%an", commit, "--").decode()
    short, author = output.strip().split("\0")
    before = _authors(repository, path, "HEAD", f"^{commit}")
    return MergeSides(MergeSide("移到的位置", before), MergeSide(f"提交 {short}", (author,)))


def _branch(repository: Repository) -> str:
    try:
        output = git(repository.folder, "symbolic-ref", "--short", "HEAD")
    except GitFailedError:
        output = git(repository.folder, "rev-parse", f"--short={_SHORT}", "HEAD")
    return output.decode("utf-8", "replace").strip()


def _authors(repository: Repository, path: str, *revisions: str) -> tuple[str, ...]:
    top = repository.root or repository.folder
    asked = ("log", "-z", "--encoding=UTF-8", "--format=%an", *revisions, "--", path)
    output = git(top, *asked).decode("utf-8", "replace")
    return tuple(dict.fromkeys(name.strip() for name in output.split("\0") if name.strip()))


_MOST_CONFLICTS = 127
"""From here on an exit code of ``git merge-file`` is no count of conflicts."""


def merge_by_lines(ours: Path, base: Path, theirs: Path, labels: tuple[str, str], size: int) -> int:
    """Merge ``theirs`` into the file ``ours``; how many conflicts there are in it then.

    GitError where the files cannot be merged even so, as those that are no text.
    """
    files = [str(path.absolute()) for path in (ours, base, theirs)]
    mine, other = labels
    named = ("-L", mine, "-L", "共同的祖先", "-L", other)
    try:
        git(ours.absolute().parent, "merge-file", "-q", f"--marker-size={size}", *named, *files)
    except GitFailedError as error:
        if 0 < error.code <= _MOST_CONFLICTS:
            return error.code
        raise GitError(
            f"git 也合并不了：{error.stderr.removeprefix('error: ') or error.code}",
            "两边各留一份，自己对照着改：git checkout --ours 文件，git checkout --theirs 文件",
        ) from None
    return 0
