"""Takes back one write, or puts it again: shown, agreed to, done."""

from gkcli.cli.agree import agree
from gkcli.cli.changes_preview import show_changes
from gkcli.cli.output import remember, say
from gkcli.cli.way_back import undo_line
from gkcli.undo.journal import move, move_again
from gkcli.undo.step import WrittenStep, step_of
from gkcli.undo.take_back import JudgedStep
from gkcli.workspace.kinds import kind_of
from gkcli.workspace.layout import Layout
from gkcli.yaml.exchange import exchange


def take_back(
    layout: Layout,
    judged: JudgedStep,
    noted: WrittenStep | None = None,
    *,
    redo: bool = False,
    yes: bool,
    dry_run: bool,
) -> None:
    """Show what would change, and do it where somebody agrees; GkcliError where nobody does.

    ``noted`` is the step as the journal has it, where not all of it is taken back.
    """
    say(f"{'放回' if redo else '撤回'}最近一次写入：{judged.step.command}")
    show_changes(layout, judged.changes, "放回以后" if redo else "撤回以后")
    others = (one for one in judged.changes if kind_of(one.path) is None)
    say(*(f"{one.name}：{'新建' if one.before is None else '删去'}" for one in others))
    if dry_run:
        say("没有写入（--dry-run）。")
        return
    agree(agreed=yes, question="放回吗？" if redo else "撤回吗？")
    exchange(judged.changes)
    names = "、".join(change.name for change in judged.changes)
    done = f"已{'放回' if redo else '撤回'} {names}"
    remember(done)
    say(f"{done}。")
    step = noted or judged.step
    (move_again if redo else move)(
        layout.folder, step, step_of(judged.step.command, judged.changes)
    )
    say(
        f"{'再撤回' if redo else '又要回来'}：{undo_line(layout.folder)}{'' if redo else ' --redo'}"
    )
