"""A workspace that is fit to answer questions: a year's table and the registry of units."""

from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from gkcli.diagnostics import Diagnostic, Severity
from gkcli.errors import InvalidDataError
from gkcli.files.decode import UndecodedError, decode
from gkcli.files.parser import Parsed
from gkcli.files.skim import skim
from gkcli.files.source import Source, read_source
from gkcli.layout import Layout, locate, shown
from gkcli.model.directory import Directory
from gkcli.model.holidays import HolidayCalendar, YearHolidays
from gkcli.model.notice import Table
from gkcli.model.units import Registry
from gkcli.schedule.workdays import Workdays

__all__ = ["Layout", "Workspace", "locate", "open_workspace", "read", "shown", "workdays"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Workspace:
    """A loaded workspace that is fit to answer questions."""

    layout: Layout
    table: Table
    directory: Directory


def open_workspace(folder: Path | None = None) -> Workspace:
    """Load a workspace for queries; InvalidDataError with every finding when it can't be read."""
    layout = locate(folder)
    faults: list[Diagnostic] = []
    table = _load(Table, layout.tasks, faults)
    registry = _load(Registry, layout.units, faults)
    if table is None or registry is None or faults:
        raise InvalidDataError(
            f"数据文件有 {len(faults)} 处错误，先改正再查询", faults, "改好后用 gkcli check 复查"
        )
    return Workspace(layout, table, Directory(registry))


def workdays(workspace: Workspace) -> Workdays:
    """The working days, with what the workspace's own ``holidays.yaml`` adds where there is one.

    InvalidDataError when that file cannot be read.
    """
    if not workspace.layout.holidays.exists():
        return Workdays()
    faults: list[Diagnostic] = []
    calendar = _load(HolidayCalendar, workspace.layout.holidays, faults)
    if calendar is None or faults:
        raise InvalidDataError(f"放假安排有 {len(faults)} 处错误，先改正再查询", faults)
    return Workdays(
        {
            entry.year: YearHolidays(frozenset(entry.off), frozenset(entry.worked))
            for entry in calendar.years
        }
    )


def read(path: Path) -> tuple[Source | None, Parsed | None, tuple[Diagnostic, ...]]:
    """A file's text and plain data, as far as they can be read, and what is wrong with them."""
    from gkcli.files.events import parse

    source = read_source(path, shown(path))
    if isinstance(source, Diagnostic):
        return None, None, (source,)
    parsed = parse(source)
    return source, parsed, parsed.diagnostics


def _load(shape: type[T], path: Path, faults: list[Diagnostic]) -> T | None:
    source = read_source(path, shown(path))
    if isinstance(source, Diagnostic):
        faults.append(source)
        return None
    parsed = skim(source)
    errors = [d for d in parsed.diagnostics if d.severity is Severity.ERROR]
    if parsed.data is None or errors:
        faults.extend(errors)
        return None
    try:
        return decode(shape, parsed.data)
    except UndecodedError:
        from gkcli.files.validate import validate

        result = validate(shape, source, parsed)
        faults.extend(result.diagnostics)
        return result.value
