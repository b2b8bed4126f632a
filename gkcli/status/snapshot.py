"""Reads what states depend on from a workspace: table, ledgers, working days, rules."""

from datetime import date

from gkcli.errors import Diagnostic
from gkcli.model.holidays import HolidayCalendar, YearHolidays
from gkcli.model.office import OfficeRules
from gkcli.status.standings import Snapshot
from gkcli.status.workdays import Workdays
from gkcli.workspace.open import Workspace, holidays, office_rules, read_ledgers, refuse_unread


def take_snapshot(
    workspace: Workspace, as_of: date, faults: list[Diagnostic] | None = None
) -> Snapshot:
    """The workspace as of a day; InvalidDataError when holidays or ledgers cannot be read.

    Where ``faults`` are taken, units whose ledgers cannot be read are left out, and what is wrong
    with those is added there.
    """
    ledgers = read_ledgers(workspace)
    if faults is None:
        refuse_unread(ledgers.faults)
    else:
        faults.extend(ledgers.faults)
    return Snapshot(
        workspace.table,
        workspace.directory,
        ledgers.records,
        workdays(workspace),
        as_of,
        frozenset(ledgers.unread),
        rules(workspace),
    )


def rules(workspace: Workspace) -> OfficeRules:
    """The rules of ``office.yaml``, or those that hold without one.

    InvalidDataError when that file cannot be read.
    """
    return office_rules(workspace) or OfficeRules()


def workdays(workspace: Workspace) -> Workdays:
    """The working days, with what the workspace's own ``holidays.yaml`` adds where there is one.

    InvalidDataError when that file cannot be read.
    """
    calendar = holidays(workspace)
    return Workdays() if calendar is None else workdays_of_calendar(calendar)


def workdays_of_calendar(calendar: HolidayCalendar) -> Workdays:
    """The published working days with what a calendar adds to them."""
    return Workdays(
        {
            entry.year: YearHolidays(frozenset(entry.off), frozenset(entry.worked))
            for entry in calendar.years
        }
    )
