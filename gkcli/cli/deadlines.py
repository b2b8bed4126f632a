"""gkcli deadlines: who owes what by when."""

from typing import TYPE_CHECKING

import click

from gkcli.cli.command import Command, option
from gkcli.cli.notes import warn_of_unpublished
from gkcli.cli.output import answer
from gkcli.cli.params import DAYS, as_of_option, format_option, unit_option
from gkcli.cli.settings import Settings
from gkcli.cli.status_options import state_option, status_option

if TYPE_CHECKING:
    from datetime import date

    from gkcli.model.statuses import Status
    from gkcli.status.deadlines import DeadlineFilter
    from gkcli.status.standings import Snapshot, Standing
    from gkcli.terminal.page import Page


@click.command(
    cls=Command,
    help="""看谁要在什么时候前交什么、交了没有、还缺什么。

    到期日当天不算逾期。“末个工作日”是到期日当天或之前的最后一个工作日，
    按国务院办公厅的放假和调休安排推算，稳妥起见请在这一天前报送。

    单位报“已完成”之后，由公开办销号；没有销号的写“待销号”。
    """,
    examples=[
        ("gkcli deadlines --within 30", "三十天内到期的"),
        ("gkcli deadlines --unit 前黄镇", "前黄镇要交的"),
        ("gkcli deadlines --as-of 2018-11-25", "站在 2018 年 11 月 25 日看"),
        ("gkcli deadlines --overdue", "逾期的；有则退出码为 1"),
        ("gkcli deadlines --status 受阻 --each", "哪些单位报了受阻"),
        ("gkcli deadlines --all --state unreported", "过了报送日还没有报过的"),
        ("gkcli deadlines --overdue -q", "放进定时任务：不打印，只看退出码"),
    ],
)
@unit_option()
@as_of_option()
@option("--within", type=DAYS, help="只看这么多天内到期、还没有完成的（含当天）")
@state_option()
@status_option()
@option("--overdue", is_flag=True, help="只看逾期的；有逾期时退出码为 1")
@option("--all", "everything", is_flag=True, help="没有写时限的任务也列出来")
@option("--each", is_flag=True, help="逐个单位列出，不合并")
@option("-q", "--quiet", is_flag=True, help="同 --overdue 一起用：什么都不打印，只看退出码")
@format_option()
@click.pass_obj
def command(
    settings: Settings,
    unit: str | None,
    as_of: "date",
    within: int | None,
    states: tuple[str, ...],
    statuses: "tuple[Status, ...]",
    overdue: bool,  # noqa: FBT001 - a flag on the command line
    everything: bool,  # noqa: FBT001
    each: bool,  # noqa: FBT001
    quiet: bool,  # noqa: FBT001
    output: str,
) -> int:
    """List duties by due day; the exit code is 1 where ``--overdue`` finds any."""
    from gkcli.cli.notes import readable_snapshot, tell_unread
    from gkcli.cli.open import open_about
    from gkcli.model.state import State
    from gkcli.status.deadlines import DeadlineFilter, select_standings
    from gkcli.status.find_unit import find_party

    _refuse_contradictions(within, states, overdue=overdue, quiet=quiet)
    workspace = open_about(settings, unit, due=(as_of, within))
    party = find_party(workspace.directory, unit) if unit else None
    picked = frozenset({State.OVERDUE}) if overdue else frozenset(map(State, states))
    wanted = DeadlineFilter(party, within, picked, frozenset(statuses), everything)
    seen = readable_snapshot(workspace, as_of, party)
    selected = select_standings(seen.now, wanted)
    if not quiet:
        _answer(selected, wanted, seen.now, each=each, output=output)
    return tell_unread(seen) or int(bool(overdue and selected))


def _refuse_contradictions(
    within: int | None, states: tuple[str, ...], *, overdue: bool, quiet: bool
) -> None:
    if overdue and within is not None:
        raise click.UsageError("--overdue 和 --within 不能一起用：一个看已过期的，一个看未到期的。")
    if overdue and states:
        raise click.UsageError("--overdue 就是 --state overdue，两个只写一个。")
    if quiet and not overdue:
        raise click.UsageError("-q 只同 --overdue 一起用：不打印，有没有逾期只看退出码。")


def _answer(
    selected: "list[Standing]",
    wanted: "DeadlineFilter",
    now: "Snapshot",
    *,
    each: bool,
    output: str,
) -> None:
    from gkcli.status.deadlines import group_by_occasion
    from gkcli.terminal.deadlines import (
        deadline_list,
        deadline_records,
        each_list,
        own_list,
        picked_list,
    )

    rows = len(selected) if each else len(group_by_occasion(selected))
    about = _about(rows, wanted, now.as_of)

    def page() -> "Page":
        alone = wanted.party and len(now.directory.members(wanted.party)) == 1
        if alone and output == "table":
            return own_list(selected, now, about)
        if each or alone:
            return each_list(selected, now, about)
        picked = wanted.states or wanted.statuses
        return (picked_list if picked else deadline_list)(selected, now, about)

    answer(page, lambda: deadline_records(selected, now), output)
    warn_of_unpublished((standing.instance.due for standing in selected), now.workdays)


def _about(rows: int, wanted: "DeadlineFilter", as_of: "date") -> str:
    """What was listed, in a sentence, with the number of its rows."""
    from gkcli.model.state import State

    whose = f"{wanted.party.name}：" if wanted.party else ""
    span = f"{wanted.within} 天内" if wanted.within is not None else ""
    labels = "、".join(state.label for state in State if state in wanted.states)
    reported = f"报“{'、'.join(sorted(wanted.statuses))}”的" if wanted.statuses else ""
    kind = labels or ("到期" if span else "" if reported else "时限")
    if rows:
        count = f"{reported}{kind} {rows} 条"
    elif kind == "时限" and not reported:
        count = "没有时限"
    else:
        count = f"没有{reported}{kind}{'' if reported and not kind else '的'}事项"
    return f"{whose}{span}{count}，按 {as_of} 计。"
