"""Shows what an edit changes, asks, writes it, and tells how to take it back."""

import shlex
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gkcli.cli.agree import agree
from gkcli.cli.output import answer, remember, say
from gkcli.cli.today import today
from gkcli.compare.comparison import Comparison, compare_sides
from gkcli.compare.page import ChangePage
from gkcli.compare.sides import NOW, ComparedSide
from gkcli.edit.editor import Editor
from gkcli.edit.refusal import refuse_new_errors
from gkcli.terminal.changes import terminal_page
from gkcli.terminal.findings import headline
from gkcli.workspace.layout import Layout, under_git
from gkcli.workspace.overlay import Overlay
from gkcli.yaml.exchange import FileChange, exchange

if TYPE_CHECKING:
    from gkcli.terminal.page import Page


def submit(layout: Layout, editor: Editor, *, agreed: bool, dry_run: bool) -> None:
    """Show what edits would do and write them once confirmed.

    InvalidDataError where check would find an error that is not there yet, GkcliError where
    nobody agrees or a file has changed meanwhile.
    """
    changes = editor.changes
    if not changes:
        say("本来就是这样，没有要改的。")
        return
    warnings = refuse_new_errors(layout, changes, today())
    comparison = compared(layout, changes)
    answer(lambda: _page(comparison), list, "text")
    say(*_moves(changes), *(f"{name} 原来没有整理过，一并整理。" for name in editor.untidy))
    for warning in warnings:
        say(headline(warning), f"  → {warning.hint}", aside=True)
    if dry_run:
        say("没有写入（--dry-run）。")
        return
    agree(agreed=agreed)
    exchange(changes)
    names = "、".join(change.name for change in changes)
    remember(f"已写入 {names}")
    say(f"已写入 {names}。")
    _tell_the_way_back(changes)


def compared(layout: Layout, changes: Sequence[FileChange]) -> Comparison:
    """The workspace as it is, and as it would be after some changes."""
    after = Layout(layout.folder, Overlay(changes))
    return compare_sides((ComparedSide(NOW, layout), ComparedSide("改了以后", after)))


def _tell_the_way_back(changes: Sequence[FileChange]) -> None:
    if all(under_git(change.path) for change in changes):
        paths = shlex.join(change.name for change in changes)
        say(f"看改了什么：git diff -- {paths}")
    else:
        say("这里没有 git，改之前的样子没有留底。")


def _page(comparison: Comparison) -> "Page":
    return terminal_page(ChangePage(comparison))


def _moves(changes: Sequence[FileChange]) -> Iterator[str]:
    """Each file that only gets another name."""
    for old in changes:
        for new in changes:
            if old.after is None and new.before is None and old.before == new.after:
                yield f"台账改名：{old.name} → {new.name}，里面的记录不变。"
