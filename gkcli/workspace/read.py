"""One file of a workspace, on the disk or in a revision of git, from its bytes to its value."""

from typing import TYPE_CHECKING, TypeVar

from gkcli.errors import Diagnostic, GkcliError, Severity
from gkcli.yaml.contents import ReadFile

if TYPE_CHECKING:
    from pathlib import Path

    from gkcli.workspace.kinds import FileKind
    from gkcli.workspace.layout import Layout

T = TypeVar("T")


def listed(layout: "Layout", kind: "FileKind[object]") -> "tuple[Path, ...] | Diagnostic":
    """The files of a kind that there are, or the error that keeps their folder from being read."""
    try:
        return layout.files_of(kind)
    except GkcliError as error:
        folder = layout.files.shown(layout.folder / kind.folders[-1])
        return Diagnostic(folder, 1, 1, Severity.ERROR, "unreadable", error.message, error.hint)


def read(
    layout: "Layout", kind: "FileKind[T]", path: "Path", *, thorough: bool = False
) -> ReadFile[T]:
    """Read a file; only a ``thorough`` reading looks for warnings in one without an error."""
    source = layout.source(path)
    if isinstance(source, Diagnostic):
        return ReadFile(None, findings=(source,))
    return kind.contents().read(source, thorough=thorough)
