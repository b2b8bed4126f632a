"""gkcli deadlines: who owes what by when."""

from typing import TYPE_CHECKING

import click

from gkcli.cli.answer import answer
from gkcli.cli.command import Command
from gkcli.cli.params import DAYS, as_of_option, format_option, unit_option
from gkcli.cli.settings import Settings

if TYPE_CHECKING:
    from datetime import date

    from gkcli.render.page import Page


@click.command(
    cls=Command,
    help="""看谁要在什么时候前交什么。

    到期日当天不算逾期。“末个工作日”是到期日当天或之前的最后一个工作日，
    按国务院办公厅的放假和调休安排推算，稳妥起见请在这一天前报送。
    """,
    examples=[
        ("gkcli deadlines --within 30", "三十天内到期的"),
        ("gkcli deadlines --unit 前黄镇", "前黄镇要交的"),
        ("gkcli deadlines --as-of 2018-11-25", "站在 2018 年 11 月 25 日看"),
        ("gkcli deadlines --overdue", "逾期的；有则退出码为 1"),
    ],
)
@unit_option()
@as_of_option()
@click.option("--within", type=DAYS, help="只看这么多天内到期的（含当天）")
@click.option("--overdue", is_flag=True, help="只看逾期的；有逾期时退出码为 1")
@click.option("--each", is_flag=True, help="逐个单位列出，不合并")
@format_option()
@click.pass_obj
def command(
    settings: Settings,
    unit: str | None,
    as_of: "date",
    within: int | None,
    overdue: bool,  # noqa: FBT001 - a flag on the command line
    each: bool,  # noqa: FBT001
    output: str,
) -> int:
    """List duties by date; the exit code is 1 where ``--overdue`` finds any."""
    from gkcli.query.deadlines import DeadlineFilter, grouped, select
    from gkcli.query.find import find_party
    from gkcli.render.deadlines import (
        deadline_list,
        deadline_records,
        each_list,
        own_list,
    )
    from gkcli.schedule.state import State
    from gkcli.workspace import open_workspace, snapshot

    if overdue and within is not None:
        raise click.UsageError("--overdue 和 --within 不能一起用：一个看已过期的，一个看未到期的。")
    workspace = open_workspace(settings.directory)
    party = find_party(workspace.directory, unit) if unit else None
    states = frozenset({State.OVERDUE}) if overdue else frozenset[State]()
    wanted = DeadlineFilter(party, within, states)
    now = snapshot(workspace, as_of)
    found = select(now, wanted)
    calendar = now.workdays
    span = f"{within} 天内" if within is not None else ""
    kind = "逾期" if overdue else "到期" if span else "时限"
    whose = f"{party.name}：" if party else ""
    nothing = f"没有{kind}的事项" if overdue or span else "没有时限"
    count = f"{kind} {len(grouped(found))} 条" if found else nothing
    about = f"{whose}{span}{count}，按 {as_of} 计。"

    def page() -> "Page":
        alone = party is not None and len(workspace.directory.members(party)) == 1
        if alone and output == "table":
            return own_list(found, calendar, as_of, about)
        return (each_list if each or alone else deadline_list)(found, calendar, as_of, about)

    answer(page, lambda: deadline_records(found, calendar, as_of), output)
    return 1 if overdue and found else 0
