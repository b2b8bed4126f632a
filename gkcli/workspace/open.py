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
from gkcli.workspace.kinds import (
    CALENDAR,
    CYCLES,
    FIGURES,
    LEDGER,
    OFFICE,
    REGISTRY,
    SITE,
    TABLE,
    FileKind,
)
from gkcli.workspace.layout import Layout, locate, shown
from gkcli.workspace.read import read
from gkcli.yaml.contents import ReadFile

if TYPE_CHECKING:
    from gkcli.model.office import OfficeRules
    from gkcli.model.site import SiteSettings
    from gkcli.model.statistics import Statistics

__all__ = [
    "Layout",
    "Workspace",
    "ledger",
    "ledger_owner",
    "load",
    "locate",
    "office_rules",
    "open_registry",
    "open_workspace",
    "shown",
    "site_settings",
    "statistics",
    "stray_ledger",
]

T = TypeVar("T")
_CYCLES_FAULTY = "周期报送有 {} 处错误，先改正再查询"
_CHECK_AGAIN = "改好后用 gkcli check 复查"


@frozen
class Workspace:
    """A loaded workspace that is fit to answer questions.

    ``tasks`` counts those of the file; the ``table`` may hold fewer (``workspace.narrow``). Behind
    the notice's own duties it has those of the office's cycles: it is what is owed in the year.
    """

    layout: Layout
    table: Table
    directory: Directory
    tasks: int


def open_workspace(folder: Path | None = None) -> Workspace:
    """Load a workspace for queries; InvalidDataError with every finding when it can't be read."""
    return load(locate(folder))


def load(layout: Layout) -> Workspace:
    """The same, of a workspace that was found already, on the disk or in a revision of git."""
    table = read(layout, TABLE, layout.tasks)
    registry = read_registry(layout)
    faults = (*table.errors, *registry.errors)
    if table.value is None or registry.value is None or faults:
        raise InvalidDataError(
            f"数据文件有 {len(faults)} 处错误，先改正再查询", faults, _CHECK_AGAIN
        )
    return whole_workspace(layout, table.value, registry.value)


def read_registry(layout: Layout) -> ReadFile[Registry]:
    """The registry of a workspace; an empty one for a document above that has none."""
    if layout.needs_registry:
        return read(layout, REGISTRY, layout.units)
    return ReadFile(Registry(()))


def whole_workspace(layout: Layout, table: Table, registry: Registry) -> Workspace:
    """The workspace of a table that holds all of its file's tasks."""
    tasks = sum(1 for _ in table.placed())
    return Workspace(layout, with_cycles(layout, table), Directory(registry), tasks)


def with_cycles(layout: Layout, table: Table) -> Table:
    """A table with the duties that ``cycles.yaml`` adds, where there is such a file.

    InvalidDataError when that cannot be read.
    """
    path = layout.place(CYCLES)
    if not layout.files.exists(path):
        return table
    from gkcli.model.cycles import in_force

    return in_force(table, _sound(read(layout, CYCLES, path), _CYCLES_FAULTY, _CHECK_AGAIN))


def open_registry(path: Path) -> Registry:
    """Load a registry of units by itself; InvalidDataError with every finding otherwise."""
    return _sound(read(Layout(path.parent), REGISTRY, path), "单位名册有 {} 处错误，先改正再用")


def holidays(workspace: Workspace) -> HolidayCalendar | None:
    """What the workspace's own ``holidays.yaml`` says; None where there is none.

    InvalidDataError when it cannot be read.
    """
    return _optional(workspace, CALENDAR, "放假安排有 {} 处错误，先改正再查询")


def statistics(workspace: Workspace) -> "Statistics | None":
    """The figures of the year's report on disclosure; None where there is no such file.

    InvalidDataError when the file cannot be read.
    """
    return _optional(workspace, FIGURES, "年报统计数有 {} 处错误，先改正再出报告", _CHECK_AGAIN)


def site_settings(workspace: Workspace) -> "SiteSettings | None":
    """What the office says about its site; None where there is no such file.

    InvalidDataError when the file cannot be read.
    """
    return _optional(workspace, SITE, "网站设置有 {} 处错误，先改正再做网站", _CHECK_AGAIN)


def office_rules(workspace: Workspace) -> "OfficeRules | None":
    """How the office supervises the notice; None where there is no such file.

    InvalidDataError when the file cannot be read.
    """
    return _optional(workspace, OFFICE, "督办规则有 {} 处错误，先改正再查询", _CHECK_AGAIN)


def _optional(workspace: Workspace, kind: FileKind[T], message: str, hint: str = "") -> T | None:
    layout = workspace.layout
    path = layout.place(kind)
    return _sound(read(layout, kind, path), message, hint) if layout.files.exists(path) else None


def _sound(file: ReadFile[T], message: str, hint: str = "") -> T:
    """What a file says; InvalidDataError with ``message``, which counts them, for its errors."""
    if file.value is None or file.errors:
        raise InvalidDataError(message.format(len(file.errors)), file.errors, hint)
    return file.value


class Ledgers(NamedTuple):
    """Records by the unit's name, and the units that may have more, with what is wrong there."""

    records: dict[str, tuple[Record, ...]]
    unread: set[str]
    faults: list[Diagnostic]


def read_ledgers(workspace: Workspace) -> Ledgers:
    """The ledgers of all units as far as they can be read."""
    found = Ledgers({}, set(), [])
    layout, directory = workspace.layout, workspace.directory
    for path in layout.ledger_files():
        owner = ledger_owner(directory, path)
        if owner is None:
            found.faults.append(stray_ledger(directory, path, layout.files.shown(path)))
            found.unread.update(unit.name for unit in _meant(directory, path))
            continue
        file = read(layout, LEDGER, path)
        records = () if file.errors else file.value or ()
        found.records[owner.name] = (*found.records.get(owner.name, ()), *records)
        if file.errors:
            found.faults.extend(file.errors)
            found.unread.add(owner.name)
    return found


def ledger(workspace: Workspace, unit: str) -> tuple[Record, ...]:
    """The records of the unit of this name; InvalidDataError when its ledger cannot be read."""
    path = workspace.layout.ledger(unit)
    if not workspace.layout.files.exists(path):
        return ()
    file = read(workspace.layout, LEDGER, path)
    refuse_unread(file.errors)
    return file.value or ()


def refuse_unread(faults: Sequence[Diagnostic]) -> None:
    """InvalidDataError with what keeps ledgers from being read, where there is anything."""
    if faults:
        raise InvalidDataError(f"台账有 {len(faults)} 处错误，先改正再查询", faults, _CHECK_AGAIN)


def ledger_owner(directory: Directory, path: Path) -> Unit | None:
    """The unit whose ledger a file is by its name; None where it is no unit's."""
    name = normalize("NFC", path.stem)
    party = directory.get(name)
    if path.suffix != ".yaml" or not isinstance(party, Unit):
        return None
    return party if normalize("NFC", party.name) == name else None


def stray_ledger(
    directory: Directory, path: Path, shown_as: str, label: str = LEDGER.label
) -> Diagnostic:
    """What is wrong with a ledger, or other file of a unit, that is not named after a unit."""
    return Diagnostic(
        shown_as,
        1,
        1,
        Severity.ERROR,
        "stray-ledger",
        f"{label}的文件名“{path.name}”不是名册里哪个单位的名称加 .yaml。",
        f"{_renaming(directory, path, label)}；不是{label}，就移出 {path.parent.name} 文件夹。",
    )


def _renaming(directory: Directory, path: Path, label: str) -> str:
    party = directory.get(normalize("NFC", path.stem))
    if isinstance(party, Group):
        return f"“{party.name}”是统称，{label}一个单位一本，里面的记录要分到各单位的{label}里"
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
