"""The files of a workspace as they should be written, and writing them so."""

from collections.abc import Hashable
from pathlib import Path
from typing import NamedTuple, cast

from gkcli.errors import Diagnostic, GkcliError
from gkcli.model.holidays import HolidayCalendar
from gkcli.model.notice import Table
from gkcli.model.record import Record
from gkcli.model.units import Registry
from gkcli.workspace.layout import DISK, HOLIDAYS, LEDGERS, STATISTICS, TASKS, UNITS, Files, Layout
from gkcli.yaml.canonical.reformat import reformat
from gkcli.yaml.canonical.schema import schema_of
from gkcli.yaml.skim import skim
from gkcli.yaml.source import Source, decode_source
from gkcli.yaml.write import rewrite

_SHAPES: dict[str, type] = {TASKS: Table, UNITS: Registry, HOLIDAYS: HolidayCalendar}
_LEDGER = tuple[Record, ...]


class Formatted(NamedTuple):
    """A file as it is and as it should be; where there are ``errors`` the two are the same."""

    path: Path
    name: str
    before: str
    after: str
    errors: tuple[Diagnostic, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether the file is not written as it should be."""
        return self.before != self.after

    @property
    def first_change(self) -> int:
        """The first line that is not as it should be, from 1."""
        old, new = self.before.split("\n"), self.after.split("\n")
        pairs = enumerate(zip(old, new, strict=False), 1)
        return next((n for n, (a, b) in pairs if a != b), min(len(old), len(new)))


def files_of(layout: Layout) -> tuple[Path, ...]:
    """The data files that a workspace has."""
    known = (layout.tasks, layout.units, layout.holidays, layout.statistics)
    return (*(path for path in known if layout.files.exists(path)), *layout.ledger_files())


def formatted(path: Path, files: Files = DISK) -> Formatted:
    """A file as it should be written; GkcliError where its name is not that of a data file."""
    _refuse_unknown(path)
    name = files.shown(path)
    data = files.read(path)
    if isinstance(data, Diagnostic):
        return Formatted(path, name, "", "", (data,))
    source = decode_source(data, path, name)
    if isinstance(source, Diagnostic):
        return Formatted(path, name, "", "", (source,))
    before = data.decode()
    text, errors = reformat(source, schema_of(_shape(source)))
    if errors:
        empty_ledger = _is_ledger(path) and errors[0].code == "empty-file"
        return Formatted(path, name, before, before, () if empty_ledger else errors)
    return Formatted(path, name, before, text)


def write(file: Formatted) -> None:
    """Write a file as it should be; GkcliError where it cannot be, or has changed meanwhile."""
    rewrite(file.path, file.before.encode(), file.after.encode(), file.name)


def _refuse_unknown(path: Path) -> None:
    if path.name not in (*_SHAPES, STATISTICS) and not _is_ledger(path):
        raise GkcliError(
            f"不知道“{path}”是哪一种数据文件，没有整理任何文件",
            f"能整理的是 {'、'.join((*_SHAPES, STATISTICS))} 和 {LEDGERS} 文件夹里的台账；"
            "别的工作区用 -d 指明",
        )


def _is_ledger(path: Path) -> bool:
    return path.absolute().parent.name == LEDGERS and path.suffix in (".yaml", ".yml")


def shape_named(name: str) -> type | None:
    """What a file of this name holds; None for ledgers, figures and what is no data file."""
    return _SHAPES.get(name)


def _shape(source: Source) -> Hashable:
    """The type of what a file holds; that of figures depends on their year."""
    if source.path.name == STATISTICS:
        from gkcli.model.statistics import shape_of
        from gkcli.yaml.statistics import form_in

        data = skim(source).data
        return cast("Hashable", shape_of(form_in(data if isinstance(data, dict) else {}).name))
    return _SHAPES.get(source.path.name, _LEDGER)
