"""gkcli today: what is to be done now, and by which command."""

from functools import partial
from typing import TYPE_CHECKING

import click

from gkcli.cli.command import Command, option
from gkcli.cli.output import answer, put
from gkcli.cli.params import DAYS, as_of_option, format_option, unit_option
from gkcli.errors import FINDINGS

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from gkcli.cli.settings import Settings
    from gkcli.status.agenda import Agenda
    from gkcli.terminal.page import Page

_AHEAD = 5


@click.command(
    cls=Command,
    help="""看现在要办什么，各带一条办它的命令。

    先是逾期的、被退回的、要整改的，再是快到期的、等核准的、等销号的、缺佐证的。
    写了单位，列这个单位该办的；不写，列办公室该看的。有要办的，退出码为 1。
    """,
    examples=[
        ("gkcli today", "办公室今天要办的"),
        ("gkcli today --unit 前黄镇", "前黄镇要办的"),
        ("gkcli today --unit 前黄镇 -f md", "贴进消息发给它"),
        ("gkcli today --settle", "办公室把等着核准、销号的挑几件一次办"),
        ("gkcli today -q", "放进定时任务：不打印，只看退出码"),
    ],
)
@unit_option()
@as_of_option()
@option("--ahead", type=DAYS, default=_AHEAD, show_default=True, help="往后看几个工作日")
@option("--settle", is_flag=True, help="办公室：列出等核准、等销号的，挑几件一次办，看过再写")
@option("-q", "--quiet", is_flag=True, help="什么都不打印，有没有要办的只看退出码")
@format_option()
@click.pass_context
def command(
    context: click.Context,
    /,
    unit: str | None,
    as_of: "date",
    ahead: int,
    settle: bool,  # noqa: FBT001
    quiet: bool,  # noqa: FBT001 - a flag on the command line
    output: str,
) -> int:
    """List what is to be done; the exit code is 1 where there is anything."""
    from gkcli.cli.notes import readable_snapshot, tell_unread
    from gkcli.cli.open import open_about
    from gkcli.status.agenda import agenda
    from gkcli.status.find_unit import find_party

    settings: Settings = context.obj
    if settle:
        return _settle(settings, unit, as_of, quiet=quiet)
    workspace = open_about(settings, unit)
    party = find_party(workspace.directory, unit) if unit else None
    seen = readable_snapshot(workspace, as_of, party)
    found = agenda(seen.now, party, ahead)
    if not quiet:
        given = context.get_parameter_source("as_of") is not click.core.ParameterSource.DEFAULT
        day = as_of if given else None
        _answer(found, partial(_line, settings.directory, day), output)
    return tell_unread(seen) or (FINDINGS if found.entries else 0)


def _settle(settings: "Settings", unit: str | None, as_of: "date", *, quiet: bool) -> int:
    """Let the office pick what it settles at once, of all units or of one."""
    import sys

    if quiet:
        raise click.UsageError("--settle 要问，不能同 -q 一起用。")
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError("--settle 要在终端里用；不在终端里，用 gkcli today 列出的命令。")
    from gkcli.cli.record_fields import COLUMNS
    from gkcli.cli.record_submission import Submission
    from gkcli.cli.today_settle import settle
    from gkcli.status.agenda import agenda
    from gkcli.status.find_unit import find_party
    from gkcli.status.snapshot import take_snapshot
    from gkcli.workspace.open import open_workspace

    workspace = open_workspace(settings.directory)
    submission = Submission(workspace, COLUMNS)
    submission.finish()
    party = find_party(workspace.directory, unit) if unit else None
    now = take_snapshot(workspace, as_of)
    return settle(submission, agenda(now), now.offices.names[0], party)


def _answer(found: "Agenda", line: "partial[str]", output: str) -> None:
    from gkcli.terminal.agenda import agenda_list, agenda_message, agenda_page, agenda_records

    office = "" if found.party else found.now.offices.names[0]
    if output == "md":
        put(agenda_message(found, office, line))
        return

    def page() -> "Page":
        shown = agenda_page if output == "table" else agenda_list
        return shown(found, office, line)

    answer(page, lambda: agenda_records(found, office, line), output)


def _line(folder: "Path | None", day: "date | None", words: list[str]) -> str:
    """A command line for the same workspace and, where one was given, for the same day."""
    from gkcli.text import shell_word

    where = ["-d", str(folder)] if folder else []
    on = [{"record": "--on"}.get(words[0], "--as-of"), str(day)] if day else []
    return " ".join(map(shell_word, ["gkcli", *where, *words, *on]))
