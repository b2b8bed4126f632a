"""Walks back through the commits that touched a workspace, following one task or unit."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from gkcli.errors import GkcliError
from gkcli.git.history import Commit, FileVersion, commits, file_versions
from gkcli.git.objects import ObjectStore
from gkcli.git.revision import HEAD, Revision, resolve_revisions
from gkcli.history.all_tasks import AllTasks
from gkcli.history.editions import Difference, EditionCache
from gkcli.history.subject import Subject, TaskSubject
from gkcli.workspace.kinds import LEDGER, REGISTRY, TABLE
from gkcli.workspace.layout import TASKS, Layout, locate
from gkcli.workspace.open import Workspace, load
from gkcli.workspace.revisions import Home, home_of, layout_at, layout_in

_FOLLOWED = (TABLE, REGISTRY, LEDGER)
"""The kinds of file that tell of tasks, deadlines and units."""

Followed = Subject | AllTasks
_BY_TABLE = (TaskSubject, AllTasks)
"""What is known by what each edition's table says of it."""

_AHEAD = 50
"""The number of commits whose files are fetched in one call of git."""


class Parent(NamedTuple):
    """The edition before a commit; ``subject`` is None where what is followed did not exist yet."""

    commit: str
    layout: Layout
    subject: Followed | None
    difference: Difference


class Visit(NamedTuple):
    """A commit on the walk; ``commit`` is None for uncommitted changes.

    ``parents`` is empty at the first commit of the workspace; a merge has several.
    """

    commit: Commit | None
    layout: Layout
    subject: Followed
    parents: tuple[Parent, ...]


class _Stop(NamedTuple):
    """What to follow, and the folder of the workspace, at a commit still to be visited."""

    subject: Followed
    place: str


class Walk:
    """Walks back from a revision; ``now`` are the files as they are, None to begin there."""

    def __init__(self, home: Home, revision: Revision, now: Layout | None) -> None:
        self._repository = home.repository
        self.shallow = home.repository.shallow
        self._now = now
        self._store = ObjectStore(home.repository)
        self.editions = EditionCache()
        place = home.places[0]
        seen = file_versions(home.repository, revision, _join(place, TASKS))
        self._sightings = {one.commit: one for one in seen}
        self._places = _places(place, seen)
        paths = [path for each in self._places for path in _paths(each)]
        self.commits = commits(home.repository, revision, paths)

    def visits(self, subject: Followed) -> Iterator[Visit]:
        """Every commit that may have touched the subject, newest first."""
        if not self.commits:
            return
        stops: dict[str, _Stop] = {}
        first = self.commits[0].oid
        stops[first] = _Stop(subject, self._places[0])
        if self._now is not None:
            visit = self._uncommitted(self._now, first, subject)
            yield visit
            followed = visit.parents[0].subject
            if followed is None:
                return
            stops[first] = _Stop(followed, self._places[0])
        for number, commit in enumerate(self.commits):
            if number % _AHEAD == 0:
                self._fetch(self.commits[number : number + _AHEAD])
            stop = stops.pop(commit.oid, None)
            if stop is not None:
                visit = self._visit(commit, stop)
                for parent in visit.parents:
                    if parent.subject is not None:
                        place = parent.layout.folder.as_posix()
                        here = "" if place == "." else place
                        stops.setdefault(parent.commit, _Stop(parent.subject, here))
                yield visit

    def _uncommitted(self, now: Layout, first: str, subject: Followed) -> Visit:
        self._fetch(self.commits[:1])
        parent = self._parent(first, self._places[0], now, subject)
        return Visit(None, now, subject, (parent,))

    def _visit(self, commit: Commit, stop: _Stop) -> Visit:
        layout = self._layout(commit.oid, stop.place)
        subject = stop.subject
        table = self.editions.table(layout) if isinstance(subject, _BY_TABLE) else None
        if isinstance(subject, _BY_TABLE) and table is not None:
            subject = subject.known_in(table)
        before = self._place_before(commit.oid, stop.place)
        parents = (self._parent(oid, before, layout, subject) for oid in commit.parents)
        return Visit(commit, layout, subject, tuple(parents))

    def _parent(self, oid: str, place: str, newer: Layout, subject: Followed) -> Parent:
        older = self._layout(oid, place)
        difference = self.editions.difference(older, newer)
        table = self.editions.table(older) if isinstance(subject, _BY_TABLE) else None
        return Parent(oid, older, subject.before(difference.changes, table), difference)

    def _layout(self, oid: str, place: str) -> Layout:
        return layout_in(self._repository, Revision(oid[:7], oid), place, self._store)

    def _place_before(self, commit: str, place: str) -> str:
        sighting = self._sightings.get(commit)
        if sighting is None or _folder(sighting.path) != place:
            return place
        return _folder(sighting.before)

    def _fetch(self, ahead: list[Commit]) -> None:
        oids = dict.fromkeys(oid for commit in ahead for oid in (commit.oid, *commit.parents))
        folders = dict.fromkeys(
            folder
            for place in self._places
            for folder in (place, *(_join(place, name) for name in LEDGER.folders), _folder(place))
        )
        self._store.fetch_folders([(oid, folder) for oid in oids for folder in folders])


def _places(place: str, seen: list[FileVersion]) -> list[str]:
    """Every folder that has held the workspace, the present one first."""
    folders = (_folder(path) for one in seen for path in (one.path, one.before))
    return list(dict.fromkeys((place, *folders)))


def _paths(place: str) -> list[str]:
    """The paths of a workspace whose commits matter here."""
    above = _folder(place)
    return [
        _join(folder, name)
        for kind in _FOLLOWED
        for folder in ((place, above) if kind.above and place else (place,))
        for name in kind.folders or (kind.pattern,)
    ]


def _join(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _folder(path: str) -> str:
    folder = str(PurePosixPath(path).parent)
    return "" if folder == "." else folder


class Start(NamedTuple):
    """The workspace that the walk starts from, and the walk."""

    workspace: Workspace
    walk: Walk
    shallow: bool


def start(folder: Path | None = None, revision: str | None = None) -> Start:
    """Start at the files on disk, or at a revision; GkcliError where there is no repository."""
    now = None if revision else _now(folder)
    walk, before = _walk_from(home_of(folder), revision or HEAD, now)
    return Start(load(now or before), walk, walk.shallow)


def walk_back(layout: Layout) -> Walk:
    """Walk back from the files on disk; GkcliError where there is no repository that has them."""
    walk, _ = _walk_from(home_of(layout.folder), HEAD, layout)
    return walk


def _walk_from(home: Home, revision: str, now: Layout | None) -> tuple[Walk, Layout]:
    """The walk, and the workspace at the revision."""
    (begin,) = resolve_revisions(home.repository, revision)
    before = layout_at(home, begin)
    place = before.folder.as_posix()
    return Walk(Home(home.repository, ("" if place == "." else place,)), begin, now), before


def _now(folder: Path | None) -> Layout | None:
    """The files on disk; None where there is no workspace."""
    try:
        return locate(folder)
    except GkcliError:
        return None
