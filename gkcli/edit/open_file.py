"""A data file open for editing: what it says node by node, and the text that this becomes."""

from pathlib import Path
from typing import NamedTuple

from gkcli.errors import Diagnostic, InvalidDataError, Severity
from gkcli.workspace.kinds import FileKind
from gkcli.workspace.layout import Layout
from gkcli.yaml.canonical.lines import written
from gkcli.yaml.canonical.nodes import Mapping, YamlDocument
from gkcli.yaml.canonical.read import read
from gkcli.yaml.canonical.reformat import reformat
from gkcli.yaml.canonical.schema import Schema
from gkcli.yaml.exchange import FileChange
from gkcli.yaml.source import decode_source
from gkcli.yaml.syntax import parse


class OpenFile(NamedTuple):
    """A file's old bytes, their canonical form, and what it says as it is edited."""

    path: Path
    name: str
    before: bytes
    tidied: bytes
    root: Mapping
    head: list[str]
    schema: Schema

    @property
    def change(self) -> FileChange | None:
        """The file as it is and as it would be, in canonical form with all comments.

        None where it says what it said before.
        """
        after = _bytes(YamlDocument(self.head, self.root), self.schema)
        return (
            None if after == self.tidied else FileChange(self.path, self.name, self.before, after)
        )

    @property
    def tidy(self) -> bool:
        """Whether it was in canonical form before it was edited."""
        return self.before == self.tidied


def open_file(layout: Layout, kind: FileKind[object]) -> OpenFile:
    """The one file of a kind; InvalidDataError with what keeps it from being read as YAML."""
    path = layout.place(kind)
    name = layout.files.shown(path)
    data = layout.files.read(path)
    if isinstance(data, Diagnostic):
        raise _unreadable(name, data)
    source = decode_source(data, path, name)
    if isinstance(source, Diagnostic):
        raise _unreadable(name, source)
    faults = [one for one in parse(source).diagnostics if one.severity is Severity.ERROR]
    document = read(source.text.replace("\r\n", "\n").replace("\r", "\n"))
    if faults or document is None or not isinstance(document.root, Mapping):
        raise _unreadable(name, *faults)
    schema = kind.contents().layout(source)
    tidied = _bytes(document, schema)
    if tidied != data:
        refused = reformat(source, schema).errors
        if refused:
            raise _unreadable(name, *refused)
    return OpenFile(path, name, data, tidied, document.root, document.head, schema)


def _bytes(document: YamlDocument, schema: Schema) -> bytes:
    return written(document, schema).encode()


def _unreadable(name: str, *faults: Diagnostic) -> InvalidDataError:
    return InvalidDataError(f"“{name}”读不了，没有写入", faults, "先改正，再用 gkcli check 复查")
