"""gkcli overview: the year at a glance."""

from typing import TYPE_CHECKING, Any

import click

from gkcli.cli.command import Command
from gkcli.cli.notes import warn_of_unpublished
from gkcli.cli.output import answer
from gkcli.cli.params import as_of_option, format_option
from gkcli.cli.settings import Settings

if TYPE_CHECKING:
    from datetime import date


@click.command(
    cls=Command,
    help="一屏看全年：各节进度、时限、牵头单位、哪些单位落后。",
    examples=[
        ("gkcli overview", "今天的样子"),
        ("gkcli overview --as-of 2018-07-15", "站在 2018 年 7 月 15 日看"),
    ],
)
@as_of_option()
@format_option(("table", "json"))
@click.pass_obj
def command(settings: Settings, as_of: "date", output: str) -> int:
    """Show the year at a glance."""
    from gkcli.cli.notes import readable_snapshot, tell_unread
    from gkcli.status.overview import Overview
    from gkcli.terminal.overview import overview_page
    from gkcli.workspace.open import open_workspace

    workspace = open_workspace(settings.directory)
    notice = workspace.table.notice
    seen = readable_snapshot(workspace, as_of)
    now = seen.now
    summary = Overview(now)

    def records() -> list[dict[str, Any]]:
        from gkcli.terminal.overview_json import overview_record

        return [overview_record(notice, summary, as_of)]

    answer(lambda: overview_page(notice, summary, now), records, output)
    warn_of_unpublished((o.instance.due for o in summary.occurrences), now.workdays)
    return tell_unread(seen)
