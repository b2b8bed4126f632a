"""gkcli show: tasks whole."""

from typing import TYPE_CHECKING

import click

from gkcli.cli.answer import answer
from gkcli.cli.command import Command
from gkcli.cli.params import TASK, as_of_option, format_option
from gkcli.cli.settings import Settings

if TYPE_CHECKING:
    from datetime import date


@click.command(
    cls=Command,
    help="看一项或几项任务的全文：单位、工作要求、时限和勘误。",
    examples=[("gkcli show 38", "第 38 项"), ("gkcli show 3 5 19", "一次看三项")],
)
@click.argument("numbers", nargs=-1, type=TASK, required=True, metavar="任务号…")
@as_of_option()
@format_option(("table", "json"))
@click.pass_obj
def command(settings: Settings, numbers: tuple[int, ...], as_of: "date", output: str) -> None:
    """Show tasks by their numbers."""
    from gkcli.query.find import find_task
    from gkcli.query.tasks import entry_of
    from gkcli.render.page import Gap, Page
    from gkcli.render.tasks import task_page, task_record
    from gkcli.workspace import open_workspace, snapshot

    workspace = open_workspace(settings.directory)
    found = (find_task(workspace.table, number) for number in dict.fromkeys(numbers))
    now = snapshot(workspace, as_of)
    entries = [entry_of(now, *hit) for hit in found]

    def page() -> Page:
        whole = Page()
        for index, entry in enumerate(entries):
            told = task_page(entry, now.workdays, as_of)
            whole.add(*([Gap(), Gap()] if index else []), *told.blocks)
        return whole

    answer(page, lambda: list(map(task_record, entries)), output)
