"""The workspace as git keeps it: where it is in the repository, and what it was at a revision."""

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from gkcli.errors import Diagnostic, GkcliError
from gkcli.git.history import files_named
from gkcli.git.objects import ObjectStore
from gkcli.git.repository import Repository, find_repository
from gkcli.git.revision import HEAD, Revision, branches, resolve_revisions
from gkcli.git.tree import TreeFiles
from gkcli.workspace.kinds import KINDS, UPSTREAM, folders
from gkcli.workspace.layout import TASKS, Layout, locate

_MOST_SHOWN = 5


class Home(NamedTuple):
    """The repository of a workspace; ``places`` are the folders of it that may be meant.

    Where the workspace is on the disk there is one place. In a bare repository, or for a folder
    that is no more, there are several, the likeliest first.
    """

    repository: Repository
    places: tuple[str, ...]


def home_of(folder: Path | None = None) -> Home:
    """Where the workspace is that ``locate`` finds; GkcliError where that is no repository."""
    try:
        here = locate(folder).folder
    except GkcliError:
        return _home_without_files(folder)
    repository = find_repository(here)
    return Home(repository, (repository.prefix,))


def layout_at(home: Home, revision: Revision) -> Layout:
    """The workspace as it was at a revision, to be read as one on the disk is.

    One that stood elsewhere in the repository then is found where it is the only one.
    GkcliError where there is none, or more than one.
    """
    layout = layout_or_nothing(home, revision)
    if not layout.files.exists(layout.tasks):
        raise _nothing_there(home, revision, [])
    return layout


def layout_or_nothing(home: Home, revision: Revision) -> Layout:
    """The same; where the revision has no workspace at all, a layout of which no file exists.

    GkcliError where the revision has more than one, and none in its place.
    """
    for place in home.places:
        layout = layout_in(home.repository, revision, place)
        if layout.files.exists(layout.tasks):
            return layout
    found = files_named(home.repository, revision, TASKS)
    paths = [path for path in map(PurePosixPath, found) if not UPSTREAM.names(path)]
    elsewhere = [str(path.parent) for path in paths]
    if len(elsewhere) > 1:
        raise _nothing_there(home, revision, elsewhere)
    place = elsewhere[0] if elsewhere else home.places[0]
    return layout_in(home.repository, revision, "" if place == "." else place)


def _nothing_there(home: Home, revision: Revision, elsewhere: list[str]) -> GkcliError:
    shown = "、".join(elsewhere[:_MOST_SHOWN])
    return GkcliError(
        f"版本“{revision.name}”里的“{home.places[0] or '.'}”没有 {TASKS}",
        f"那时在：{shown}；用 -d 指明" if shown else "那时可能还没有建这个工作区，换一个版本",
    )


def layout_of(name: str, folder: Path | None = None) -> Layout:
    """The workspace at the revision of this name; GkcliError where there is none."""
    home = home_of(folder)
    (revision,) = resolve_revisions(home.repository, name)
    return layout_at(home, revision)


def revision_names(folder: Path | None = None) -> list[tuple[str, str]]:
    """HEAD and the branches and tags of the workspace's repository, for completion."""
    return [(name, "") for name in (HEAD, *branches(home_of(folder).repository))]


def layout_in(
    repository: Repository, revision: Revision, place: str, store: ObjectStore | None = None
) -> Layout:
    """The workspace in a folder of a revision, whether it is there or not."""
    folder = Path(place)
    known = dict.fromkeys((folder, *(folder / name for name in folders()), folder.parent))
    return Layout(folder, TreeFiles(repository, revision, tuple(known), store))


def _home_without_files(folder: Path | None) -> Home:
    repository = find_repository(folder or Path.cwd())
    return Home(repository, tuple(dict.fromkeys(_likely(repository, folder))))


def _likely(repository: Repository, folder: Path | None) -> Iterator[str]:
    if folder is not None:
        inside = repository.path_of(folder)
        named = PurePosixPath(folder.as_posix() if inside is None else inside)
        yield from (_plain(named), _plain(named / "data"))
        return
    here = PurePosixPath(repository.prefix)
    for ancestor in (here, *here.parents):
        yield from (_plain(ancestor), _plain(ancestor / "data"))


def _plain(path: PurePosixPath) -> str:
    return "" if str(path) == "." else str(path)


def commit_of(layout: Layout) -> str:
    """The commit that holds the workspace just as it is on the disk; "" where there is none.

    That is so without git, and where a data file has changed since.
    """
    try:
        home = home_of(layout.folder)
        (revision,) = resolve_revisions(home.repository, HEAD)
        committed = layout_at(home, revision)
    except GkcliError:
        return ""
    return revision.commit if _contents(layout) == _contents(committed) else ""


def _contents(layout: Layout) -> dict[str, bytes | Diagnostic]:
    """The bytes of all data files, by their paths from the workspace."""
    return {
        os.path.relpath(path, layout.folder): layout.files.read(path)
        for kind in KINDS.values()
        for path in layout.files_of(kind)
    }
