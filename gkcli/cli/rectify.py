"""gkcli rectify: what is to be put right."""

from typing import TYPE_CHECKING

import click

from gkcli.cli.command import Command, option
from gkcli.cli.notes import warn_of_unpublished
from gkcli.cli.output import answer
from gkcli.cli.params import as_of_option, format_option, unit_option
from gkcli.cli.settings import Settings

if TYPE_CHECKING:
    from datetime import date

    from gkcli.terminal.page import Page


@click.command(
    cls=Command,
    help="""看要整改的：什么问题、哪天前改好、改到哪一步。

    按单位列出没有办结的，连同怎样改、已有多少天。

    立一件用 gkcli record，状态写“整改”；改好了由单位报“已完成”，办公室核查后销号。
    """,
    examples=[
        ("gkcli rectify", "没有办结的"),
        ("gkcli rectify --unit 前黄镇", "前黄镇的"),
        ("gkcli rectify --section 重点领域", "这一目的"),
        ("gkcli rectify --all -f csv", "连办结的，给 Excel"),
        ("gkcli rectify --overdue", "逾期的；有则退出码为 1"),
    ],
)
@unit_option()
@option(
    "--section",
    metavar="目",
    default="",
    help="只看一目：编号（如 三）或标题里的字；只看一节，写 第三节",
)
@as_of_option()
@option("--overdue", is_flag=True, help="只看逾期的；有逾期时退出码为 1")
@option("--all", "everything", is_flag=True, help="已经销号、不用再办的也列出来")
@format_option()
@click.pass_obj
def command(
    settings: Settings,
    unit: str | None,
    section: str,
    as_of: "date",
    overdue: bool,  # noqa: FBT001 - a flag on the command line
    everything: bool,  # noqa: FBT001
    output: str,
) -> int:
    """List what is to be put right; the exit code is 1 where ``--overdue`` finds any."""
    from gkcli.cli.notes import readable_snapshot, tell_unread
    from gkcli.cli.open import open_about
    from gkcli.status.find_unit import find_party
    from gkcli.status.rectification_list import RectificationFilter, rectifications
    from gkcli.terminal.rectification import about_words, rectification_list, rectification_records

    workspace = open_about(settings, unit)
    party = find_party(workspace.directory, unit) if unit else None
    seen = readable_snapshot(workspace, as_of, party)
    wanted = RectificationFilter(party, section, overdue=overdue, everything=everything)
    found = rectifications(seen.now, wanted)

    def page() -> "Page":
        return rectification_list(found, about_words(found, as_of, everything=everything))

    answer(page, lambda: rectification_records(found), output)
    warn_of_unpublished((one.standing.instance.due for one in found), seen.now.workdays)
    return tell_unread(seen) or int(overdue and bool(found))
