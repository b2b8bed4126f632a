"""A workspace that is fit to answer questions: a year's table and the registry of units."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar
from unicodedata import normalize

from gkcli.errors import Diagnostic, InvalidDataError, Severity
from gkcli.frozen import frozen
from gkcli.model.directory import Directory
from gkcli.model.holidays import HolidayCalendar
from gkcli.model.notice import Table
from gkcli.model.record import Record
from gkcli.model.units import Group, Registry, Unit
from gkcli.workspace.layout import Layout, locate, shown
from gkcli.yaml.decode import UndecodedError, decode
from gkcli.yaml.parse import Parsed
from gkcli.yaml.skim import skim
from gkcli.yaml.source import Source, decode_source

if TYPE_CHECKING:
    from gkcli.model.statistics import Statistics

__all__ = [
    "Layout",
    "Workspace",
    "ledger",
    "ledger_owner",
    "load",
    "locate",
    "open_registry",
    "open_workspace",
    "read",
    "shown",
    "source_of",
    "statistics",
    "stray_ledger",
]

T = TypeVar("T")


@frozen
class Workspace:
    """A loaded workspace that is fit to answer questions."""

    layout: Layout
    table: Table
    directory: Directory


def open_workspace(folder: Path | None = None) -> Workspace:
    """Load a workspace for queries; InvalidDataError with every finding when it can't be read."""
    return load(locate(folder))


def load(layout: Layout) -> Workspace:
    """The same, of a workspace that was found already, on the disk or in a revision of git."""
    faults: list[Diagnostic] = []
    table = _load(Table, layout, layout.tasks, faults)
    registry = _load(Registry, layout, layout.units, faults)
    if table is None or registry is None or faults:
        raise InvalidDataError(
            f"数据文件有 {len(faults)} 处错误，先改正再查询", faults, "改好后用 gkcli check 复查"
        )
    return Workspace(layout, table, Directory(registry))


def open_registry(path: Path) -> Registry:
    """Load a registry of units by itself; InvalidDataError with every finding otherwise."""
    faults: list[Diagnostic] = []
    registry = _load(Registry, Layout(path.parent), path, faults)
    if registry is None or faults:
        raise InvalidDataError(f"单位名册有 {len(faults)} 处错误，先改正再用", faults)
    return registry


def holidays(workspace: Workspace) -> HolidayCalendar | None:
    """What the workspace's own ``holidays.yaml`` says; None where there is none.

    InvalidDataError when it cannot be read.
    """
    layout = workspace.layout
    if not layout.files.exists(layout.holidays):
        return None
    faults: list[Diagnostic] = []
    calendar = _load(HolidayCalendar, layout, layout.holidays, faults)
    if calendar is None or faults:
        raise InvalidDataError(f"放假安排有 {len(faults)} 处错误，先改正再查询", faults)
    return calendar


class Ledgers(NamedTuple):
    """Records by the unit's name, and the units that may have more, with what is wrong there."""

    records: dict[str, tuple[Record, ...]]
    unread: set[str]
    faults: list[Diagnostic]


def read_ledgers(workspace: Workspace) -> Ledgers:
    """The ledgers of all units as far as they can be read."""
    read = Ledgers({}, set(), [])
    layout, directory = workspace.layout, workspace.directory
    for path in layout.ledger_files():
        owner = ledger_owner(directory, path)
        if owner is None:
            read.faults.append(stray_ledger(directory, path, layout.files.shown(path)))
            read.unread.update(unit.name for unit in _meant(directory, path))
            continue
        known = len(read.faults)
        records = _records(layout, path, read.faults)
        read.records[owner.name] = (*read.records.get(owner.name, ()), *records)
        if len(read.faults) > known:
            read.unread.add(owner.name)
    return read


def ledger(workspace: Workspace, unit: str) -> tuple[Record, ...]:
    """The records of the unit of this name; InvalidDataError when its ledger cannot be read."""
    path = workspace.layout.ledger(unit)
    if not workspace.layout.files.exists(path):
        return ()
    faults: list[Diagnostic] = []
    records = _records(workspace.layout, path, faults)
    refuse_unread(faults)
    return records


def _records(layout: Layout, path: Path, faults: list[Diagnostic]) -> tuple[Record, ...]:
    from gkcli.yaml.ledger import read_ledger

    source = source_of(layout, path)
    if isinstance(source, Diagnostic):
        faults.append(source)
        return ()
    read = read_ledger(source)
    faults.extend(read.diagnostics)
    return read.records


def refuse_unread(faults: Sequence[Diagnostic]) -> None:
    """InvalidDataError with what keeps ledgers from being read, where there is anything."""
    if faults:
        raise InvalidDataError(
            f"台账有 {len(faults)} 处错误，先改正再查询", faults, "改好后用 gkcli check 复查"
        )


def ledger_owner(directory: Directory, path: Path) -> Unit | None:
    """The unit whose ledger a file is by its name; None where it is no unit's."""
    name = normalize("NFC", path.stem)
    party = directory.get(name)
    if path.suffix != ".yaml" or not isinstance(party, Unit):
        return None
    return party if normalize("NFC", party.name) == name else None


def stray_ledger(directory: Directory, path: Path, shown_as: str) -> Diagnostic:
    """What is wrong with a ledger whose file name is not that of a unit."""
    return Diagnostic(
        shown_as,
        1,
        1,
        Severity.ERROR,
        "stray-ledger",
        f"台账的文件名“{path.name}”不是名册里哪个单位的名称加 .yaml。",
        f"{_renaming(directory, path)}；不是台账，就移出 {path.parent.name} 文件夹。",
    )


def _renaming(directory: Directory, path: Path) -> str:
    party = directory.get(normalize("NFC", path.stem))
    if isinstance(party, Group):
        return f"“{party.name}”是统称，台账一个单位一本，里面的记录要分到各单位的台账里"
    meant = _meant(directory, path)
    if not meant:
        return "改成单位在名册里的名称"
    return f"如果是“{meant[0].name}”的，改名为 {meant[0].name}.yaml"


def _meant(directory: Directory, path: Path) -> Sequence[Unit]:
    """The units whose records a ledger with a wrong name may hold."""
    name = normalize("NFC", path.stem)
    party = directory.get(name)
    if party is not None:
        return directory.members(party)
    similar = (directory.get(close) for close in directory.similar(name))
    return [unit for unit in similar if isinstance(unit, Unit)][:1]


def statistics(workspace: Workspace) -> "Statistics | None":
    """The figures of the year's report on disclosure; None where there is no such file.

    InvalidDataError when the file cannot be read.
    """
    layout = workspace.layout
    if not layout.files.exists(layout.statistics):
        return None
    from gkcli.yaml.statistics import decode_statistics, validate_statistics

    faults: list[Diagnostic] = []
    read_in = _skimmed(layout, layout.statistics, faults)
    value = None
    if read_in is not None:
        try:
            return decode_statistics(read_in[1].data)
        except UndecodedError:
            value, _, found = validate_statistics(*read_in)
            faults.extend(found)
    if value is None or faults:
        raise InvalidDataError(
            f"年报统计数有 {len(faults)} 处错误，先改正再出报告",
            faults,
            "改好后用 gkcli check 复查",
        )
    return value


def source_of(layout: Layout, path: Path) -> Source | Diagnostic:
    """The text of one of a workspace's files, or the error that keeps it from being read."""
    data = layout.files.read(path)
    if isinstance(data, Diagnostic):
        return data
    return decode_source(data, path, layout.files.shown(path))


def read(layout: Layout, path: Path) -> tuple[Source | None, Parsed | None, tuple[Diagnostic, ...]]:
    """A file's text and plain data, as far as they can be read, and what is wrong with them."""
    from gkcli.yaml.syntax import parse

    source = source_of(layout, path)
    if isinstance(source, Diagnostic):
        return None, None, (source,)
    parsed = parse(source)
    return source, parsed, parsed.diagnostics


def _load(shape: type[T], layout: Layout, path: Path, faults: list[Diagnostic]) -> T | None:
    read_in = _skimmed(layout, path, faults)
    if read_in is None:
        return None
    try:
        return decode(shape, read_in[1].data)
    except UndecodedError:
        from gkcli.yaml.validate import validate

        result = validate(shape, *read_in)
        faults.extend(result.diagnostics)
        return result.value


def _skimmed(layout: Layout, path: Path, faults: list[Diagnostic]) -> tuple[Source, Parsed] | None:
    source = source_of(layout, path)
    if isinstance(source, Diagnostic):
        faults.append(source)
        return None
    parsed = skim(source)
    errors = [d for d in parsed.diagnostics if d.severity is Severity.ERROR]
    if parsed.data is None or errors:
        faults.extend(errors)
        return None
    return source, parsed
