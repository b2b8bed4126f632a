"""Everything that is wrong with a workspace, from its bytes to its cross-references."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple, TypeVar

from gkcli.check import basis, rules
from gkcli.check.facts import Checked, RegistryFacts, TableFacts, checked
from gkcli.check.ledgers import ledger_findings
from gkcli.errors import Diagnostic
from gkcli.workspace.kinds import (
    CALENDAR,
    CYCLES,
    FIGURES,
    MARKS,
    OFFICE,
    REGISTRY,
    SCHEME,
    SEAL,
    TABLE,
    FileKind,
    further_kinds,
)
from gkcli.workspace.open import Layout
from gkcli.workspace.read import listed

T = TypeVar("T")


def inspect(layout: Layout, as_of: date | None = None) -> tuple[Diagnostic, ...]:
    """All findings about a workspace in reading order.

    Records dated after ``as_of`` are told; without it nobody knows what day it is.

    A fault of a file hides nothing that can be seen without what is at fault: a workspace
    without a readable registry still has its table checked. Where a value can't be read,
    the cross-checks say nothing more about it.
    """
    found: list[Diagnostic] = []
    table = checked(TableFacts, TABLE, layout, layout.tasks, found)
    units = (
        checked(RegistryFacts, REGISTRY, layout, layout.units, found)
        if layout.needs_registry
        else None
    )
    calendar = _optional(CALENDAR, layout, found)
    figures = _optional(FIGURES, layout, found)
    cycles = _optional(CYCLES, layout, found)
    found.extend(_others(layout, units))
    # What is wrong with it is told with the other further kinds.
    office = _optional(OFFICE, layout, [])
    decide = office.value if office else None
    found.extend(ledger_findings(layout, table, units, cycles, decide, as_of))
    found.extend(_assessment(layout, table, units, as_of))
    # What is wrong with its shape is told with the other further kinds.
    seal = _optional(SEAL, layout, [])
    if seal is not None:
        from gkcli.check import seal as sealed

        found.extend(sealed.check(seal, layout))
    taken = {finding.address for finding in found}
    crossed = rules.check(table, units, calendar, figures, cycles)
    if table is not None:
        crossed += basis.check(table, layout)
    found.extend(finding for finding in crossed if finding.address not in taken)
    return tuple(sorted(dict.fromkeys(found), key=lambda f: (*f.address, f.code, f.message)))


def _assessment(
    layout: Layout, table: TableFacts | None, units: RegistryFacts | None, as_of: date | None
) -> Iterable[Diagnostic]:
    """What is wrong with the assessment; most workspaces have none, and need none of its rules."""
    exists = layout.files.exists
    if not (exists(layout.place(SCHEME)) or exists(layout.folder / MARKS.folders[0])):
        return ()
    from gkcli.check.assessment.files import assessment_findings

    return assessment_findings(layout, table, units, as_of)


class FindingsAfter(NamedTuple):
    """The findings about a later edition: those that an earlier one has not, and those it has."""

    fresh: tuple[Diagnostic, ...]
    known: tuple[Diagnostic, ...]


def inspect_after(old: Layout, new: Layout, as_of: date | None = None) -> FindingsAfter:
    """The findings about an edition, told from those that were there before it."""
    before = Counter((one.code, one.message) for one in inspect(old, as_of))
    fresh: list[Diagnostic] = []
    known: list[Diagnostic] = []
    for finding in inspect(new, as_of):
        key = (finding.code, finding.message)
        (known if before[key] else fresh).append(finding)
        before[key] -= before[key] > 0
    return FindingsAfter(tuple(fresh), tuple(known))


def _others(layout: Layout, units: RegistryFacts | None) -> list[Diagnostic]:
    """What is wrong with files of the further kinds, most of which have no rules but shapes."""
    found: list[Diagnostic] = []
    for kind in further_kinds():
        if kind in (SCHEME, MARKS):
            continue
        paths = listed(layout, kind)
        if isinstance(paths, Diagnostic):
            found.append(paths)
            continue
        for path in paths:
            file = checked(Checked[object], kind, layout, path, found)
            if file is not None:
                found.extend(rules.check_further(kind, file, units))
    return found


def _optional(kind: FileKind[T], layout: Layout, found: list[Diagnostic]) -> Checked[T] | None:
    path = layout.place(kind)
    return checked(Checked[T], kind, layout, path, found) if layout.files.exists(path) else None
