"""What goes into an export of several workspaces: one after the other, checked ahead of it."""

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from datetime import date
from functools import partial
from typing import NamedTuple

from gkcli.check.findings import inspect
from gkcli.errors import Diagnostic, GkcliError, InvalidDataError, Severity
from gkcli.export.parcels import Parcel, layout_of, scores_of
from gkcli.export.rows import finding_rows, workspace_rows
from gkcli.export.schema import FINDINGS
from gkcli.export.scope import Scope
from gkcli.guard.pool import cores, spread
from gkcli.rollup.members import Member
from gkcli.status.snapshot import take_snapshot
from gkcli.workspace.layout import locate
from gkcli.workspace.open import load


class Packed(NamedTuple):
    """A workspace's parcel, and what keeps it from being whole, files named from the workspace."""

    parcel: Parcel
    faults: tuple[Diagnostic, ...]


def packed_in_order(
    members: Sequence[Member], as_of: date, *, public: bool
) -> Generator[Packed, None, None]:
    """Each workspace in its turn; only one is in memory, while others are being checked.

    Of one that cannot be read there are only the findings.
    """
    with closing(_checked(members, as_of)) as checked:
        ahead = _Ahead(checked)
        for index, member in enumerate(members):
            yield _packed(member, as_of, partial(ahead.of, index), public=public)


class _Ahead:
    """The findings in workspaces, which become known in any order, by index."""

    def __init__(self, checked: Generator[tuple[int, tuple[Diagnostic, ...]], None, None]) -> None:
        self._checked = checked
        self._known: dict[int, tuple[Diagnostic, ...]] = {}

    def of(self, index: int) -> tuple[Diagnostic, ...]:
        """Those in one workspace, which can be asked for once."""
        while index not in self._known:
            at, found = next(self._checked)
            self._known[at] = found
        return self._known.pop(index)


def _checked(
    members: Sequence[Member], as_of: date
) -> Generator[tuple[int, tuple[Diagnostic, ...]], None, None]:
    return spread(partial(_findings, as_of=as_of), members, _lost, cores())


def _findings(member: Member, as_of: date) -> tuple[Diagnostic, ...]:
    try:
        return inspect(layout_of(locate(member.folder).folder), as_of)
    except GkcliError as error:
        return (_unreadable(error.message, error.hint),)


def _lost(_: Member) -> tuple[Diagnostic, ...]:
    return (_unreadable("检查这个工作区的进程意外中止，多半是内存不够。", "单独检查它"),)


def _unreadable(message: str, hint: str) -> Diagnostic:
    return Diagnostic(".", 1, 1, Severity.ERROR, "unreadable", message, hint)


def _packed(
    member: Member,
    as_of: date,
    findings: Callable[[], tuple[Diagnostic, ...]],
    *,
    public: bool,
) -> Packed:
    faults: list[Diagnostic] = []
    try:
        layout = layout_of(locate(member.folder).folder)
        now = take_snapshot(load(layout), as_of, faults)
        rows = workspace_rows(Scope(now), findings, scores_of(layout, now), public=public)
    except GkcliError as error:
        known = error.diagnostics if isinstance(error, InvalidDataError) else ()
        told = known or (_unreadable(error.message, error.hint),)
        found = {} if public else {FINDINGS.name: finding_rows(findings)}
        return Packed(Parcel(found, member.name), told)
    return Packed(Parcel(rows, member.name, now.table.notice.year), tuple(faults))
