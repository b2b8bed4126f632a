"""Everything that is wrong with a workspace, from its bytes to its cross-references."""

from pathlib import Path
from typing import TypeVar

from gkcli import rules
from gkcli.diagnostics import Diagnostic
from gkcli.files.validate import validate
from gkcli.model.notice import Table
from gkcli.model.units import Registry
from gkcli.rules.facts import Checked, Facts
from gkcli.workspace import Layout, read

T = TypeVar("T")


def inspect(layout: Layout) -> tuple[Diagnostic, ...]:
    """All findings about a workspace in reading order, at most one error a place."""
    found: list[Diagnostic] = []
    table = _checked(Table, layout.tasks, found)
    units = _checked(Registry, layout.units, found)
    if table is not None and units is not None:
        taken = {finding.address for finding in found}
        crossed = rules.check(Facts(table, units))
        found.extend(finding for finding in crossed if finding.address not in taken)
    return tuple(sorted(dict.fromkeys(found), key=lambda finding: finding.address))


def _checked(shape: type[T], path: Path, found: list[Diagnostic]) -> Checked[T] | None:
    source, parsed, faults = read(path)
    found.extend(faults)
    if source is None or parsed is None or parsed.data is None:
        return None
    result = validate(shape, source, parsed)
    found.extend(result.diagnostics)
    if result.value is None:
        return None
    return Checked(result.value, source, parsed, result.draft)
