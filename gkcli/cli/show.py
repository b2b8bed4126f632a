"""gkcli show: tasks whole."""

from typing import TYPE_CHECKING

import click

from gkcli.cli.answer import answer
from gkcli.cli.command import Command
from gkcli.cli.holidays import warn_of_unpublished
from gkcli.cli.params import TASK, as_of_option, format_option, unit_option
from gkcli.cli.settings import Settings

if TYPE_CHECKING:
    from datetime import date


@click.command(
    cls=Command,
    help="看一项或几项任务的全文：单位、工作要求、时限、进展、勘误。",
    examples=[
        ("gkcli show 38", "第 38 项"),
        ("gkcli show 3 5 19", "一次看三项"),
        ("gkcli show 38 --unit 前黄镇", "只看前黄镇的时限和记录"),
    ],
)
@click.argument("numbers", nargs=-1, type=TASK, required=True, metavar="任务号…")
@unit_option()
@as_of_option()
@format_option(("table", "json"))
@click.pass_obj
def command(
    settings: Settings, numbers: tuple[int, ...], unit: str | None, as_of: "date", output: str
) -> int:
    """Show tasks by their numbers."""
    from gkcli.cli.unread import readable, tell_unread
    from gkcli.query.find import find_party, find_task
    from gkcli.query.tasks import entry_for, entry_of
    from gkcli.render.page import Gap, Page
    from gkcli.render.task_page import task_page
    from gkcli.render.task_records import whole_record
    from gkcli.workspace import open_workspace

    workspace = open_workspace(settings.directory)
    found = [find_task(workspace.table, number) for number in dict.fromkeys(numbers)]
    party = find_party(workspace.directory, unit) if unit else None
    seen = readable(workspace, as_of, party)
    now = seen.now
    entries = [entry_for(now, *hit, party) if party else entry_of(now, *hit) for hit in found]

    def page() -> Page:
        whole = Page()
        for index, entry in enumerate(entries):
            whole.add(*([Gap(), Gap()] if index else []), *task_page(entry, now).blocks)
        return whole

    answer(page, lambda: [whole_record(entry, now) for entry in entries], output)
    dues = (s.instance.due for entry in entries for s in entry.standings)
    warn_of_unpublished(dues, now.workdays)
    return tell_unread(seen)
