"""The settings of a clone, and the attributes of its files."""

import os
from collections.abc import Sequence

from gkcli.git.program import GitError, GitFailedError, git
from gkcli.git.repository import Repository

_NOT_SET = 1
_NOTHING_TO_UNSET = 5


def setting(repository: Repository, key: str) -> str | None:
    """A setting of this clone alone; None where it has none of its own."""
    try:
        told = git(repository.folder, "config", "--local", "-z", "--get", key)
    except GitFailedError as error:
        if error.code == _NOT_SET:
            return None
        raise _refused(error) from None
    return told.decode("utf-8", "replace").removesuffix("\0")


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
    told = git(top, "check-attr", "-z", "--stdin", *names, given=given)
    fields = [os.fsdecode(field) for field in told.split(b"\0")[:-1]]
    found: dict[str, dict[str, str]] = {path: {} for path in paths}
    for path, name, value in zip(fields[::3], fields[1::3], fields[2::3], strict=True):
        found[path][name] = value
    return found


def _refused(error: GitFailedError) -> GitError:
    said = error.said.splitlines()[0] if error.said else str(error.code)
    return GitError(
        f"git 读写不了这个克隆的设置：{said}", "看看 .git/config 能不能读写、有没有写坏"
    )
