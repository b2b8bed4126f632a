"""gkcli blame: which commit last changed each clause of a task."""

import click

from gkcli.cli.command import Command, option
from gkcli.cli.output import answer
from gkcli.cli.params import EDITION, TASK, format_option
from gkcli.cli.settings import Settings


@click.command(
    cls=Command,
    help="""看一项任务的每个字段、每个分句最后是哪一次提交改的。

    按内容来认，换行、缩进、移动、重新编号不算改。
    提交号前面的 ^ 表示从有记录起就是这样。
    """,
    examples=[
        ("gkcli blame 38", "第38项任务"),
        ("gkcli blame 38 --at main", "在 main 分支上看"),
    ],
)
@click.argument("number", type=TASK, metavar="任务号")
@option("--at", "revision", type=EDITION, help="在哪个版本上看；不写则看现在的文件")
@format_option(("table", "json", "csv", "md"))
@click.pass_obj
def command(settings: Settings, number: int, revision: str | None, output: str) -> None:
    """Print for each field and clause of a task the commit that last changed it."""
    from gkcli.history.blame import blame
    from gkcli.history.subject import TaskSubject, title_of
    from gkcli.history.walk import start
    from gkcli.status.find_task import find_task
    from gkcli.terminal.history import blame_page, blame_records

    begun = start(settings.directory, revision)
    table = begun.workspace.table
    find_task(table, number)
    subject = TaskSubject(number).known_in(table)
    cells = blame(begun.walk, table, subject)
    footer = "^ 从有记录起就是这样。"
    if begun.shallow:
        footer += "浅克隆，更早的没有取下来：git fetch --unshallow"
    answer(
        lambda: blame_page(title_of(table, subject), cells, footer),
        lambda: blame_records(cells),
        output,
    )
