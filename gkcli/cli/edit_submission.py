"""Shows what an edit changes, asks, writes it, and tells how to take it back."""

from collections.abc import Sequence
from typing import NamedTuple

from gkcli.cli.agree import agree
from gkcli.cli.changes_preview import show_changes
from gkcli.cli.clock import today
from gkcli.cli.output import remember, say
from gkcli.cli.way_back import keep_way_back
from gkcli.edit.editor import Editor
from gkcli.edit.refusal import refuse_new_errors
from gkcli.terminal.findings import headline
from gkcli.workspace.layout import Layout
from gkcli.yaml.exchange import FileChange, exchange


def submit(layout: Layout, editor: Editor, title: str, *, agreed: bool, dry_run: bool) -> None:
    """Show what edits would do and write them once confirmed; ``title`` says which in a few words.

    Errors as ``submit_changes`` says.
    """
    changes = editor.changes
    if not changes:
        say("本来就是这样，没有要改的。")
        return
    remarks = [f"{name} 原来没有整理过，一并整理。" for name in editor.untidy(changes)]
    words = EditWords("改了以后", title, remarks)
    submit_changes(layout, changes, words, agreed=agreed, dry_run=dry_run)


class EditWords(NamedTuple):
    """How changes are told: when files are so, what did it in a few words, and what else to say."""

    after: str
    title: str
    remarks: Sequence[str] = ()


def submit_changes(
    layout: Layout, changes: Sequence[FileChange], words: EditWords, *, agreed: bool, dry_run: bool
) -> None:
    """Show changes of files, and write them once confirmed, with a way back.

    InvalidDataError where check would find an error that is not there yet, GkcliError where
    nobody agrees or a file has changed meanwhile.
    """
    warnings = refuse_new_errors(layout, changes, today())
    show_changes(layout, changes, words.after)
    say(*words.remarks)
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
    keep_way_back(layout.folder, words.title, changes)
