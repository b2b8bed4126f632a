"""Where a look back begins: at the files as they are, or at a revision."""

from pathlib import Path
from typing import NamedTuple

from gkcli.errors import GkcliError
from gkcli.git.revision import HEAD, resolve
from gkcli.history.walk import Walk
from gkcli.layout import Layout, locate
from gkcli.versions import Home, home_of, layout_at
from gkcli.workspace import Workspace, load


class Start(NamedTuple):
    """The workspace that is looked back from, and the way back."""

    workspace: Workspace
    walk: Walk
    shallow: bool


def start(folder: Path | None = None, revision: str | None = None) -> Start:
    """Begin at the files as they are now, or at a revision; GkcliError where there is no git."""
    home = home_of(folder)
    (begin,) = resolve(home.repository, revision or HEAD)
    now = None if revision else _now(folder)
    before = layout_at(home, begin)
    place = before.folder.as_posix()
    home = Home(home.repository, ("" if place == "." else place,))
    workspace = load(now or before)
    return Start(workspace, Walk(home, begin, now), home.repository.shallow)


def _now(folder: Path | None) -> Layout | None:
    """The files as they are, where there are any."""
    try:
        return locate(folder)
    except GkcliError:
        return None
