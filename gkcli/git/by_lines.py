"""Merging a file as git does by itself: line by line."""

from pathlib import Path

from gkcli.git.program import GitError, GitFailedError, git

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
            f"git 也合并不了：{error.said.removeprefix('error: ') or error.code}",
            "两边各留一份，自己对照着改：git checkout --ours 文件，git checkout --theirs 文件",
        ) from None
    return 0
