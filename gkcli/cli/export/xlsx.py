"""gkcli export xlsx: a workbook to work in."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gkcli.cli.command import Command, option
from gkcli.cli.params import PathParam, as_of_option, unit_option
from gkcli.cli.settings import Settings

if TYPE_CHECKING:
    from datetime import date


@click.command(
    "xlsx",
    cls=Command,
    help="""一本 Excel 台账：任务、时限、进展、单位、说明，Excel、WPS、LibreOffice 都能打开。

    打印好了的：横向，每页有表头；能筛选，状态和单位有下拉菜单；没有宏，没有公式。
    """,
    examples=[
        ("gkcli export xlsx -o 台账.xlsx", "全部的"),
        ("gkcli export xlsx -o 审改办.xlsx --unit 审改办", "审改办的任务、时限、进展"),
        ("gkcli export xlsx -o 台账 --all-units", "每个单位一本，放进文件夹"),
        ("gkcli export xlsx -o 公开.xlsx --public", "可以公开的：没有状态、台账"),
    ],
)
@option(
    "-o", "--output", "target", type=PathParam("file"), required=True, help="写到文件（或文件夹）"
)
@unit_option()
@option("--all-units", is_flag=True, help="每个有任务的单位一本，写进 -o 的文件夹")
@as_of_option()
@option("--public", is_flag=True, help="供公开的：没有状态、台账和内部说明")
@option("--force", is_flag=True, help="-o 的文件已经有了也改写它")
@click.pass_obj
def command(
    settings: Settings,
    target: Path,
    unit: str | None,
    all_units: bool,  # noqa: FBT001 - a flag on the command line
    as_of: "date",
    public: bool,  # noqa: FBT001
    force: bool,  # noqa: FBT001
) -> int:
    """Write the workbook of a unit or of everybody, or a folder with one for each unit."""
    if unit is not None and all_units:
        raise click.UsageError("--unit 和 --all-units 只写一个。")
    from gkcli.cli.export.workbook_printer import WorkbookPrinter

    printer = WorkbookPrinter(settings, unit, as_of, public=public, force=force)
    if all_units:
        return printer.print_folder(target)
    return printer.print_one(target)
