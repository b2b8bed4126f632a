"""gkcli export ics: due dates as calendars."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gkcli.cli.command import Command, option
from gkcli.cli.params import PathParam, WholeNumber, as_of_option, unit_option
from gkcli.cli.settings import Settings

if TYPE_CHECKING:
    from datetime import date

_MOST_DAYS = 99


@click.command(
    "ics",
    cls=Command,
    help="""把时限变成日历：手机、Outlook、WPS 日历导入即可，到期前提醒。

    一条时限一个全天日程、一个待办。再导入一次就更新，不会重复：
    办完的标作完成，改期的跟着改；用 --force 改写原来的文件，不用办了的标作取消。

    --mine 出您单位的：先设环境变量，如 export GKCLI_UNIT=区审改办。
    """,
    examples=[
        ("gkcli export ics --unit 审改办 -o 审改办.ics", "审改办的"),
        ("gkcli export ics --mine -o 日历.ics --force", "我单位的，把上次的换成新的"),
        ("gkcli export ics --all-units -o 日历", "每个单位一个文件，放进文件夹"),
        ("gkcli export ics -o 全区.ics --alarm 7", "全部的，提前七天提醒"),
        ("gkcli export ics --public -o 公开.ics", "可以公开的：没有状态和台账"),
    ],
)
@unit_option()
@option("--all-units", is_flag=True, help="每个有时限的单位一个文件，写进 -o 的文件夹")
@option("--mine", is_flag=True, help="我单位的，即环境变量 GKCLI_UNIT 写的单位")
@as_of_option()
@option(
    "--alarm",
    type=WholeNumber("天数", 0, _MOST_DAYS),
    default=3,
    show_default=True,
    help="提前几天提醒，遇休息日再提前到工作日；0 为当天",
)
@option("-o", "--output", "target", type=PathParam("file"), help="写到文件（或文件夹）；不写则打印")
@option("--public", is_flag=True, help="供公开的：没有状态、台账和内部说明")
@option("--force", is_flag=True, help="-o 的文件已经有了也改写它，不用办了的标作取消")
@click.pass_obj
def command(
    settings: Settings,
    unit: str | None,
    all_units: bool,  # noqa: FBT001 - a flag on the command line
    mine: bool,  # noqa: FBT001
    as_of: "date",
    alarm: int,
    target: Path | None,
    public: bool,  # noqa: FBT001
    force: bool,  # noqa: FBT001
) -> int:
    """Write the calendar of a unit or of everybody, or a folder with one for each unit."""
    if sum((unit is not None, all_units, mine)) > 1:
        raise click.UsageError("--unit、--all-units 和 --mine 只写一个。")
    if all_units and target is None:
        raise click.UsageError("--all-units 要写放进哪个文件夹，如 -o 日历。")
    from gkcli.cli.export.calendar_printer import CalendarPrinter, own_unit

    printer = CalendarPrinter(
        settings, own_unit() if mine else unit, as_of, alarm=alarm, public=public, force=force
    )
    if all_units and target is not None:
        return printer.print_folder(target)
    return printer.print_one(target)
