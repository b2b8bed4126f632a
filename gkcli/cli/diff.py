"""gkcli diff: what differs between two editions of a workspace."""

from typing import TYPE_CHECKING

import click

from gkcli.cli.answer import answer
from gkcli.cli.command import Command
from gkcli.cli.params import DATE, EDITION, format_option
from gkcli.cli.settings import Settings
from gkcli.errors import FINDINGS

if TYPE_CHECKING:
    from datetime import date


@click.command(
    cls=Command,
    help="""比两个版本：哪项任务、哪个字段改了，涉及哪些单位。

    按任务、时限、单位来比，不按行：换行、缩进、字段的先后不算改动。
    版本写分支、标签、提交号，或另一个文件夹；都不写，就比上次提交和现在的文件。
    """,
    examples=[
        ("gkcli diff", "上次提交以后改了什么"),
        ("gkcli diff main", "现在的文件同 main 比"),
        ("gkcli diff main...改牵头单位", "这个分支从分出去以后改了什么"),
        ("gkcli diff 2018年 2019年", "两个文件夹比"),
    ],
)
@click.argument("words", type=EDITION, nargs=-1, metavar="[旧 [新]]")
@click.option("--as-of", type=DATE, help="台账改变的状态按哪一天算；不写则按台账里最后一天")
@click.option("--exit-code", "coded", is_flag=True, help="有改动时退出码为 1")
@format_option(("text", "json"))
@click.pass_obj
def command(
    settings: Settings,
    words: tuple[str, ...],
    as_of: "date | None",
    coded: bool,  # noqa: FBT001 - a flag on the command line
    output: str,
) -> int:
    """Tell every change; with ``--exit-code`` the code is 1 where there is any."""
    from gkcli.cli.faults import tell_faults
    from gkcli.comparison.compared import compared
    from gkcli.comparison.sides import sides
    from gkcli.render.changes import change_records, comparison_page

    if len(words) > 2:
        raise click.UsageError("最多写两个版本：旧的和新的。")
    found = compared(sides(words, settings.directory), as_of)
    tell_faults(found)
    answer(lambda: comparison_page(found), lambda: change_records(found), output)
    return FINDINGS if coded and found.changes else 0
