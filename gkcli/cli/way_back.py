"""Keeps the way back from what was written, and tells it."""

import shlex
from collections.abc import Sequence
from pathlib import Path

from gkcli.cli.output import say
from gkcli.errors import GkcliError
from gkcli.text import shell_word
from gkcli.undo.journal import note
from gkcli.workspace.layout import locate, shown, under_git
from gkcli.yaml.exchange import FileChange


def keep_way_back(folder: Path | None, command: str, changes: Sequence[FileChange]) -> None:
    """Note what a command has written to the workspace in a folder, and print how to undo it.

    Files that belong to no workspace are left to git.
    """
    kept = folder is not None and note(folder, command, changes)
    there = [change.name for change in changes if change.after is not None]
    paths = shlex.join(there)
    versioned = all(under_git(change.path) for change in changes)
    if versioned:
        say(f"看改了什么：git diff -- {paths}")
    if folder is not None and kept:
        say(f"要撤回：{undo_line(folder)}")
    elif versioned:
        say(f"不要这些改动：git checkout -- {paths}（没提交的其他改动也会退掉）")
    else:
        say("这里没有 git，改之前的样子没有留底。")


def undo_line(folder: Path, command: str = "undo") -> str:
    """The command line that takes back the last write to the workspace in a folder."""
    try:
        here = locate().folder.resolve() == folder.resolve()
    except GkcliError:
        here = False
    return f"gkcli {command}" if here else f"gkcli -d {shell_word(shown(folder))} {command}"
