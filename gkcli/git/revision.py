"""Resolves names of revisions and ranges to commits."""

import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import NamedTuple

from gkcli.git.objects import commit_names
from gkcli.git.program import GitError, GitFailedError, git
from gkcli.git.repository import Repository
from gkcli.text import shell_word

HEAD = "HEAD"
_RANGE = re.compile(r"(?P<old>.*?)(?P<dots>\.{2,3})(?P<new>[^.].*|)", re.DOTALL)
_SUFFIX = re.compile(r"[~^@:].*", re.DOTALL)
_DEEPEN = "这是浅克隆，更早的提交没有取下来；取全：git fetch --unshallow"

_REFUSALS = (
    (
        r"fatal: no upstream configured for branch '(.+)'",
        "分支“{0}”没有设上游，“{name}”指不到版本",
        "写出要比的版本，如 origin/{0}；或先设上游：git branch --set-upstream-to=origin/{0} {0}",
    ),
    (
        r"fatal: upstream branch '(.+)' not stored as a remote-tracking branch",
        "上游分支“{0}”这里没有取，“{name}”指不到版本",
        "先取一次：git fetch",
    ),
    (r"fatal: no such branch: '(.+)'", "没有分支“{0}”", "有哪些：git branch -a"),
    (
        r"fatal: HEAD does not point to a branch",
        "现在不在任何分支上，“{name}”指不到版本",
        "写出要比的版本，或先 git switch 到一个分支",
    ),
    (
        r"fatal: log for '(.+)' only has (\d+) entries",
        "“{0}”的移动这里只记着 {1} 次，没有“{name}”",
        "记着哪些：git reflog",
    ),
)
"""What git says of names that it refuses, and the same in Chinese."""


class Revision(NamedTuple):
    """A commit: ``name`` as the user wrote it, ``commit`` its object name."""

    name: str
    commit: str


class RevisionRange(NamedTuple):
    """What is compared with what; ``new`` is None for the files as they are now."""

    old: Revision
    new: Revision | None


def resolve_revisions(repository: Repository, *names: str) -> list[Revision]:
    """The commits that names mean; GitError with similar names where one is unknown."""
    for name in names:
        if not name or "\n" in name or "\0" in name:
            raise GitError(f"“{name}”不是版本的写法", "写分支、标签或提交号，如 main、HEAD~1")
    commits = _commits(repository, names)
    for name, commit in zip(names, commits, strict=True):
        if commit in ("", "?"):
            raise _unknown(repository, name, commit)
    return [Revision(name, commit) for name, commit in zip(names, commits, strict=True)]


def _commits(repository: Repository, names: Sequence[str]) -> list[str]:
    """What git knows of each name; GitError at the first that it refuses."""
    try:
        return commit_names(repository, names)
    except GitFailedError as error:
        if len(names) > 1:
            return [commit for name in names for commit in _commits(repository, [name])]
        raise _refused(names[0], error.stderr.splitlines()[0] if error.stderr else "") from None


def revision_range(repository: Repository, words: Sequence[str]) -> RevisionRange:
    """What ``[A [B]]``, ``A..B`` or ``A...B`` compare, as ``git diff`` understands them.

    Nothing is HEAD against the files as they are; so is a single revision. ``A...B`` begins where
    the two parted. GitError where a revision is unknown or the two have nothing in common.
    """
    match = _RANGE.fullmatch(words[0]) if len(words) == 1 else None
    if match:
        old, new = resolve_revisions(repository, match["old"] or HEAD, match["new"] or HEAD)
        return RevisionRange(
            merge_base(repository, old, new) if match["dots"] == "..." else old, new
        )
    if len(words) > 1:
        old, new = resolve_revisions(repository, *words)
        return RevisionRange(old, new)
    return RevisionRange(resolve_revisions(repository, words[0] if words else HEAD)[0], None)


def merge_base(repository: Repository, one: Revision, other: Revision) -> Revision:
    """The merge base of two revisions; GitError where they have no commit in common."""
    try:
        output = git(repository.folder, "merge-base", one.commit, other.commit)
    except GitFailedError:
        raise GitError(
            f"“{one.name}”和“{other.name}”没有共同的提交",
            _DEEPEN if repository.shallow else "改用两个点：A..B",
        ) from None
    commit = output.decode().split()[0]
    return Revision(f"{one.name}…{other.name}的分叉处", commit)


def branches(repository: Repository) -> list[str]:
    """The short names of all branches and tags."""
    output = git(
        repository.folder,
        *("for-each-ref", "--format=%(refname:short)"),
        *("refs/heads", "refs/tags", "refs/remotes"),
    )
    return output.decode("utf-8", "replace").splitlines()


def _refused(name: str, stderr: str) -> GitError:
    for pattern, message, hint in _REFUSALS:
        match = re.fullmatch(pattern, stderr)
        if match:
            words = map(shell_word, match.groups())
            return GitError(message.format(*match.groups(), name=name), hint.format(*words))
    return GitError(
        f"git 读不出“{name}”：{stderr.removeprefix('fatal: ') or '没有说明原因'}",
        f"看看 git 怎么说：git rev-parse --verify {shell_word(name)}",
    )


def _unknown(repository: Repository, name: str, commit: str) -> GitError:
    if commit == "?":
        return GitError(f"“{name}”能指好几个提交", "把提交号写长一些")
    known = branches(repository)
    if not known and not commit_names(repository, [HEAD])[0]:
        return GitError("仓库里还没有提交，没有可比的版本", "先提交一次：git add … && git commit")
    stem = _SUFFIX.sub("", name)
    near = get_close_matches(stem, [HEAD, *known], n=3, cutoff=0.5)
    if repository.shallow and (not near or stem in near):
        hint = _DEEPEN
    elif stem in near:
        hint = f"有“{stem}”，后面的“{name.removeprefix(stem)}”找不到：也许没有那么多提交"
    elif near:
        hint = f"是不是要写 {'、'.join(near)}？"
    else:
        hint = "写分支、标签或提交号，如 main、HEAD~1；有哪些：git branch -a、git log --oneline"
    return GitError(f"仓库里没有“{name}”这个版本", hint)
