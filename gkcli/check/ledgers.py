"""Everything that is wrong with the ledgers of a workspace."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from gkcli.check.facts import Checked, RegistryFacts, TableFacts, checked
from gkcli.check.records.context import RecordFault, Terms, partial, season_of
from gkcli.check.records.duty import owes_nothing
from gkcli.check.records.rules import ledger_faults, own_faults, repeated_faults, unit_faults
from gkcli.errors import Diagnostic, Severity
from gkcli.frozen import fields_of
from gkcli.model.cycles import Cycles, in_force
from gkcli.model.office import OfficeRules
from gkcli.model.record import Record
from gkcli.model.shape import key_of
from gkcli.model.units import Unit
from gkcli.status.duties import Obligations
from gkcli.workspace.kinds import LEDGER
from gkcli.workspace.layout import Layout
from gkcli.workspace.open import ledger_owner, stray_ledger
from gkcli.workspace.read import listed
from gkcli.yaml.ledger import read_lines, unsuspected

_FIELDS = tuple(field.name for field in fields_of(Record))


def ledger_findings(
    layout: Layout,
    table: TableFacts | None,
    units: RegistryFacts | None,
    cycles: Checked[Cycles] | None,
    office: OfficeRules | None,
    as_of: date | None,
) -> Iterator[Diagnostic]:
    """Findings about every file in the folder of the ledgers.

    Without a readable table or registry each record is still looked at by itself.
    """
    ledgers = listed(layout, LEDGER)
    if isinstance(ledgers, Diagnostic):
        yield ledgers
        return
    terms = _terms(table, units, cycles, office, as_of) if ledgers and table and units else None
    for path in ledgers:
        unit = ledger_owner(units.directory, path) if units else None
        if units and unit is None and not units.doubtful:
            yield stray_ledger(units.directory, path, layout.files.shown(path))
        yield from _findings(layout, path, unit, terms)
    yield from (_no_ledger(layout, path) for path in layout.beside_ledgers())
    if layout.unfinished:
        yield _unfinished(layout.files.shown(layout.unfinished))


def _terms(
    table: TableFacts,
    units: RegistryFacts,
    cycles: Checked[Cycles] | None,
    office: OfficeRules | None,
    as_of: date | None,
) -> Terms:
    dated = not any(table.stands_in(("notice", field)) for field in ("year", "signed_on"))
    # What is missing from one of them may change what every text of either means.
    doubtful = frozenset[str]()
    if not (table.draft.whole and units.draft.whole):
        doubtful = table.texts | units.texts
    if cycles is not None:
        doubtful |= cycles.doubtful
    owed = in_force(table.value, cycles.value if cycles else None)
    return Terms(
        table.notice,
        units.directory,
        Obligations(owed, units.directory),
        season_of(table.notice) if dated else None,
        as_of,
        doubtful,
        office,
    )


def _findings(
    layout: Layout, path: Path, unit: Unit | None, terms: Terms | None
) -> Iterator[Diagnostic]:
    if _is_sound(layout, path, unit, terms):
        return
    found: list[Diagnostic] = []
    ledger = checked(Checked[tuple[Record, ...]], LEDGER, layout, path, found)
    yield from found
    if ledger is None:
        return
    located = [
        ledger.find(fault.severity, fault.code, (place, *fault.path), fault.message, fault.hint)
        for place, fault in _faults(ledger, unit, terms)
    ]
    # Where a value is an error, that it also looks odd is no news.
    wrong = {one.address for one in (*found, *located) if one.severity is Severity.ERROR}
    for one in located:
        if one.severity is Severity.ERROR or one.address not in wrong:
            yield one


def _is_sound(layout: Layout, path: Path, unit: Unit | None, terms: Terms | None) -> bool:
    """Whether a ledger is written as ``record`` writes it, and says nothing wrong.

    Most are and do; to know where its values stand takes many times as long.
    """
    source = layout.source(path)
    if isinstance(source, Diagnostic) or source.diagnostics or not unsuspected(source):
        return False
    ledger = read_lines(source.text)
    if ledger is None:
        return False
    records = ledger.records
    faults = _faults_of(records, records, ledger.lines.__getitem__, unit, terms)
    return next(faults, None) is None


def _faults(
    ledger: Checked[tuple[Record, ...]], unit: Unit | None, terms: Terms | None
) -> Iterator[tuple[int, RecordFault]]:
    """What is wrong with the records, each with its place; stand-ins are not looked at.

    What rests on another field of the same record is told all the same.
    """
    records = ledger.value
    known = [partial(record, _unknown(ledger, n)) for n, record in enumerate(records)]
    return _faults_of(
        records, known, lambda n: ledger.line((n,)), unit, terms, whole=ledger.draft.whole
    )


def _faults_of(
    records: Sequence[Record],
    known: Sequence[Record],
    line: Callable[[int], int],
    unit: Unit | None,
    terms: Terms | None,
    *,
    whole: bool = True,
) -> Iterator[tuple[int, RecordFault]]:
    """The same of records that were read in whole or in part, ``known`` telling what is there."""
    if terms and unit:
        terms = terms.beside(unit, records)
    own = terms.obligations.of(unit) if terms and unit else {}
    for n, record in enumerate(known):
        yield from ((n, fault) for fault in own_faults(record))
    if terms is None or unit is None:
        yield from repeated_faults(records, line)
        return
    if records and not own and not terms.doubtful:
        yield 0, owes_nothing(unit)
        return
    for n, record in enumerate(known):
        yield from ((n, fault) for fault in unit_faults(record, unit, terms))
    if whole and not terms.doubtful:
        yield from ledger_faults(records, line, unit, terms)


def _unknown(ledger: Checked[tuple[Record, ...]], place: int) -> frozenset[str]:
    """The fields of a record that could not be read."""
    if ledger.draft.whole:
        return frozenset()
    return frozenset(name for name in _FIELDS if ledger.stands_in((place, key_of(name))))


def _no_ledger(layout: Layout, path: Path) -> Diagnostic:
    """What is wrong with something that is no ledger where nothing else belongs."""
    what = "文件夹" if layout.files.is_dir(path) else "文件"
    return Diagnostic(
        layout.files.shown(path),
        1,
        1,
        Severity.WARNING,
        "not-a-ledger",
        f"台账的文件夹里有别的{what}“{path.name}”，里面的内容不会读。",
        "是台账，就改成 单位名称.yaml，直接放在这个文件夹里；不是，就移到别处。",
    )


def _unfinished(name: str) -> Diagnostic:
    return Diagnostic(
        name,
        1,
        1,
        Severity.WARNING,
        "unfinished-record",
        "一次记几本台账，记到一半停了，有的台账还缺这里面的记录。",
        "再用 gkcli record 记一次，记什么都行，它会先把这些补上；别人正在记，就等他记完。",
    )
