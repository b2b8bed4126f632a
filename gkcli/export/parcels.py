"""What goes into an export, a workspace at a time."""

import os
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from gkcli.check.findings import inspect
from gkcli.errors import Diagnostic, GkcliError, InvalidDataError, Severity
from gkcli.export.rows import Rows, finding_rows, workspace_rows
from gkcli.export.schema import FINDINGS, where_of
from gkcli.export.scope import Scope
from gkcli.export.table_types import DataTable, Row
from gkcli.model.directory import Party
from gkcli.rollup.members import Member
from gkcli.status.snapshot import take_snapshot
from gkcli.status.standings import Snapshot
from gkcli.workspace.layout import Disk, Layout, locate
from gkcli.workspace.open import load


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


def parcel_of(
    layout: Layout, now: Snapshot, party: Party | None = None, *, public: bool = False
) -> Parcel:
    """All of a workspace, or what concerns a party; GkcliError where names are ambiguous."""
    looked_at = partial(inspect, Layout(layout.folder, _FromWorkspace(layout.folder)), now.as_of)
    return Parcel(workspace_rows(Scope(now, party), looked_at, public=public))


class Packed(NamedTuple):
    """A workspace's parcel, and what keeps it from being whole, files named from the workspace."""

    parcel: Parcel
    faults: tuple[Diagnostic, ...]


def packed(member: Member, as_of: date, *, public: bool) -> Packed:
    """One of several workspaces; of one that cannot be read there are only the findings."""
    faults: list[Diagnostic] = []
    try:
        folder = locate(member.folder).folder
        layout = Layout(folder, _FromWorkspace(folder))
        now = take_snapshot(load(layout), as_of, faults)
        parcel = parcel_of(layout, now, public=public)
    except InvalidDataError as error:
        return _broken(member, error.diagnostics, public=public)
    except GkcliError as error:
        fault = Diagnostic(".", 1, 1, Severity.ERROR, "unreadable", error.message, error.hint)
        return _broken(member, (fault,), public=public)
    year = now.table.notice.year
    return Packed(parcel._replace(workspace=member.name, year=year), tuple(faults))


def _broken(member: Member, faults: tuple[Diagnostic, ...], *, public: bool) -> Packed:
    rows = {} if public else {FINDINGS.name: finding_rows(lambda: faults)}
    return Packed(Parcel(rows, member.name), faults)
