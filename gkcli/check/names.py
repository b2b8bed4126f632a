"""Every unit that the table names is in the registry, and stands in its place once."""

from collections.abc import Iterator
from typing import NamedTuple

from gkcli.check.facts import RegistryFacts, TableFacts
from gkcli.check.similar import similar_unit
from gkcli.errors import Diagnostic, Severity
from gkcli.model.directory import Directory
from gkcli.patterns import late_pattern
from gkcli.yaml.draft import DataPath

_SEPARATORS = late_pattern(r"[，、；;,\s]+")
_MOST_SUGGESTIONS = 200
"""Looking for the nearest name is slow; who has more unknown units has another problem."""


class _Cell(NamedTuple):
    """A list of units as it stands at one place of the table."""

    path: DataPath
    names: tuple[str, ...]


def check(table: TableFacts, units: RegistryFacts) -> Iterator[Diagnostic]:
    """Report unknown units, units named twice in one place, and recipients nobody knows."""
    suggestions = Suggestions(units.directory)
    for cell in _cells(table):
        yield from _unknown(table, units, cell, suggestions)
        yield from _repeated(table, units.directory, cell)
    yield from _both_roles(table, units.directory)
    yield from _recipients(table, units, suggestions)


class Suggestions:
    """What to write instead of a name that is not in the registry."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._known: dict[str, str] = {}

    def of(self, name: str) -> str:
        """A question that proposes the nearest known name, "" where nothing is near."""
        if name not in self._known and len(self._known) < _MOST_SUGGESTIONS:
            self._known[name] = self._find(name)
        return self._known.get(name, "")

    def _find(self, name: str) -> str:
        pieces = [piece for piece in _SEPARATORS.split(name) if piece]
        if len(pieces) > 1 and any(self._directory.get(piece) for piece in pieces):
            return f"一项只写一个单位，请改为 [{', '.join(pieces)}]。"
        return similar_unit(self._directory, name)


def _cells(table: TableFacts) -> Iterator[_Cell]:
    notice = table.notice
    yield _Cell(("notice", "addressees"), notice.addressees)
    yield _Cell(("notice", "copies_to"), notice.copies_to)
    for path, _, task in table.tasks:
        yield _Cell((*path, "lead"), task.lead)
        yield _Cell((*path, "responsible"), task.responsible)
    for bearer in table.bearers:
        for index, deadline in enumerate(bearer.deadlines):
            at: DataPath = (*bearer.path, "deadlines", index)
            yield _Cell((*at, "units"), deadline.units)
            for place, also in enumerate(deadline.also):
                yield _Cell((*at, "also", place, "units"), also.units)


def _unknown(
    table: TableFacts, units: RegistryFacts, cell: _Cell, suggestions: Suggestions
) -> Iterator[Diagnostic]:
    for index, name in enumerate(cell.names):
        if units.directory.get(name) is None and name not in units.doubtful:
            yield table.find(
                Severity.ERROR,
                "unknown-unit",
                (*cell.path, index),
                f"名册里没有单位“{name}”。",
                f"{suggestions.of(name)}若是新单位或新写法，先登记到 units.yaml。",
            )


def _repeated(table: TableFacts, directory: Directory, cell: _Cell) -> Iterator[Diagnostic]:
    first: dict[str, str] = {}
    for index, name in enumerate(cell.names):
        party = directory.get(name)
        owner = party.name if party is not None else name
        if owner in first:
            same = f"与前面的“{first[owner]}”是同一个" if first[owner] != name else "写了两遍"
            yield table.find(
                Severity.WARNING,
                "repeated-unit",
                (*cell.path, index),
                f"同一栏里“{name}”{same}。",
                "删去一个；原文就写了两遍的，在 errata 里注明。",
            )
        first.setdefault(owner, name)


def _both_roles(table: TableFacts, directory: Directory) -> Iterator[Diagnostic]:
    for path, _, task in table.tasks:
        leading = {party.name for name in task.lead if (party := directory.get(name))}
        for index, name in enumerate(task.responsible):
            party = directory.get(name)
            if party is not None and party.name in leading:
                yield table.find(
                    Severity.NOTE,
                    "lead-and-responsible",
                    (*path, "responsible", index),
                    f"“{name}”既是牵头单位，又点名列在责任单位里。",
                    "原文如此就不必改；统计时按牵头计一次。",
                )


def _recipients(
    table: TableFacts, units: RegistryFacts, suggestions: Suggestions
) -> Iterator[Diagnostic]:
    for bearer in table.bearers:
        for index, deadline in enumerate(bearer.deadlines):
            name = deadline.report_to
            if name and units.directory.get(name) is None and name not in units.doubtful:
                yield table.find(
                    Severity.WARNING,
                    "unknown-recipient",
                    (*bearer.path, "deadlines", index, "report_to"),
                    f"报送的去处“{name}”不在名册里。",
                    f"{suggestions.of(name)}本级单位请登记到 units.yaml，上级机关可不理会。",
                )
