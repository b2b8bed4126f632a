"""The repository that a folder lies in."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from gkcli.git.program import GitError, GitFailedError, git
from gkcli.text import shell_word


class Repository(NamedTuple):
    """A repository of git.

    ``root`` is the top folder of the working tree, None in a bare repository; ``prefix`` says
    where below it the folder lies that was asked about (``data/旧``, "" for the top). Git runs in
    ``folder``. A ``shallow`` clone does not have all of the history.
    """

    folder: Path
    root: Path | None
    prefix: str
    git_folder: Path
    shallow: bool

    def path_of(self, file: Path) -> str | None:
        """Where in the repository a file lies, which need not exist; None for one outside."""
        real = Path(os.path.realpath(file))
        if self.root is None or not real.is_relative_to(self.root):
            return None
        inside = real.relative_to(self.root).as_posix()
        return "" if inside == "." else inside


def find_repository(folder: Path) -> Repository:
    """The repository that a folder lies in, or would lie in if it existed; GitError for none."""
    there = _nearest(folder)
    asked = ("--is-bare-repository", "--is-inside-work-tree", "--is-shallow-repository")
    try:
        output = git(there, "rev-parse", *asked, "--absolute-git-dir", "--show-prefix")
    except GitFailedError as error:
        raise _not_found(folder, there, error.stderr) from None
    bare, inside, shallow, rest = output.split(b"\n", 3)
    home, _, prefix = os.fsdecode(rest).removesuffix("\n").rpartition("\n")
    steps = prefix.rstrip("/")
    root = None
    if inside == b"true":
        root = Path(os.path.realpath(there))
        for _ in filter(None, steps.split("/")):
            root = root.parent
    elif bare != b"true":
        raise GitError(
            f"“{folder}”在 .git 文件夹里面，不是放文件的地方", "cd 到上一级，放任务表的地方"
        )
    return Repository(there, root, steps, Path(home), shallow == b"true")


def _nearest(folder: Path) -> Path:
    """The folder itself, or the nearest one above it that exists."""
    there = folder.absolute()
    return next((place for place in (there, *there.parents) if place.is_dir()), Path.cwd())


def _not_found(folder: Path, there: Path, stderr: str) -> GitError:
    if "dubious ownership" in stderr:
        path = shell_word(_owner_path(stderr, there))
        return GitError(
            f"“{folder}”的仓库归别的用户所有，git 不肯读",
            f"信得过就运行 git config --global --add safe.directory {path}",
        )
    if "not a git repository" in stderr:
        ignored = " 环境变量 GIT_DIR 这里不算。" if "GIT_DIR" in os.environ else ""
        return GitError(
            f"“{folder}”不在 git 仓库里，没有历史版本可看",
            f"cd 到克隆下来的文件夹里，或先 git init 并提交一次。{ignored}".rstrip("。"),
        )
    return GitError(f"git 读不了“{folder}”的仓库：{_short(stderr)}", "运行 git status 看看详情")


def _owner_path(stderr: str, there: Path) -> str:
    _, _, quoted = stderr.partition("'")
    path, quote, _ = quoted.partition("'")
    return path if quote else str(there)


def _short(stderr: str) -> str:
    return stderr.splitlines()[0].removeprefix("fatal: ") if stderr else "没有说明原因"


_NOT_SET = 1
_NOTHING_TO_UNSET = 5


def setting(repository: Repository, key: str) -> str | None:
    """A setting of this clone alone; None where it has none of its own."""
    try:
        output = git(repository.folder, "config", "--local", "-z", "--get", key)
    except GitFailedError as error:
        if error.code == _NOT_SET:
            return None
        raise _refused(error) from None
    return output.decode("utf-8", "replace").removesuffix("\0")


def set_setting(repository: Repository, key: str, value: str) -> None:
    """Set a setting of this clone alone; GitError where that cannot be written."""
    try:
        git(repository.folder, "config", "--local", "--replace-all", key, value)
    except GitFailedError as error:
        raise _refused(error) from None


def unset_setting(repository: Repository, key: str) -> None:
    """Take a setting of this clone away, where it is set."""
    try:
        git(repository.folder, "config", "--local", "--unset-all", key)
    except GitFailedError as error:
        if error.code != _NOTHING_TO_UNSET:
            raise _refused(error) from None


def attributes(
    repository: Repository, names: Sequence[str], paths: Sequence[str]
) -> dict[str, dict[str, str]]:
    """The attributes of files by their paths from the top; ``unspecified`` where nothing says."""
    given = b"".join(os.fsencode(path) + b"\0" for path in paths)
    top = repository.root or repository.folder
    output = git(top, "check-attr", "-z", "--stdin", *names, given=given)
    fields = [os.fsdecode(field) for field in output.split(b"\0")[:-1]]
    found: dict[str, dict[str, str]] = {path: {} for path in paths}
    for path, name, value in zip(fields[::3], fields[1::3], fields[2::3], strict=True):
        found[path][name] = value
    return found


def _refused(error: GitFailedError) -> GitError:
    stderr = error.stderr.splitlines()[0] if error.stderr else str(error.code)
    return GitError(
        f"git 读写不了这个克隆的设置：{stderr}", "看看 .git/config 能不能读写、有没有写坏"
    )
