"""Reads git objects (blobs, trees), many in one call of ``git cat-file``."""

import os
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gkcli.git.program import GitError, GitFailedError, git
from gkcli.git.repository import Repository

_TYPES = {"040000": "tree", "40000": "tree", "160000": "commit", "120000": "link"}


class Object(NamedTuple):
    """A git object; ``kind`` is blob, tree, commit or tag."""

    oid: str
    kind: str
    data: bytes


class TreeItem(NamedTuple):
    """A name in a stored folder; ``kind`` is blob, tree, link, or commit for a submodule."""

    name: str
    kind: str
    oid: str


def objects(repository: Repository, names: Sequence[str]) -> list[Object | None]:
    """What is stored under each name, an object's or ``REVISION:path``; None where nothing is.

    GitError where git cannot read what should be there.
    """
    asked = [name for name in names if "\n" not in name]
    if not asked:
        return [None] * len(names)
    given = b"".join(os.fsencode(name) + b"\n" for name in asked)
    by_name = dict(zip(asked, _answers(_contents(repository, given), len(asked)), strict=True))
    return [by_name.get(name) for name in names]


def folder_items(tree: Object) -> list[TreeItem]:
    """The names in a stored folder, in the order of the names."""
    entries = []
    width = len(tree.oid) // 2
    data, at = tree.data, 0
    while at < len(data):
        end = data.index(b"\0", at)
        mode, _, name = data[at:end].partition(b" ")
        at = end + 1 + width
        kind = _TYPES.get(mode.decode(), "blob")
        entries.append(TreeItem(os.fsdecode(name), kind, data[end + 1 : at].hex()))
    return sorted(entries)


def commit_names(repository: Repository, names: Sequence[str]) -> list[str]:
    """For each name of a revision the commit's object name, "" for none, "?" for several.

    GitFailedError where git refuses a name, as that of an upstream where none is set.
    """
    # Behind a search the suffix would be part of what is searched for.
    asked = (name if name.startswith(":/") else f"{name}^{{commit}}" for name in names)
    given = b"".join(os.fsencode(name) + b"\n" for name in asked)
    output = git(repository.folder, "cat-file", "--batch-check", given=given)
    return [_commit_in(answer) for answer in output.decode("utf-8", "replace").splitlines()]


def _commit_in(answer: str) -> str:
    if answer.endswith(" ambiguous"):
        return "?"
    oid, _, kind = answer.partition(" ")
    return oid if kind.startswith("commit ") else ""


def _contents(repository: Repository, given: bytes) -> bytes:
    try:
        return git(repository.folder, "cat-file", "--batch", given=given)
    except GitFailedError as error:
        reason = error.stderr.splitlines()[0] if error.stderr else error.code
        raise GitError(
            f"git 读不出仓库里的内容：{reason}",
            "仓库可能坏了，或没有取全：运行 git fsck 看看，或重新克隆一份",
        ) from None


def _answers(output: bytes, count: int) -> list[Object | None]:
    answers: list[Object | None] = []
    at = 0
    for _ in range(count):
        end = output.index(b"\n", at)
        head = output[at:end].rsplit(b" ", 2)
        at = end + 1
        if not head[-1].isdigit():
            answers.append(None)
            continue
        oid, kind, size = head[0].decode(), head[1].decode(), int(head[2])
        answers.append(Object(oid, kind, output[at : at + size]))
        at += size + 1
    return answers


_BATCH = 2000


class ObjectStore:
    """Answers by name (``COMMIT:folder`` or an object's), asked for many at a time.

    Only what names a commit or an object is kept right: that never changes.
    """

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._known: dict[str, Object | None] = {}

    def fetch(self, names: Iterable[str]) -> None:
        """Ask for all of these that are not known yet, at once."""
        missing = [name for name in dict.fromkeys(names) if name not in self._known]
        for start in range(0, len(missing), _BATCH):
            batch = missing[start : start + _BATCH]
            self._known |= zip(batch, objects(self._repository, batch), strict=True)

    def get(self, name: str) -> Object | None:
        """The object of this name; None where there is none."""
        self.fetch([name])
        return self._known[name]

    def folder(self, commit: str, folder: str) -> dict[str, TreeItem]:
        """The names in a folder of a commit; none where there is no such folder."""
        tree = self.get(f"{commit}:{folder}")
        listed = folder_items(tree) if tree is not None and tree.kind == "tree" else []
        return {item.name: item for item in listed}

    def fetch_folders(self, places: Iterable[tuple[str, str]]) -> None:
        """Ask for folders of commits, and for the contents of the data files in them."""
        wanted = list(places)
        self.fetch(f"{commit}:{folder}" for commit, folder in wanted)
        self.fetch(
            item.oid
            for commit, folder in wanted
            for item in self.folder(commit, folder).values()
            if item.kind == "blob" and item.name.endswith((".yaml", ".yml"))
        )
