"""A workspace: the folder that holds a year's table and the registry of units."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from gkcli.diagnostics import Diagnostic
from gkcli.errors import GkcliError, InvalidDataError
from gkcli.files.decode import UndecodedError, decode
from gkcli.files.events import Parsed, parse
from gkcli.files.source import Source, read_source
from gkcli.model.directory import Directory, names_of
from gkcli.model.notice import Table
from gkcli.model.units import Registry

T = TypeVar("T")

TASKS = "tasks.yaml"
UNITS = "units.yaml"
HOLIDAYS = "holidays.yaml"
_FAR_AWAY = 2


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the files of a workspace are; ``units`` may stand in the folder above."""

    folder: Path

    @property
    def tasks(self) -> Path:
        """The table of tasks."""
        return self.folder / TASKS

    @property
    def units(self) -> Path:
        """The registry of units."""
        return self._here_or_above(UNITS)

    @property
    def holidays(self) -> Path:
        """Days off and days worked that the calendar library does not know yet; may be absent."""
        return self._here_or_above(HOLIDAYS)

    @property
    def templates(self) -> Path:
        """People's own report templates; may be absent."""
        inside = self.folder / "templates"
        return inside if inside.is_dir() else self.folder.parent / "templates"

    def _here_or_above(self, name: str) -> Path:
        here, above = self.folder / name, self.folder.parent / name
        return above if not here.exists() and above.exists() else here


@dataclass(frozen=True, slots=True)
class Workspace:
    """A loaded workspace that is fit to answer questions."""

    layout: Layout
    table: Table
    directory: Directory


def locate(folder: Path | None = None) -> Layout:
    """Find the workspace: ``folder`` or its ``data``, else upwards from where one stands.

    GkcliError when there is none.
    """
    if folder is not None:
        for candidate in (folder, folder / "data"):
            if (candidate / TASKS).exists():
                return Layout(candidate)
        raise GkcliError(
            f"“{folder}”里没有 {TASKS}" if folder.exists() else f"没有文件夹“{folder}”",
            f"核对 -d 后面的路径，或用 gkcli init {folder} 新建",
        )
    here = Path.cwd()
    for ancestor in (here, *here.parents):
        for candidate in (ancestor, ancestor / "data"):
            if (candidate / TASKS).exists():
                return Layout(candidate)
    raise GkcliError(
        f"从当前文件夹往上都没有找到 {TASKS}",
        "先 cd 到任务表所在的文件夹，或用 -d 文件夹 指明，或用 gkcli init 文件夹 新建",
    )


def shown(path: Path) -> str:
    """A path as messages name it: relative to where one stands, unless that is far away."""
    try:
        relative = os.path.relpath(path)
    except (OSError, ValueError):
        return str(path)
    return str(path) if relative.count("..") > _FAR_AWAY else relative


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


def unit_names(folder: Path | None = None) -> list[tuple[str, str]]:
    """Every unit's and group's name with its other names, for completion on the command line."""
    faults: list[Diagnostic] = []
    registry = _load(Registry, locate(folder).units, faults)
    if registry is None:
        return []
    return [
        (party.name, "、".join(names_of(party)[1:]))
        for party in (*registry.units, *registry.groups)
    ]


def read(path: Path) -> tuple[Source | None, Parsed | None, tuple[Diagnostic, ...]]:
    """A file's text and plain data, as far as they can be read, and what is wrong with them."""
    source = read_source(path, shown(path))
    if isinstance(source, Diagnostic):
        return None, None, (source,)
    parsed = parse(source)
    return source, parsed, parsed.diagnostics


def _load(shape: type[T], path: Path, faults: list[Diagnostic]) -> T | None:
    source, parsed, found = read(path)
    errors = [d for d in found if d.severity == "error"]
    if source is None or parsed is None or parsed.data is None or errors:
        faults.extend(errors)
        return None
    try:
        return decode(shape, parsed.data)
    except UndecodedError:
        from gkcli.files.validate import validate

        result = validate(shape, source, parsed)
        faults.extend(result.diagnostics)
        return result.value
