"""Which workspaces are looked at together: folders, or what a ``rollup.yaml`` lists."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from gkcli.errors import Diagnostic, GkcliError, InvalidDataError, Severity
from gkcli.model.rollup import ListedWorkspace
from gkcli.text import shell_word
from gkcli.workspace.kinds import WORKSPACE_LIST
from gkcli.workspace.layout import TASKS, Layout, shown
from gkcli.workspace.read import read
from gkcli.yaml.parse import Parsed

ROLLUP = WORKSPACE_LIST.pattern


class Member(NamedTuple):
    """A workspace with the name that it goes by, and the folder that ``-d`` takes."""

    name: str
    folder: Path


def members_of(folders: Sequence[Path], start: Path | None = None) -> tuple[Member, ...]:
    """The workspaces in these folders, in this order; a folder may hold a list of them instead.

    Without folders, the list in ``start``, else the first upwards from where one stands. GkcliError
    names every folder without a workspace, InvalidDataError every fault of a list.
    """
    if not folders:
        return tuple(_listed(_list_near(start)))
    found: list[Member] = []
    missing: list[Path] = []
    for folder in folders:
        if (path := _list_in(folder)) is not None:
            found += _listed(path)
        elif _holds_workspace(folder):
            found.append(Member(os.fspath(folder), folder))
        else:
            missing.append(folder)
    if missing:
        raise _without_workspace(missing)
    return tuple({os.path.realpath(member.folder): member for member in reversed(found)}.values())[
        ::-1
    ]


def _holds_workspace(folder: Path) -> bool:
    return any((inside / TASKS).exists() for inside in (folder, folder / "data"))


def _list_in(folder: Path) -> Path | None:
    """The list that a path is or that stands in a folder which is no workspace itself."""
    if folder.name == ROLLUP and not folder.is_dir():
        return folder
    path = folder / ROLLUP
    return path if path.exists() and not _holds_workspace(folder) else None


def find_list(start: Path | None = None) -> Path | None:
    """The list of workspaces in a folder, else the first upwards from where one stands."""
    here = Path.cwd()
    folders = (here, *here.parents) if start is None else (start,)
    return next((path for folder in folders if (path := folder / ROLLUP).exists()), None)


def _list_near(start: Path | None) -> Path:
    path = find_list(start)
    if path is not None:
        return path
    if start is not None:
        raise GkcliError(
            f"“{start}”里没有 {ROLLUP}", "写上要汇总的工作区文件夹，或在 rollup.yaml 里列出它们"
        )
    raise GkcliError(
        "没有说汇总哪些工作区",
        f"写上文件夹，如 gkcli rollup 甲区 乙区，或在 {ROLLUP} 里列出它们",
    )


def _without_workspace(folders: Sequence[Path]) -> GkcliError:
    names = "、".join(f"“{folder}”" for folder in folders)
    there = [folder for folder in folders if folder.exists()]
    what = f"里没有 {TASKS}，不是工作区" if there == list(folders) else f"里找不到 {TASKS}"
    return GkcliError(
        f"{names}{what}，没有汇总",
        f"核对路径；还没有建的，用 gkcli init {shell_word(folders[0])} 新建，或先不写它",
    )


def _listed(path: Path) -> Iterator[Member]:
    """The workspaces of a list, every one of them there."""
    entries, findings = inspect_list(path)
    faults = [one for one in findings if one.severity is Severity.ERROR]
    if faults:
        raise _invalid(shown(path), faults)
    for entry in entries:
        yield Member(entry.name, path.parent / entry.folder)


def inspect_list(path: Path) -> tuple[Sequence[ListedWorkspace], tuple[Diagnostic, ...]]:
    """What a list names, as far as it can be read, and everything that is wrong with it."""
    found = read(Layout(path.parent), WORKSPACE_LIST, path, thorough=True)
    if found.value is None or found.parsed is None or found.errors:
        return (), found.findings
    entries = found.value.workspaces
    faults = _faults(entries, path.parent, shown(path), found.parsed)
    return entries, tuple(sorted((*found.findings, *faults), key=lambda one: one.address))


def _faults(
    entries: Sequence[ListedWorkspace], folder: Path, name: str, parsed: Parsed
) -> Iterator[Diagnostic]:
    """What is wrong with a list that can be read: names or folders twice, folders without one."""
    names: set[str] = set()
    folders: set[str] = set()
    for number, entry in enumerate(entries):
        real = os.path.realpath(folder / entry.folder)
        at = ("workspaces", number)

        def fault(
            key: str, code: str, message: str, hint: str, at: tuple[str, int] = at
        ) -> Diagnostic:
            line, column = parsed.marks.value((*at, key))
            return Diagnostic(name, line, column, Severity.ERROR, code, message, hint)

        if entry.name in names:
            yield fault(
                "name",
                "duplicate-workspace",
                f"工作区“{entry.name}”列了两次。",
                "各写各的名称；多出来的一条删去。",
            )
        if real in folders:
            yield fault(
                "folder",
                "duplicate-workspace",
                f"文件夹“{entry.folder}”列了两次，会算两遍。",
                "多出来的一条删去。",
            )
        elif not _holds_workspace(folder / entry.folder):
            yield fault(
                "folder",
                "missing-workspace",
                f"“{entry.folder}”里没有 {TASKS}，不是工作区。",
                _getting(entry),
            )
        names.add(entry.name)
        folders.add(real)


def _getting(entry: ListedWorkspace) -> str:
    if entry.url:
        return f"先取下来：git clone {shell_word(entry.url)} {shell_word(entry.folder)}"
    return f"路径从 {ROLLUP} 所在的文件夹算起，请核对；还没有建的，先不列。"


def _invalid(name: str, faults: Sequence[Diagnostic]) -> InvalidDataError:
    return InvalidDataError(f"{name} 有 {len(faults)} 处错误，没有汇总", faults, "改好后再汇总")
