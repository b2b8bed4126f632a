"""Everything that is wrong with the assessment of a workspace: its scheme and the entries."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from gkcli.check.assessment import scheme as scheme_rules
from gkcli.check.assessment.marks import MarkTerms, entry_faults, file_faults
from gkcli.check.assessment.scheme import SchemeFacts
from gkcli.check.facts import Checked, RegistryFacts, TableFacts, checked
from gkcli.check.records.context import RecordFault
from gkcli.errors import Diagnostic, Severity
from gkcli.model.assessment import MarkEntry
from gkcli.model.units import Unit
from gkcli.score.assessors import Assessors
from gkcli.score.groups import digest_of, group_of
from gkcli.status.offices import offices_of
from gkcli.workspace.kinds import MARKS, SCHEME
from gkcli.workspace.layout import Layout
from gkcli.workspace.open import ledger_owner, stray_ledger
from gkcli.workspace.read import listed


def assessment_findings(
    layout: Layout, table: TableFacts | None, units: RegistryFacts | None, as_of: date | None
) -> Iterator[Diagnostic]:
    """Findings about the scheme and every file with entries.

    Where the scheme, the table or the registry cannot be read whole, each file is only looked at
    by itself.
    """
    found: list[Diagnostic] = []
    path = layout.place(SCHEME)
    facts = None
    if layout.files.exists(path):
        facts = checked(SchemeFacts, SCHEME, layout, path, found)
    yield from found
    sound = facts if facts is not None and facts.draft.whole else None
    if sound and table and units:
        yield from scheme_rules.check(sound, table, units)
    terms = _terms(sound, table, units, as_of)
    files = listed(layout, MARKS)
    if isinstance(files, Diagnostic):
        yield files
        return
    for path in files:
        yield from _entries(layout, path, units, terms)


def _terms(
    facts: SchemeFacts | None,
    table: TableFacts | None,
    units: RegistryFacts | None,
    as_of: date | None,
) -> MarkTerms | None:
    if not (facts and table and units and table.draft.whole and units.draft.whole):
        return None
    offices = offices_of(table.value, units.directory)
    assessors = Assessors(facts.value, units.directory, offices)
    return MarkTerms(facts.value, digest_of(facts.value), assessors, as_of)


def _entries(
    layout: Layout, path: Path, units: RegistryFacts | None, terms: MarkTerms | None
) -> Iterator[Diagnostic]:
    found: list[Diagnostic] = []
    file = checked(Checked[tuple[MarkEntry, ...]], MARKS, layout, path, found)
    yield from found
    unit = ledger_owner(units.directory, path) if units else None
    if units and unit is None and not units.doubtful:
        yield stray_ledger(units.directory, path, layout.files.shown(path), MARKS.label)
    if file is None or not file.draft.whole or terms is None or units is None or unit is None:
        return
    if file.value and group_of(terms.scheme, unit, units.directory) is None:
        yield file.find(
            Severity.WARNING,
            "not-assessed",
            (),
            f"{unit.name}不参加考核，这些记录不算。",
            "参加的写进 assessment.yaml 的 groups，不参加的删去这个文件。",
        )
    for place, fault in _faults(file.value, unit, terms):
        yield file.find(fault.severity, fault.code, (place, *fault.path), fault.message, fault.hint)


def _faults(
    entries: tuple[MarkEntry, ...], unit: Unit, terms: MarkTerms
) -> Iterator[tuple[int, RecordFault]]:
    for place, entry in enumerate(entries):
        yield from ((place, fault) for fault in entry_faults(entry, terms))
    yield from file_faults(entries, unit, terms)
