"""The ledgers of a unit that is renamed: a ledger's file has the name of its unit."""

from collections.abc import Iterator

from gkcli.errors import Diagnostic, GkcliError, InvalidDataError
from gkcli.workspace.layout import TASKS, UNITS, Layout
from gkcli.yaml.exchange import FileChange


def moved_ledgers(layout: Layout, old: str, new: str) -> Iterator[FileChange]:
    """The ledgers of a unit under its new name, byte by byte the same.

    Workspaces that share the registry have theirs moved too. GkcliError where a ledger of the new
    name is there already.
    """
    for workspace in _sharing(layout):
        old_path, new_path = workspace.ledger(old), workspace.ledger(new)
        shown = workspace.files.shown
        if not workspace.files.exists(old_path):
            continue
        if workspace.files.exists(new_path):
            raise GkcliError(
                f"已经有台账“{shown(new_path)}”，没有写入",
                f"先把两本并成一本：记录都接到“{shown(old_path)}”后面，再删去它",
            )
        data = workspace.files.read(old_path)
        if isinstance(data, Diagnostic):
            raise InvalidDataError(f"台账“{shown(old_path)}”读不了，没有写入", (data,))
        yield FileChange(old_path, shown(old_path), data, None)
        yield FileChange(new_path, shown(new_path), None, data)


def _sharing(layout: Layout) -> Iterator[Layout]:
    """The workspaces that have this registry: this one, and its neighbours if it stands above."""
    yield layout
    if layout.units.parent == layout.folder:
        return
    exists = layout.files.exists
    for folder in layout.files.entries(layout.folder.parent):
        if folder.resolve() == layout.folder.resolve():
            continue
        if exists(folder / TASKS) and not exists(folder / UNITS):
            yield Layout(folder, layout.files)
