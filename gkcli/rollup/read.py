"""A workspace's summary, kept by the content of the files that it was made from."""

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from functools import cache, cached_property
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path

from gkcli import __version__
from gkcli.errors import Diagnostic, GkcliError, InvalidDataError, Severity
from gkcli.frozen import replace
from gkcli.rollup.codec import FORMAT, decode_summary, encode_summary
from gkcli.rollup.one_workspace import MOST_FAULTS, Grouping, WorkspaceSummary, summarise
from gkcli.workspace.cache import keep, kept
from gkcli.workspace.kinds import CALENDAR, CYCLES, OFFICE, REGISTRY, TABLE, FileKind
from gkcli.workspace.layout import DISK, LEDGERS, Layout, locate, shown
from gkcli.yaml.source import read_bytes

KIND = "rollup"
"""Under which name summaries are kept."""


def summary_of(folder: Path, as_of: date, by: Grouping | None = None) -> WorkspaceSummary:
    """A workspace in numbers on a day, with its groups of one sort where one is asked for.

    What cannot be read is told in it and never raised.
    """
    try:
        files = HeldFiles(locate(folder).folder)
    except GkcliError as error:
        return unreadable(folder, error.message, error.hint)
    key = files.key(as_of)
    found = None if key is None else kept(KIND, key)
    summary = None if found is None else decode_summary(found, by)
    if summary is None:
        summary = _made(files, as_of)
        if key is not None:
            keep(KIND, key, encode_summary(summary))
    faults = (replace(one, file=shown(files.folder / one.file)) for one in summary.faults)
    groups = {by: summary.groups.get(by, ())} if by else {}
    return summary._replace(groups=groups, faults=tuple(faults))


def unreadable(folder: Path, message: str, hint: str = "") -> WorkspaceSummary:
    """A workspace of which nothing can be told, and why."""
    fault = Diagnostic(shown(folder), 1, 1, Severity.ERROR, "unreadable", message, hint)
    return WorkspaceSummary(faults=(fault,), fault_count=1)


def _made(files: "HeldFiles", as_of: date) -> WorkspaceSummary:
    from gkcli.status.snapshot import take_snapshot
    from gkcli.workspace.open import load

    faults: list[Diagnostic] = []
    try:
        now = take_snapshot(load(Layout(files.folder, files)), as_of, faults)
    except InvalidDataError as error:
        found = error.diagnostics
        return WorkspaceSummary(faults=found[:MOST_FAULTS], fault_count=len(found))
    return summarise(now, faults)


_ALONE: tuple[FileKind[object], ...] = (TABLE, REGISTRY, CALENDAR, CYCLES, OFFICE)
"""The kinds besides ledgers that states depend on."""


class HeldFiles:
    """All files of a workspace that states depend on, read once.

    What is counted is then what the key was made from, whoever writes meanwhile. Messages name a
    file by its path from the workspace, so that a summary is the same wherever that stands.
    GkcliError where the folder of the ledgers cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        on_disk = Layout(folder, DISK)
        known = [path for kind in _ALONE for path in on_disk.files_of(kind)]
        self._known = {path: read_bytes(path, path.name) for path in known}
        try:
            self._ledgers = dict(_ledgers(on_disk.ledgers))
        except OSError:
            on_disk.ledger_files()
            raise

    def key(self, as_of: date) -> str | None:
        """What the summary depends on, in a few characters; None where a file cannot be read."""
        about = (FORMAT, __version__, as_of.isoformat(), _calendar())
        digest = blake2b(repr(about).encode(), digest_size=20)
        known = {self.shown(path): data for path, data in self._known.items()}
        for place, files in (("", known), (LEDGERS, self._ledgers)):
            for name, data in files.items():
                if isinstance(data, Diagnostic):
                    return None
                head = f"\n{place}/{name}\0{len(data)}\n"
                digest.update(head.encode("utf-8", "surrogateescape"))
                digest.update(data)
        return digest.hexdigest()

    @cached_property
    def _contents(self) -> dict[Path, bytes | Diagnostic]:
        folder = Layout(self.folder).ledgers
        return {**self._known, **{folder / name: data for name, data in self._ledgers.items()}}

    def exists(self, path: Path) -> bool:
        """Whether there was a file."""
        return path in self._contents

    def is_dir(self, path: Path) -> bool:
        """Whether there is a folder."""
        return path.is_dir()

    def entries(self, folder: Path) -> tuple[Path, ...]:
        """What may be a ledger, in the order of the names."""
        return tuple(folder / name for name in self._ledgers)

    def read(self, path: Path) -> bytes | Diagnostic:
        """The bytes that a file had, or the error that kept them from being read."""
        data = self._contents.get(path)
        return read_bytes(path, self.shown(path)) if data is None else data

    def shown(self, path: Path) -> str:
        """The path from the workspace."""
        return os.path.relpath(path, self.folder)


def _ledgers(folder: Path) -> Iterator[tuple[str, bytes | Diagnostic]]:
    """What may be a ledger, in the order of the names; OSError where the folder can't be read."""
    try:
        names = sorted(entry.name for entry in os.scandir(folder))
    except FileNotFoundError:
        return
    for name in names:
        if name.endswith(_SUFFIXES) and not name.startswith("."):
            yield name, read_bytes(f"{folder}/{name}", name)


_SUFFIXES = (".yaml", ".yml")


@cache
def _calendar() -> str:
    """Which published holidays limits in working days are counted by."""
    found = find_spec("chinese_calendar")
    if found is None or found.origin is None:
        return ""
    with suppress(OSError):
        tables = Path(found.origin).with_name("constants.py").read_bytes()
        return blake2b(tables, digest_size=8).hexdigest()
    return ""
