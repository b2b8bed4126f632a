"""gkcli undo: the last write taken back."""

import click

from gkcli.cli.command import Command, option
from gkcli.cli.output import answer
from gkcli.cli.params import FORMATS, format_option
from gkcli.cli.settings import Settings
from gkcli.errors import GkcliError


@click.command(
    cls=Command,
    help="""撤回最近一次写入：还没有提交的记录和改动。

    record、remind、set、update、fmt、import --update 写的都能撤回。先列出撤回什么，同意了才动；
    再运行一次，就撤回更早的一次。
    文件后来又改过的、已经提交的不撤回。撤错了用 --redo 放回去。
    写以前的样子留在您自己的文件夹里，不在工作区里；不想留，设环境变量 GKCLI_UNDO=off。
    """,
    examples=[
        ("gkcli undo", "撤回最近一次写入"),
        ("gkcli undo --list", "看最近写过什么，哪些能撤回"),
        ("gkcli undo --redo", "刚才撤回的，放回去"),
    ],
)
@click.option("--list", "listing", is_flag=True, help="只列出最近的写入和能不能撤回")
@click.option("--redo", is_flag=True, help="把最近撤回的放回去；又写过别的，就不能了")
@option("--yes", is_flag=True, help="列出后不问，直接撤回")
@option("--dry-run", is_flag=True, help="只看会撤回什么，不动")
@format_option()
@click.pass_obj
def command(
    settings: Settings,
    listing: bool,  # noqa: FBT001 - flags on the command line
    redo: bool,  # noqa: FBT001
    yes: bool,  # noqa: FBT001
    dry_run: bool,  # noqa: FBT001
    output: str,
) -> None:
    """Take back the last write that is not committed, or put it again."""
    if output != FORMATS[0] and not listing:
        raise click.UsageError("-f 只同 --list 一起用。")
    from gkcli.cli.undo_step import take_back
    from gkcli.undo.journal import journal_of
    from gkcli.undo.take_back import judged, judged_again, next_step
    from gkcli.workspace.layout import locate

    layout = locate(settings.directory)
    journal = journal_of(layout.folder)
    steps = judged_again(journal.undone) if redo else judged(layout.folder, journal.done)
    if listing:
        from gkcli.terminal.undo import undo_page, undo_records

        answer(lambda: undo_page(steps), lambda: undo_records(steps), output)
        return
    step = next_step(steps)
    if step is None:
        hint = "撤回以后又写过别的，就放不回去了" if redo else "提交过的用 git revert 退回"
        raise GkcliError(f"没有可以{'放回' if redo else '撤回'}的", hint)
    take_back(layout, step, redo=redo, yes=yes, dry_run=dry_run)
