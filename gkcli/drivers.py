"""What git has to be told so that it merges and shows the tables as people understand them."""

import shlex
import sys
from typing import NamedTuple

from gkcli.attributes import Lines, missing_lines, our_lines, write
from gkcli.errors import GkcliError
from gkcli.git.config import set_setting, setting, unset_setting
from gkcli.git.repository import Repository, find_repository
from gkcli.layout import Layout

_HEADINGS = r"^[ -]*((title|name|id): .*)$"
"""The lines that git shows above a change: which task, deadline or unit it is in."""


class Setting(NamedTuple):
    """A setting of the clone: what it is to be and what it is now, None for nothing."""

    key: str
    value: str | None
    now: str | None


class Plan(NamedTuple):
    """All that is to be changed in a repository, and nothing that is so already."""

    repository: Repository
    settings: tuple[Setting, ...]
    files: tuple[Lines, ...]


def setup(layout: Layout) -> Plan:
    """What is missing for git to merge and show a workspace's tables.

    GkcliError where that is not in a working tree of git.
    """
    repository = _repository(layout)
    settings = [Setting(key, to, setting(repository, key)) for key, to in _wanted().items()]
    missing = tuple(each for each in settings if each.now != each.value)
    return Plan(repository, missing, tuple(missing_lines(repository, layout)))


def undoing(layout: Layout) -> Plan:
    """What takes back all that ``setup`` has brought; GkcliError as there."""
    repository = _repository(layout)
    settings = [Setting(key, None, setting(repository, key)) for key in _wanted()]
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
