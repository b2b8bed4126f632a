"""Everything that is wrong with a workspace, from its bytes to its cross-references."""

from datetime import date

from gkcli.check import rules
from gkcli.check.facts import Checked, RegistryFacts, TableFacts, checked, checked_figures
from gkcli.check.ledgers import ledger_findings
from gkcli.errors import Diagnostic
from gkcli.model.holidays import HolidayCalendar
from gkcli.model.notice import Table
from gkcli.model.units import Registry
from gkcli.workspace.open import Layout


def inspect(layout: Layout, as_of: date | None = None) -> tuple[Diagnostic, ...]:
    """All findings about a workspace in reading order.

    Records dated after ``as_of`` are told; without it nobody knows what day it is.

    A fault of a file hides nothing that can be seen without what is at fault: a workspace
    without a readable registry still has its table checked. Where a value can't be read,
    the cross-checks say nothing more about it.
    """
    found: list[Diagnostic] = []
    table = checked(Table, TableFacts, layout, layout.tasks, found)
    units = checked(Registry, RegistryFacts, layout, layout.units, found)
    calendar = None
    if layout.files.exists(layout.holidays):
        shape = Checked[HolidayCalendar]
        calendar = checked(HolidayCalendar, shape, layout, layout.holidays, found)
    figures = checked_figures(layout, found) if layout.files.exists(layout.statistics) else None
    found.extend(ledger_findings(layout, table, units, as_of))
    taken = {finding.address for finding in found}
    crossed = rules.check(table, units, calendar, figures)
    found.extend(finding for finding in crossed if finding.address not in taken)
    return tuple(sorted(dict.fromkeys(found), key=lambda f: (*f.address, f.code, f.message)))
