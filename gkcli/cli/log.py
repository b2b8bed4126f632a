"""gkcli log: the history of a task, a deadline or a unit."""

from itertools import islice
from typing import TYPE_CHECKING

import click

from gkcli.cli.command import Command, option
from gkcli.cli.output import answer
from gkcli.cli.params import EDITION, FOLLOWED, WholeNumber, format_option
from gkcli.cli.settings import Settings

if TYPE_CHECKING:
    from gkcli.history.walk import Start


@click.command(
    cls=Command,
    help="""看一项任务、一条时限、一个单位的经过：何时、谁、改了什么。

    从 git 的提交里一条一条读出来，新的在前；重新编号、改名、搬过文件夹的也接着往前找。
    没有动过这些文件的提交不读。
    """,
    examples=[
        ("gkcli log 38", "第38项任务"),
        ("gkcli log summary", "通知里的一条时限"),
        ("gkcli log 审改办 --last 5", "一个单位最近的五次"),
    ],
)
@click.argument("typed", type=FOLLOWED, metavar="任务号|编号|单位")
@option("-n", "--last", type=WholeNumber("次数", 1, 99999), help="只看最近的几次")
@option("--at", "revision", type=EDITION, help="从哪个版本往前看；不写则从现在的文件")
@format_option(("text", "json"))
@click.pass_obj
def command(
    settings: Settings, typed: str, last: int | None, revision: str | None, output: str
) -> None:
    """Print the commits that changed it, the newest first."""
    from gkcli.history.subject import find_subject, title_of
    from gkcli.history.trail import trail
    from gkcli.history.walk import start
    from gkcli.terminal.history import trail_page, trail_records

    begun = start(settings.directory, revision)
    table, directory = begun.workspace.table, begun.workspace.directory
    subject = find_subject(table, directory, typed)
    events = list(islice(trail(begun.walk, subject), last))
    title = title_of(table, subject)
    answer(
        lambda: trail_page(title, events, _footer(begun, title, len(events), last)),
        lambda: trail_records(events),
        output,
    )


def _footer(begun: "Start", title: str, count: int, last: int | None) -> str:
    shallow = "浅克隆，更早的没有取下来：git fetch --unshallow" if begun.shallow else ""
    if last is not None and count >= last:
        return f"{title}：最近 {count} 次，更早的没有列。{shallow}"
    if not count:
        return f"{title}：还没有提交过，没有可看的经过。"
    return f"{title}：共 {count} 次。{shallow}"
