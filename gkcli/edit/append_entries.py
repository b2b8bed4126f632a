"""Adding entries to the files of an assessment: one a line, at the end."""

from collections.abc import Sequence
from pathlib import Path

from gkcli.errors import Diagnostic, InvalidDataError
from gkcli.model.assessment import MarkEntry
from gkcli.workspace.kinds import MARKS
from gkcli.workspace.layout import Layout
from gkcli.workspace.read import read
from gkcli.yaml.canonical.emit import canonical_entries
from gkcli.yaml.exchange import FileChange


def entry_line(entry: MarkEntry) -> str:
    """An entry as it stands on its line, without the end."""
    return canonical_entries((entry,)).rstrip("\n")


def with_entries(
    layout: Layout, path: Path, entries: Sequence[MarkEntry]
) -> tuple[FileChange | None, tuple[MarkEntry, ...]]:
    """What adding entries to a file changes, and which are not there yet; None for no change.

    InvalidDataError where the file cannot be read.
    """
    name = layout.files.shown(path)
    before: bytes | None = None
    there: tuple[MarkEntry, ...] = ()
    if layout.files.exists(path):
        data = layout.files.read(path)
        file = read(layout, MARKS, path)
        faults = [data] if isinstance(data, Diagnostic) else list(file.errors)
        if faults or isinstance(data, Diagnostic):
            raise InvalidDataError(
                f"“{name}”有 {len(faults)} 处错误，没有写入", faults, "先改正，再记一次"
            )
        before, there = data, file.value or ()
    fresh = tuple(entry for entry in dict.fromkeys(entries) if entry not in there)
    if not fresh:
        return None, ()
    old = before or b""
    end = b"\r\n" if b"\r\n" in old else b"\n"
    start = end if old and not old.endswith(b"\n") else b""
    added = b"".join(entry_line(entry).encode() + end for entry in fresh)
    return FileChange(path, name, before, old + start + added), fresh
