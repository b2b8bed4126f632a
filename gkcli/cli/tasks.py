"""gkcli tasks: list tasks."""

from typing import TYPE_CHECKING, Any

import click

from gkcli.cli.command import Command, option
from gkcli.cli.output import answer
from gkcli.cli.params import Choice, as_of_option, format_option, unit_option
from gkcli.cli.settings import Settings
from gkcli.cli.status_options import state_option, status_option

_ROLES = ("lead", "responsible", "named")

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from gkcli.model.statuses import Status


@click.command(
    cls=Command,
    help="""列出任务，可按单位、角色、目和文字筛选。

    几个条件一起写，要同时符合。词在标题、工作要求和单位名称里找。
    """,
    examples=[
        ("gkcli tasks --unit 审改办 --role lead", "审改办牵头的任务"),
        ("gkcli tasks --unit 审改办 --status 受阻", "审改办报了受阻的"),
        ("gkcli tasks 解读 --section 三", "第（三）目里讲解读的任务"),
        ("gkcli tasks -f csv > 任务.csv", "存成表格，用 WPS、Excel 打开"),
    ],
)
@click.argument("text", nargs=-1, metavar="[词…]")
@unit_option()
@option("--role", type=Choice(_ROLES), help="只看牵头 lead、责任 responsible 或点名 named 的")
@option(
    "--section",
    metavar="目",
    default="",
    help="只看一目：编号（如 三）或标题里的字；只看一节，写 第三节",
)
@state_option()
@status_option()
@as_of_option()
@format_option()
@click.pass_obj
def command(
    settings: Settings,
    text: tuple[str, ...],
    unit: str | None,
    role: str | None,
    section: str,
    states: tuple[str, ...],
    statuses: "tuple[Status, ...]",
    as_of: "date",
    output: str,
) -> int:
    """List the tasks that fulfil all conditions."""
    from gkcli.cli.notes import readable_snapshot, tell_unread
    from gkcli.cli.open import open_about
    from gkcli.model.state import State
    from gkcli.status.find_unit import find_party
    from gkcli.status.involvement import Role
    from gkcli.status.tasks import TaskFilter, select_tasks
    from gkcli.terminal.tasks import task_list

    if role and not unit:
        raise click.UsageError("--role 要同 --unit 一起用：先说是哪个单位。")
    workspace = open_about(settings, unit)
    party = find_party(workspace.directory, unit) if unit else None
    wanted = TaskFilter(
        text,
        party,
        Role(role) if role else None,
        section,
        frozenset(map(State, states)),
        frozenset(statuses),
    )
    seen = readable_snapshot(workspace, as_of, party)
    entries = select_tasks(seen.now, wanted)

    def about(listed: int) -> str:
        of_whom = f"{party.name}：" if party else ""
        count = f"{listed} 项" if listed else "没有符合条件的任务"
        return f"{of_whom}{count}，全表 {workspace.tasks} 项。是否到期按 {as_of} 计。"

    def records() -> "Iterator[dict[str, Any]]":
        from gkcli.terminal.task_json import task_record

        return map(task_record, entries)

    answer(lambda: task_list(entries, about, recorded=seen.now.recorded), records, output)
    return tell_unread(seen)
