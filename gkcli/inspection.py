"""Everything that is wrong with a workspace, from its bytes to its cross-references."""

from pathlib import Path
from typing import TypeVar

from gkcli import rules
from gkcli.diagnostics import Diagnostic
from gkcli.files.statistics import validate_statistics
from gkcli.files.validate import validate
from gkcli.model.holidays import HolidayCalendar
from gkcli.model.notice import Table
from gkcli.model.statistics import Statistics
from gkcli.model.units import Registry
from gkcli.rules.facts import Checked, RegistryFacts, TableFacts
from gkcli.workspace import Layout, read

T = TypeVar("T")
Facts = TypeVar("Facts", bound=Checked[object])


def inspect(layout: Layout) -> tuple[Diagnostic, ...]:
    """All findings about a workspace in reading order.

    A fault of a file hides nothing that can be seen without what is at fault: a workspace
    without a readable registry still has its table checked. Where a value can't be read,
    the cross-checks say nothing more about it.
    """
    found: list[Diagnostic] = []
    table = _checked(Table, TableFacts, layout.tasks, found)
    units = _checked(Registry, RegistryFacts, layout.units, found)
    calendar = None
    if layout.holidays.exists():
        calendar = _checked(HolidayCalendar, Checked[HolidayCalendar], layout.holidays, found)
    figures = _figures(layout.statistics, found) if layout.statistics.exists() else None
    taken = {finding.address for finding in found}
    crossed = rules.check(table, units, calendar, figures)
    found.extend(finding for finding in crossed if finding.address not in taken)
    return tuple(sorted(dict.fromkeys(found), key=lambda f: (*f.address, f.code, f.message)))


def _figures(path: Path, found: list[Diagnostic]) -> Checked[Statistics] | None:
    source, parsed, faults = read(path)
    found.extend(faults)
    if source is None or parsed is None or parsed.data is None:
        return None
    value, draft, wrong = validate_statistics(source, parsed)
    found.extend(wrong)
    return None if value is None else Checked(value, source, parsed, draft)


def _checked(
    shape: type[T], facts: type[Facts], path: Path, found: list[Diagnostic]
) -> Facts | None:
    source, parsed, faults = read(path)
    found.extend(faults)
    if source is None or parsed is None or parsed.data is None:
        return None
    result = validate(shape, source, parsed)
    found.extend(result.diagnostics)
    if result.value is None:
        return None
    return facts(result.value, source, parsed, result.draft)
