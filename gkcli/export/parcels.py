"""What goes into an export, a workspace at a time."""

import os
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from gkcli.check.findings import inspect
from gkcli.export.rows import Rows, workspace_rows
from gkcli.export.schema import where_of
from gkcli.export.scope import Scope
from gkcli.export.scores import ReadScores
from gkcli.export.table_types import DataTable, Row
from gkcli.model.directory import Party
from gkcli.score.read import read_scored
from gkcli.status.standings import Snapshot
from gkcli.workspace.layout import Disk, Layout
from gkcli.workspace.open import Workspace


class Parcel(NamedTuple):
    """The rows of one workspace, by table; each can be gone through once.

    Among several workspaces it has a name, and a ``year`` where that is known.
    """

    rows: Rows
    workspace: str | None = None
    year: int | None = None

    def of(self, table: DataTable) -> Iterator[Row]:
        """The rows of a table, which begin with the workspace and the year among several."""
        rows = self.rows.get(table.name, iter(()))
        if self.workspace is None:
            return rows
        where = (self.workspace, self.year)[: len(where_of(table))]
        return ((*where, *row) for row in rows)


class _FromWorkspace(Disk):
    """Files that messages name by their paths from the workspace, wherever one stands."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def shown(self, path: Path) -> str:
        """The path from the workspace."""
        return os.path.relpath(path, self._folder)


def layout_of(folder: Path) -> Layout:
    """The layout of a workspace whose files are named from it."""
    return Layout(folder, _FromWorkspace(folder))


def parcel_of(
    layout: Layout, now: Snapshot, party: Party | None = None, *, public: bool = False
) -> Parcel:
    """All of a workspace, or what concerns a party; GkcliError where names are ambiguous."""
    checked = partial(inspect, layout_of(layout.folder), now.as_of)
    told = now.published if public else now
    scored = scores_of(layout, now)
    return Parcel(workspace_rows(Scope(told, party), checked, scored, public=public))


def scores_of(layout: Layout, now: Snapshot) -> ReadScores:
    """Reads once what units score, when that is first asked for."""
    named = layout_of(layout.folder)
    tasks = sum(1 for _ in now.table.placed())
    workspace = Workspace(named, now.table, now.directory, tasks)
    return cache(lambda: read_scored(workspace, now))
