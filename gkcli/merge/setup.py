"""The lines in ``.gitattributes`` by which git knows what a workspace's files are."""

import shlex
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from gkcli.errors import GkcliError
from gkcli.git.repository import (
    Repository,
    attributes,
    find_repository,
    set_setting,
    setting,
    unset_setting,
)
from gkcli.workspace.kinds import KINDS, MergedBy
from gkcli.workspace.layout import Layout, shown
from gkcli.yaml.exchange import FileChange, exchange
from gkcli.yaml.source import read_bytes

_NAME = ".gitattributes"
_HEADING = "# 由 gkcli git-setup 加：任务表、名册按内容合并，台账两边的行都留下。"
_ATTRIBUTES = {
    MergedBy.CONTENT: {"eol": "lf", "merge": "gkcli", "diff": "gkcli"},
    MergedBy.UNION: {"eol": "lf", "merge": "union"},
}


class Lines(NamedTuple):
    """Lines that come or go in a file: what it holds before and after, None for no file."""

    path: Path
    lines: tuple[str, ...]
    before: str | None
    after: str | None

    @property
    def name(self) -> str:
        """The file as messages call it."""
        return shown(self.path)


class _Wish(NamedTuple):
    """A file, in which folder's attributes it is to stand, and what they are to be."""

    path: Path
    folder: Path
    attributes: dict[str, str]

    @property
    def line(self) -> str:
        said = " ".join(f"{name}={value}" for name, value in self.attributes.items())
        return f"/{self.path.relative_to(self.folder).as_posix()} text {said}"


def missing_lines(repository: Repository, layout: Layout) -> Iterator[Lines]:
    """The lines that give files attributes they do not have yet, wherever they get them from."""
    wanted = _wishes(layout, absent=False)
    wishes = {place: wish for wish in wanted if (place := repository.path_of(wish.path))}
    found = attributes(repository, tuple(_ATTRIBUTES[MergedBy.CONTENT]), tuple(wishes))
    lacking: dict[Path, list[str]] = {}
    for place, wish in wishes.items():
        if any(found[place][name] != value for name, value in wish.attributes.items()):
            lacking.setdefault(wish.folder / _NAME, []).append(wish.line)
    for path, added in lacking.items():
        before = _text(path)
        above = before if not before or before.endswith("\n") else f"{before}\n"
        headed = before is not None and _HEADING in before.splitlines()
        lines = tuple(added) if headed else (_HEADING, *added)
        yield Lines(path, lines, before, (above or "") + "".join(f"{line}\n" for line in lines))


def our_lines(layout: Layout) -> Iterator[Lines]:
    """The lines that ``missing_lines`` has brought, as they would be taken out."""
    wishes = _wishes(layout, absent=True)
    for folder in dict.fromkeys(wish.folder for wish in wishes):
        before = _text(folder / _NAME)
        ours = {_HEADING, *(wish.line for wish in wishes if wish.folder == folder)}
        if before is None or _HEADING not in before.splitlines():
            continue
        kept = [line for line in before.splitlines(keepends=True) if line.rstrip() not in ours]
        gone = tuple(line for line in before.splitlines() if line in ours)
        yield Lines(folder / _NAME, gone, before, "".join(kept) or None)


def write(lines: Lines) -> None:
    """Make a file of attributes what it is to be; GkcliError where it cannot be written."""
    before, after = (
        None if text is None else text.encode() for text in (lines.before, lines.after)
    )
    exchange([FileChange(lines.path, lines.name, before, after)])


def _wishes(layout: Layout, *, absent: bool) -> Sequence[_Wish]:
    return [
        _Wish(path, path.parent if kind.above else layout.folder, _ATTRIBUTES[kind.merged_by])
        for kind in KINDS.values()
        if kind.merged_by in _ATTRIBUTES
        for path in (layout.folder / kind.pattern if kind.several else layout.place(kind),)
        if kind.several or absent or layout.files.exists(path)
    ]


def _text(path: Path) -> str | None:
    if not path.exists():
        return None
    data = read_bytes(path, shown(path))
    if not isinstance(data, bytes):
        raise GkcliError(f"读不了“{shown(path)}”：{data.message}", data.hint)
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise GkcliError(f"“{shown(path)}”不是 UTF-8 编码", "另存为 UTF-8 编码再试") from None


_HEADINGS = r"^[ -]*((title|name|id): .*)$"
"""The lines that git shows above a change: which task, deadline or unit it is in."""


class GitSetting(NamedTuple):
    """A setting of the clone: what it is to be and what it is now, None for nothing."""

    key: str
    value: str | None
    now: str | None


class Plan(NamedTuple):
    """All that is to be changed in a repository, and nothing that is so already."""

    repository: Repository
    settings: tuple[GitSetting, ...]
    files: tuple[Lines, ...]


def setup(layout: Layout) -> Plan:
    """What is missing for git to merge and show a workspace's tables.

    GkcliError where that is not in a working tree of git.
    """
    repository = _repository(layout)
    settings = [GitSetting(key, to, setting(repository, key)) for key, to in _wanted().items()]
    missing = tuple(each for each in settings if each.now != each.value)
    return Plan(repository, missing, tuple(missing_lines(repository, layout)))


def undoing(layout: Layout) -> Plan:
    """What takes back all that ``setup`` has brought; GkcliError as there."""
    repository = _repository(layout)
    settings = [GitSetting(key, None, setting(repository, key)) for key in _wanted()]
    found = tuple(each for each in settings if each.now is not None)
    return Plan(repository, found, tuple(our_lines(layout)))


def carry_out(plan: Plan) -> None:
    """Make the changes; GkcliError where one cannot be made."""
    for each in plan.settings:
        if each.value is None:
            unset_setting(plan.repository, each.key)
        else:
            set_setting(plan.repository, each.key, each.value)
    for lines in plan.files:
        write(lines)


def driver(python: str) -> str:
    """The command line by which git merges a table.

    Where the program is gone the file is merged line by line, not left with one side missing.
    Modules come from where gkcli is installed, never from the folder that is being merged.
    """
    program = shlex.quote(python).replace("%", "%%")
    ours = f"{program} -P -m gkcli merge-driver --marker-size %L -- %O %A %B %P"
    return f"if [ -x {program} ]; then {ours}; else git merge-file -q --marker-size=%L %A %O %B; fi"


def _wanted() -> dict[str, str]:
    return {
        "merge.gkcli.name": "gkcli: merge tables of tasks by what they say",
        "merge.gkcli.driver": driver(sys.executable),
        "diff.gkcli.xfuncname": _HEADINGS,
    }


def _repository(layout: Layout) -> Repository:
    repository = find_repository(layout.folder)
    if repository.root is None:
        raise GkcliError("这是裸仓库，没有要合并的文件", "在克隆下来的文件夹里运行")
    return repository
