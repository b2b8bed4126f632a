"""Shows what an edit changes, asks, writes it, and tells how to take it back."""

from gkcli.cli.agree import agree
from gkcli.cli.changes_preview import show_changes
from gkcli.cli.output import remember, say
from gkcli.cli.today import today
from gkcli.cli.way_back import keep_way_back
from gkcli.edit.editor import Editor
from gkcli.edit.refusal import refuse_new_errors
from gkcli.terminal.findings import headline
from gkcli.workspace.layout import Layout
from gkcli.yaml.exchange import exchange


def submit(layout: Layout, editor: Editor, title: str, *, agreed: bool, dry_run: bool) -> None:
    """Show what edits would do and write them once confirmed; ``title`` says which in a few words.

    InvalidDataError where check would find an error that is not there yet, GkcliError where
    nobody agrees or a file has changed meanwhile.
    """
    changes = editor.changes
    if not changes:
        say("本来就是这样，没有要改的。")
        return
    warnings = refuse_new_errors(layout, changes, today())
    show_changes(layout, changes, "改了以后")
    say(*(f"{name} 原来没有整理过，一并整理。" for name in editor.untidy(changes)))
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
    keep_way_back(layout.folder, title, changes)
