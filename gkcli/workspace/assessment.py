"""The assessment of a workspace: its scheme, and what was marked, with the lines it stands on."""

from pathlib import Path
from typing import NamedTuple

from gkcli.errors import Diagnostic, GkcliError, InvalidDataError
from gkcli.model.assessment import AssessmentScheme, MarkEntry
from gkcli.model.record import Record
from gkcli.workspace.kinds import MARKS, SCHEME
from gkcli.workspace.layout import locate
from gkcli.workspace.open import Workspace, ledger_owner, stray_ledger
from gkcli.workspace.read import read
from gkcli.yaml.contents import read_ledger

_CHECK_AGAIN = "改好后用 gkcli check 复查"


class AssessmentFiles(NamedTuple):
    """A scheme, and the entries about each unit by its registered name."""

    scheme: AssessmentScheme
    entries: dict[str, tuple[MarkEntry, ...]]


def has_scheme(workspace: Workspace) -> bool:
    """Whether there is a scheme to assess by."""
    layout = workspace.layout
    return layout.files.exists(layout.place(SCHEME))


def read_assessment(workspace: Workspace) -> AssessmentFiles:
    """The scheme and all entries; InvalidDataError where any of them cannot be read.

    GkcliError where there is no scheme.
    """
    layout = workspace.layout
    if not has_scheme(workspace):
        raise GkcliError(
            f"没有考核办法“{layout.files.shown(layout.place(SCHEME))}”",
            "照 examples/demo/assessment.yaml 写一份，写法见 docs/assessment.md",
        )
    scheme = read(layout, SCHEME, layout.place(SCHEME))
    faults = [*scheme.errors]
    entries: dict[str, tuple[MarkEntry, ...]] = {}
    for path in layout.files_of(MARKS):
        owner = ledger_owner(workspace.directory, path)
        if owner is None:
            faults.append(
                stray_ledger(workspace.directory, path, layout.files.shown(path), MARKS.label)
            )
            continue
        file = read(layout, MARKS, path)
        faults += file.errors
        entries[owner.name] = (*entries.get(owner.name, ()), *(file.value or ()))
    if faults or scheme.value is None:
        raise InvalidDataError(
            f"考核办法和考核记录有 {len(faults)} 处错误，先改正再查询", faults, _CHECK_AGAIN
        )
    return AssessmentFiles(scheme.value, entries)


def marks_file(workspace: Workspace, unit: str) -> Path:
    """The file with the entries about a unit, whether it exists or not."""
    name = workspace.layout.ledger(unit).name
    return workspace.layout.folder / MARKS.pattern.replace("*.yaml", name)


def item_names(folder: Path | None = None) -> list[tuple[str, str]]:
    """The items of the scheme by id, each with what it is, for completion on the command line."""
    layout = locate(folder)
    scheme = read(layout, SCHEME, layout.place(SCHEME)).value
    return [(item.id, item.what) for item in scheme.items] if scheme else []


class RecordLines:
    """Where records and entries stand, as ``progress/甲镇.yaml:12``; each file is read once."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._lines: dict[Path, dict[object, int]] = {}

    def of_record(self, unit: str, record: Record) -> tuple[str, int]:
        """The file and line of a record in the ledger of a unit; line 0 where it is not there."""
        path = self._workspace.layout.ledger(unit)
        return self._shown(path), self._of(path, marks=False).get(record, 0)

    def of_entry(self, unit: str, entry: MarkEntry) -> tuple[str, int]:
        """The file and line of an entry about a unit; line 0 where it is not there."""
        path = marks_file(self._workspace, unit)
        return self._shown(path), self._of(path, marks=True).get(entry, 0)

    def ledger(self, unit: str) -> str:
        """The ledger of a unit, where a record that is missing would stand."""
        return self._shown(self._workspace.layout.ledger(unit))

    def _shown(self, path: Path) -> str:
        folder = self._workspace.layout.folder
        return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.name

    def _of(self, path: Path, *, marks: bool) -> dict[object, int]:
        if path not in self._lines:
            self._lines[path] = self._read(path, marks=marks)
        return self._lines[path]

    def _read(self, path: Path, *, marks: bool) -> dict[object, int]:
        layout = self._workspace.layout
        if not layout.files.exists(path):
            return {}
        source = layout.source(path)
        if isinstance(source, Diagnostic):
            return {}
        if not marks:
            ledger = read_ledger(source)
            pairs = zip(ledger.records, ledger.lines, strict=True)
            return dict(reversed([*pairs]))
        file = MARKS.contents().parsed(source)
        if file.value is None or file.parsed is None:
            return {}
        places = file.parsed.marks
        return {e: places.key((n,))[0] for n, e in reversed([*enumerate(file.value)])}
