"""The files of a new year, made from the workspace of the old one."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from gkcli.errors import Diagnostic
from gkcli.model.directory import Directory
from gkcli.model.notice import Table
from gkcli.model.record import Record, in_order
from gkcli.workspace.kinds import CALENDAR, CYCLES, LEDGER, OFFICE, REGISTRY, SITE, TABLE
from gkcli.workspace.layout import Layout
from gkcli.yaml.canonical.emit import canonical, canonical_entries
from gkcli.yaml.starter import ATTRIBUTES
from gkcli.years.new_registry import next_registry
from gkcli.years.new_table import next_table
from gkcli.years.open_items import OpenItem, brought_over
from gkcli.years.open_years import OpenYear
from gkcli.years.proposals import Proposal

_SETTINGS = (CALENDAR, CYCLES, OFFICE, SITE)
"""What an office settles once and keeps from year to year."""


class NextYear(NamedTuple):
    """The files of the new year by their paths in its folder, and the table among them."""

    texts: dict[str, str]
    table: Table


def next_year(
    old: OpenYear, carried: Sequence[Proposal], items: Iterable[OpenItem], year: int, target: Path
) -> NextYear:
    """The year that follows in a folder, from the tasks and open ``items`` that go over.

    The registry is shared where it stands above both folders and no unit has a successor.
    """
    known = old.workspace.directory
    registry = next_registry(known.registry, year)
    directory = Directory(registry)
    table, subjects = next_table(old.workspace.table, carried, known, directory, year)
    texts = {TABLE.pattern: canonical(table)}
    layout = old.workspace.layout
    if registry != known.registry:
        texts[REGISTRY.pattern] = canonical(registry)
    elif not _shared(layout, target):
        texts[REGISTRY.pattern] = _copied(layout, layout.units)
    texts |= dict(_settings(layout))
    heirs = {unit.name: _heir(directory, unit.name) for unit in known.registry.units}
    texts |= dict(_ledgers(items, subjects, heirs))
    texts[f"{LEDGER.folders[0]}/.gitattributes"] = ATTRIBUTES
    return NextYear(texts, table)


def _shared(layout: Layout, target: Path) -> bool:
    """Whether the registry stands above the old folder, and above the new one too."""
    above = layout.units.resolve().parent
    return layout.folder.resolve() != above and target.resolve().parent == above


def _copied(layout: Layout, path: Path) -> str:
    source = layout.source(path)
    assert not isinstance(source, Diagnostic)  # it has been read
    return source.text


def _settings(layout: Layout) -> Iterator[tuple[str, str]]:
    for kind in _SETTINGS:
        path = layout.folder / kind.pattern
        if layout.files.exists(path):
            source = layout.source(path)
            if not isinstance(source, Diagnostic):
                yield kind.pattern, source.text


def _heir(directory: Directory, name: str) -> str:
    party = directory.get(name)
    return party.name if party else name


def _ledgers(
    items: Iterable[OpenItem], subjects: dict[str, str], heirs: dict[str, str]
) -> Iterator[tuple[str, str]]:
    """The ledgers that what is still to be put right stands in."""
    ledgers: dict[str, list[Record]] = {}
    for item in items:
        ledgers.setdefault(heirs[item.unit], []).extend(brought_over(item, subjects))
    for unit, records in ledgers.items():
        yield LEDGER.pattern.replace("*", unit), canonical_entries(in_order(records))
