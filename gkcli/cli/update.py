"""gkcli update: what people changed in workbooks comes back."""

from pathlib import Path

import click

from gkcli.cli.command import Command, option
from gkcli.cli.params import FILE
from gkcli.cli.settings import Settings


@click.command(
    cls=Command,
    help="""收回改过、填过的台账：先看改了什么，同意了才写。

    收 gkcli export xlsx 出的台账、gkcli record --template 发的空表、
    gkcli report unit-sheet 出的 Word 填报表；全部写或一个不写。

    表里和工作区都改过的是冲突，两边的值都列出来；删去的行要问，不会悄悄删。
    一个文件有一处不对，这个文件就不收，别的照收，最后列出谁的没有收、为什么。
    """,
    examples=[
        ("gkcli update 台账.xlsx", "收一本"),
        ("gkcli update 收回/*.xlsx", "各单位交回来的一起收"),
        ("gkcli update 收回/*.xlsx --dry-run", "只看收到什么，不写"),
    ],
)
@click.argument("paths", nargs=-1, required=True, type=FILE, metavar="文件…")
@option("--yes", is_flag=True, help="列出改动后不问，直接写入")
@option("--dry-run", is_flag=True, help="只看会改什么，不写")
@click.pass_obj
def command(
    settings: Settings,
    paths: tuple[Path, ...],
    yes: bool,  # noqa: FBT001 - flags on the command line
    dry_run: bool,  # noqa: FBT001
) -> int:
    """Show what copies change, write it once confirmed; 1 where a file could not be taken."""
    from gkcli.cli.update_run import update

    return update(settings, paths, agreed=yes, dry_run=dry_run)
