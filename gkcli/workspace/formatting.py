"""The files of a workspace as they should be written, and writing them so."""

from pathlib import Path
from typing import NamedTuple

from gkcli.errors import Diagnostic, GkcliError
from gkcli.workspace.kinds import KINDS, FileKind, kind_of
from gkcli.workspace.layout import DISK, Files, Layout
from gkcli.yaml.canonical.reformat import reformat
from gkcli.yaml.exchange import FileChange, exchange
from gkcli.yaml.source import decode_source


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
    """The data files that a workspace has, folders of them last."""
    kinds = sorted(KINDS.values(), key=lambda kind: kind.several)
    return tuple(path for kind in kinds for path in layout.files_of(kind))


def formatted(path: Path, files: Files = DISK) -> Formatted:
    """A file as it should be written; GkcliError where its name is not that of a data file."""
    kind = _known_kind(path)
    name = files.shown(path)
    data = files.read(path)
    if isinstance(data, Diagnostic):
        return Formatted(path, name, "", "", (data,))
    source = decode_source(data, path, name)
    if isinstance(source, Diagnostic):
        return Formatted(path, name, "", "", (source,))
    before = data.decode()
    contents = kind.contents()
    text, errors = reformat(source, contents.layout(source))
    if errors:
        allowed = contents.empty is not None and errors[0].code == "empty-file"
        return Formatted(path, name, before, before, () if allowed else errors)
    return Formatted(path, name, before, text)


def write(file: Formatted) -> FileChange:
    """Write a file as it should be; GkcliError where it cannot be, or has changed meanwhile."""
    change = FileChange(file.path, file.name, file.before.encode(), file.after.encode())
    exchange([change])
    return change


def _known_kind(path: Path) -> FileKind[object]:
    kind = kind_of(path.absolute())
    if kind is None:
        single = "、".join(one.pattern for one in KINDS.values() if not one.several)
        folders = "、".join(
            f"{one.folders[-1]} 文件夹里的{one.label}" for one in KINDS.values() if one.several
        )
        raise GkcliError(
            f"不知道“{path}”是哪一种数据文件，没有整理任何文件",
            f"能整理的是 {single} 和 {folders}；别的工作区用 -d 指明",
        )
    return kind
