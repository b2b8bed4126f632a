"""One file of a workspace, on the disk or in a revision of git, from its bytes to its value."""

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from gkcli.errors import Diagnostic, GkcliError, Severity
from gkcli.yaml.decode import UndecodedError
from gkcli.yaml.skim import skim

if TYPE_CHECKING:
    from pathlib import Path

    from gkcli.workspace.kinds import FileKind
    from gkcli.workspace.layout import Layout
    from gkcli.yaml.draft import Draft
    from gkcli.yaml.parse import Parsed
    from gkcli.yaml.source import Source

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
_EMPTY = "empty-file"


class ReadFile(NamedTuple, Generic[T_co]):
    """A file as far as it could be read, and the ``findings`` about it, in reading order.

    ``value`` is None where nothing can be made of it. ``draft`` tells what of the value is not the
    file's own; without one the value is all that the file says. ``source`` is None where there is
    no text, ``parsed`` where a text was read without a parser.
    """

    value: T_co | None
    source: "Source | None" = None
    parsed: "Parsed | None" = None
    draft: "Draft | None" = None
    findings: tuple[Diagnostic, ...] = ()

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The findings that are errors."""
        return tuple(one for one in self.findings if one.severity is Severity.ERROR)


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
    return interpret(kind, source, thorough=thorough)


def interpret(kind: "FileKind[T]", source: "Source", *, thorough: bool = False) -> ReadFile[T]:
    """Make of a text, whose bytes are read already, what ``read`` makes of a file."""
    contents = kind.contents()
    if not thorough:
        value = contents.of_lines(source.text)
        if value is not None:
            return ReadFile(value, source)
    parsed = _parsed(source, thorough=thorough)
    data, findings = parsed.data, parsed.diagnostics
    if data is None and kind.empty is not None:
        findings = tuple(one for one in findings if one.code != _EMPTY)
        data = kind.empty if len(findings) < len(parsed.diagnostics) else None
    if data is None:
        return ReadFile(None, source, parsed, None, findings)
    try:
        return ReadFile(contents.decode(data), source, parsed, None, findings)
    except UndecodedError:
        value, draft, faults = contents.validate(source, parsed)
        return ReadFile(value, source, parsed, draft, (*findings, *faults))


def _parsed(source: "Source", *, thorough: bool) -> "Parsed":
    if not thorough:
        return skim(source)
    from gkcli.yaml.syntax import parse

    return parse(source)
