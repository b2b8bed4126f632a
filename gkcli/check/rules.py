"""Cross-checks of a workspace, one family a file."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from gkcli.check import (
    deadlines,
    names,
    notice,
    numbering,
    quotes,
    registry,
    structure,
    texts,
    times,
    undecided,
)
from gkcli.check.facts import Checked, RegistryFacts, TableFacts
from gkcli.errors import Diagnostic
from gkcli.workspace.kinds import OFFICE, UPSTREAM, FileKind

if TYPE_CHECKING:
    from gkcli.model.cycles import Cycles
    from gkcli.model.holidays import HolidayCalendar
    from gkcli.model.notice import Table
    from gkcli.model.office import OfficeRules
    from gkcli.model.statistics import Statistics

_OF_THE_TABLE = (
    structure.check,
    numbering.check,
    notice.check,
    deadlines.check,
    quotes.check,
    times.check,
    texts.check,
    undecided.check,
)
_OF_THE_REGISTRY = (registry.check, texts.check)
_OF_BOTH = (names.check,)


def check(
    table: TableFacts | None,
    units: RegistryFacts | None,
    holidays: "Checked[HolidayCalendar] | None" = None,
    figures: "Checked[Statistics] | None" = None,
    cycles: "Checked[Cycles] | None" = None,
) -> list[Diagnostic]:
    """Run every family of rules on what there is and could be read of the files."""
    found: list[Diagnostic] = []
    if table is not None:
        found += (finding for family in _OF_THE_TABLE for finding in family(table))
    if units is not None:
        found += (finding for family in _OF_THE_REGISTRY for finding in family(units))
    if table is not None and units is not None:
        found += (finding for family in _OF_BOTH for finding in family(table, units))
    if holidays is not None:
        from gkcli.check import holidays as calendar

        found += calendar.check(holidays)
    if figures is not None:
        from gkcli.check import statistics

        found += statistics.check(figures, table)
    if cycles is not None:
        from gkcli.check import cycles as reporting

        found += reporting.check(cycles, table, units)
    return found


def check_further(
    kind: FileKind[object],
    file: Checked[object],
    units: RegistryFacts | None,
) -> Iterator[Diagnostic]:
    """Run the rules for a file of a further kind, where there are any for it."""
    if kind is OFFICE and units is not None:
        from gkcli.check import office

        yield from office.check(cast("Checked[OfficeRules]", file), units)
    if kind is UPSTREAM:
        above = cast("Checked[Table]", file)
        table = TableFacts(above.value, above.source, above.parsed, above.draft)
        yield from check(table, None)
