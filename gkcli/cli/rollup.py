"""gkcli rollup: many workspaces at once."""

from contextlib import closing
from typing import TYPE_CHECKING

import click

from gkcli.cli.command import Command
from gkcli.cli.output import answer
from gkcli.cli.params import DIRECTORY, Choice, as_of_option, format_option
from gkcli.cli.settings import Settings
from gkcli.errors import FINDINGS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from gkcli.rollup.members import Member
    from gkcli.rollup.one_workspace import Grouping
    from gkcli.rollup.table import GroupTotal, Rolled

_GROUPINGS: "dict[str, Grouping]" = {
    "unit-kind": "kind",
    "section": "section",
    "deadline": "deadline",
}
_MOST_SHOWN = 5


@click.command(
    cls=Command,
    help="""汇总许多工作区：市里看各区，省里看各市。

    一行一个，最后是合计。

    不写文件夹，就看 rollup.yaml 里列的：从当前位置往上找，或在 -d 指的文件夹里。
    写的文件夹里只有 rollup.yaml，就看它列的。

    “没有报过”是有事项已经到期、台账里却一条也没有的单位。有的工作区读不出来，别的照样汇总，
    读不出来的列出来、数出来，退出码为 1。看其中一个：gkcli -d 它的文件夹 overview。
    """,
    examples=[
        ("gkcli rollup 甲区 乙区 丙县", "三个工作区放在一起看"),
        ("gkcli rollup", "rollup.yaml 里列的"),
        ("gkcli rollup --overdue", "只看有逾期的；有则退出码为 1"),
        ("gkcli rollup --by deadline", "每条时限：几个工作区、多少单位做到了"),
    ],
)
@click.argument("folders", nargs=-1, type=DIRECTORY, metavar="[文件夹…]")
@click.option(
    "--by",
    type=Choice(("workspace", *_GROUPINGS)),
    default="workspace",
    show_default=True,
    help="一行一个什么：工作区、单位类别、目、时限",
)
@click.option("--overdue", is_flag=True, help="只看有逾期的；有逾期时退出码为 1")
@as_of_option()
@format_option()
@click.pass_obj
def command(
    settings: Settings,
    folders: "tuple[Path, ...]",
    by: str,
    overdue: bool,  # noqa: FBT001 - a flag on the command line
    as_of: "date",
    output: str,
) -> int:
    """Sum workspaces up; the exit code is 1 where one is broken or ``--overdue`` finds any."""
    from gkcli.rollup.members import members_of

    grouping = _GROUPINGS.get(by)
    rolled = rolled_up(members_of(folders, settings.directory), as_of, grouping)
    late = [one for one in rolled if one.summary.whole and one.summary.whole.counts.overdue]
    if grouping is None:
        shown = [one for one in rolled if one in late or one.summary.broken] if overdue else rolled
        _answer_workspaces(shown, rolled, as_of, output)
    else:
        _answer_groups(rolled, grouping, as_of, output, overdue=overdue)
    broken = tell_broken(rolled)
    return FINDINGS if broken or (overdue and late) else 0


def rolled_up(
    members: "Sequence[Member]", as_of: "date", by: "Grouping | None" = None
) -> "list[Rolled]":
    """Every workspace with what it comes to, in order, behind a progress bar."""
    from gkcli.cli.progress_bar import with_progress_bar
    from gkcli.rollup.table import Rolled, summaries

    found = summaries(members, as_of, by)
    with closing(found):
        known = dict(with_progress_bar(found, "正在汇总", len(members)))
    return [Rolled(member, known[index]) for index, member in enumerate(members)]


def _answer_workspaces(
    shown: "list[Rolled]", rolled: "list[Rolled]", as_of: "date", output: str
) -> None:
    from gkcli.terminal.rollup import workspace_records, workspaces_page

    answer(
        lambda: workspaces_page(shown, rolled, as_of),
        lambda: workspace_records(shown, rolled, as_of),
        output,
    )


def _answer_groups(
    rolled: "list[Rolled]", by: "Grouping", as_of: "date", output: str, *, overdue: bool
) -> None:
    from gkcli.rollup.table import totals
    from gkcli.terminal.rollup import group_records, groups_page

    groups: list[GroupTotal] = [
        group for group in totals(rolled, by) if group.tally.counts.overdue or not overdue
    ]
    answer(
        lambda: groups_page(groups, rolled, by, as_of),
        lambda: group_records(groups, by, as_of),
        output,
    )


def tell_broken(rolled: "list[Rolled]") -> bool:
    """Tell on stderr which workspaces cannot all be read, and the first findings in them."""
    broken = [one for one in rolled if one.summary.broken]
    if not broken:
        return False
    import sys

    from gkcli.cli.notes import tell_findings
    from gkcli.cli.output import say

    sys.stdout.flush()
    names = "、".join(one.member.name for one in broken)
    say(f"注意：{len(broken)} 个工作区有读不出来的：{names}。", aside=True)
    found = [fault for one in broken for fault in one.summary.faults]
    tell_findings(found[:_MOST_SHOWN])
    more = sum(one.summary.fault_count for one in broken) - _MOST_SHOWN
    rest = f"还有 {more} 处没有列出。" if more > 0 else ""
    say(f"{rest}改好后用 gkcli -d 文件夹 check 复查。", aside=True)
    return True
