"""gkcli units: the registry, or one unit."""

from typing import TYPE_CHECKING

import click

from gkcli.cli.command import Command
from gkcli.cli.notes import warn_of_unpublished
from gkcli.cli.output import answer
from gkcli.cli.params import UNIT, as_of_option, format_option
from gkcli.cli.settings import Settings

if TYPE_CHECKING:
    from datetime import date
    from typing import Any

    from gkcli.terminal.page import Page


@click.command(
    cls=Command,
    help="""看单位名册，或一个单位的名称、归属、任务和进展。

    单位可写名称、简称、旧名，或名称的末几个字。
    """,
    examples=[
        ("gkcli units", "全部单位和统称"),
        ("gkcli units 审改办", "一个单位"),
        ("gkcli units 各镇（街道）", "一个统称指哪些单位"),
    ],
)
@click.argument("name", required=False, type=UNIT, metavar="[单位]")
@as_of_option()
@format_option()
@click.pass_obj
def command(settings: Settings, name: str | None, as_of: "date", output: str) -> int:
    """Show the registry or one unit."""
    from gkcli.cli.notes import readable_snapshot, tell_unread
    from gkcli.status.find_unit import find_party
    from gkcli.status.ranking import ranking
    from gkcli.status.units import unit_entries, unit_entry
    from gkcli.terminal.units import unit_list, unit_page, unit_record, whole_unit_record
    from gkcli.workspace.open import open_workspace

    workspace = open_workspace(settings.directory)
    party = find_party(workspace.directory, name) if name else None
    seen = readable_snapshot(workspace, as_of, party)
    now = seen.now
    entries = [unit_entry(now, party)] if party else unit_entries(now)

    def page() -> "Page":
        return unit_page(entries[0], now) if name and output == "table" else unit_list(entries, now)

    def records() -> "list[dict[str, Any]]":
        if name:
            return [whole_unit_record(entries[0], now)]
        ranks = ranking(now)
        return [unit_record(entry, ranks) for entry in entries]

    answer(page, records, output)
    if name:
        dues = (standing.instance.due for standing in entries[0].standings)
        warn_of_unpublished(dues, now.workdays)
    return tell_unread(seen)
