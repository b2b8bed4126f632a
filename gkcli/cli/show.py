"""gkcli show: tasks and deadlines in full."""

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from gkcli.cli.command import Command
from gkcli.cli.notes import warn_of_unpublished
from gkcli.cli.output import answer
from gkcli.cli.params import CODE, as_of_option, format_option, unit_option
from gkcli.cli.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from gkcli.model.directory import Party
    from gkcli.status.items import ItemEntry
    from gkcli.status.standings import Snapshot, Standing
    from gkcli.status.tasks import TaskEntry
    from gkcli.terminal.page import Page


@click.command(
    cls=Command,
    help="""看任务或事项的全文：单位、工作要求、时限、进展、勘误。

    写任务号，或 gkcli deadlines 列出的编号；“通知”是通知正文和它自己的时限。
    """,
    examples=[
        ("gkcli show 38", "第 38 项"),
        ("gkcli show 3 5 19", "一次看三项"),
        ("gkcli show plan", "编号为 plan 的一件事"),
        ("gkcli show 通知", "通知本身：正文、时限、进展"),
        ("gkcli show 38 --unit 前黄镇", "只看前黄镇的时限和记录"),
    ],
)
@click.argument("codes", nargs=-1, type=CODE, required=True, metavar="任务号或编号…")
@unit_option()
@as_of_option()
@format_option(("table", "json"))
@click.pass_obj
def command(
    settings: Settings, codes: tuple[str, ...], unit: str | None, as_of: "date", output: str
) -> int:
    """Show tasks by their numbers, duties by their codes."""
    from gkcli.cli.notes import readable_snapshot, tell_unread
    from gkcli.cli.open import open_about
    from gkcli.status.find_unit import find_party
    from gkcli.terminal.page import EmptyLine, Page

    workspace = open_about(settings, codes=codes)
    party = find_party(workspace.directory, unit) if unit else None
    seen = readable_snapshot(workspace, as_of, party)
    now = seen.now
    shown = [_shown(now, code, party) for code in dict.fromkeys(codes)]

    def page() -> Page:
        whole = Page()
        for index, each in enumerate(shown):
            whole.add(*([EmptyLine(), EmptyLine()] if index else []), *each.page().blocks)
        return whole

    answer(page, lambda: [each.record() for each in shown], output)
    dues = (standing.instance.due for each in shown for standing in each.standings)
    warn_of_unpublished(dues, now.workdays)
    return tell_unread(seen)


class _Shown(NamedTuple):
    """What is shown for one code, rendered on demand."""

    standings: "Sequence[Standing]"
    page: "Callable[[], Page]"
    record: "Callable[[], dict[str, Any]]"


def _shown(now: "Snapshot", code: str, party: "Party | None") -> _Shown:
    if code.isdigit():
        from gkcli.terminal.task_json import whole_record
        from gkcli.terminal.task_page import task_page

        task = _task(now, int(code), party)
        return _Shown(
            task.standings, partial(task_page, task, now), partial(whole_record, task, now)
        )
    from gkcli.terminal.task_json import item_record
    from gkcli.terminal.task_page import item_page

    item = _item(now, code, party)
    return _Shown(item.standings, partial(item_page, item, now), partial(item_record, item, now))


def _task(now: "Snapshot", number: int, party: "Party | None") -> "TaskEntry":
    from gkcli.status.find_task import find_task
    from gkcli.status.tasks import task_entry, task_entry_for

    place, task = find_task(now.table, number)
    return task_entry_for(now, place, task, party) if party else task_entry(now, place, task)


def _item(now: "Snapshot", code: str, party: "Party | None") -> "ItemEntry":
    from gkcli.status.items import item_entry, narrowed_to_party

    entry = item_entry(now, code)
    return narrowed_to_party(entry, now.directory, party) if party else entry
