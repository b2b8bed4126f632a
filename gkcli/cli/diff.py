"""gkcli diff: what differs between two editions of a workspace."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gkcli.cli.changes_output import at_most_two, edition_options, output_form, put_changes
from gkcli.cli.command import Command, option
from gkcli.cli.settings import Settings
from gkcli.errors import FINDINGS

if TYPE_CHECKING:
    from datetime import date


@click.command(
    cls=Command,
    help="""比两个版本：哪项任务、哪个字段改了，涉及哪些单位。

    按任务、时限、单位来比，不按行：换行、缩进、字段的先后不算改动。
    版本写分支、标签、提交号，或另一个文件夹；都不写，就比上次提交和现在的文件。

    〔-…-〕是删去的字，〔+…+〕是新加的字。
    """,
    examples=[
        ("gkcli diff", "上次提交以后改了什么"),
        ("gkcli diff main", "现在的文件同 main 比"),
        ("gkcli diff main...改牵头单位", "这个分支从分出去以后改了什么"),
        ("gkcli diff 2018年 2019年", "两个文件夹比"),
        ("gkcli diff main -o 对照.html", "左右对照的一页，可以打印"),
    ],
)
@edition_options
@option("--exit-code", "coded", is_flag=True, help="有改动时退出码为 1")
@click.pass_obj
def command(
    settings: Settings,
    words: tuple[str, ...],
    as_of: "date | None",
    output: str | None,
    target: Path | None,
    force: bool,  # noqa: FBT001 - a flag on the command line
    coded: bool,  # noqa: FBT001
) -> int:
    """Print every change; with ``--exit-code`` the code is 1 where there is any."""
    from gkcli.cli.notes import tell_faults
    from gkcli.compare.comparison import compare_sides
    from gkcli.compare.page import ChangePage
    from gkcli.compare.sides import named_sides

    wanted = output_form(output, target, force=force)
    comparison = compare_sides(named_sides(at_most_two(words), settings.directory), as_of)
    put_changes(ChangePage(comparison), wanted)
    tell_faults(comparison)
    return FINDINGS if coded and comparison.changes else 0
