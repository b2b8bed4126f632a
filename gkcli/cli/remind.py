"""gkcli remind: reminders written and recorded in one step."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gkcli.cli.command import Command, option
from gkcli.cli.output import answer
from gkcli.cli.params import UNIT, Choice, PathParam, as_of_option, unit_option
from gkcli.cli.report_files import FORMS, LISTS
from gkcli.cli.settings import Settings

if TYPE_CHECKING:
    from datetime import date

_CHOICES = (*LISTS, *FORMS)


@click.command(
    cls=Command,
    help="""看今天该催谁；写好催办单，同时记进台账。

    不写 -o 只列出来：该发第几步、谁还在反馈时限里。一步过了反馈时限没有回音，才到下一步；
    反馈时限、各步叫什么、联系人、签发人写在 office.yaml。
    写 -o 就出单：每个单位一个文件，一事一单，同时记“已催办”；要么都写，要么都不写。
    """,
    examples=[
        ("gkcli remind", "今天该催谁，谁还没有到反馈时限"),
        ("gkcli remind --all-units -o 催办单", "全部出单并记进台账"),
        ("gkcli remind --unit 前黄镇 -o 催办单 -f html", "只催一个单位，出网页"),
        ("gkcli remind --undo", "还没有提交的：文件和记录一起撤回"),
    ],
)
@unit_option()
@option("--all-units", is_flag=True, help="该催的单位都出")
@as_of_option("该不该催")
@option("-o", "--output", "folder", type=PathParam("dir"), help="写进哪个文件夹；不写则只列出来")
@option(
    "-f",
    "--format",
    "output",
    type=Choice(_CHOICES),
    help="docx、html 或 md，不写则为 docx；只列出来时用 table 或 json",
)
@option("--by", type=UNIT, help="谁催的；不写则为收报告的办公室")
@option("--undo", is_flag=True, help="撤回最近一次：记录退掉，没有改过的文件删去")
@option("--yes", is_flag=True, help="列出后不问，直接写")
@option("--dry-run", is_flag=True, help="只看会写什么，不写")
@click.pass_obj
def command(
    settings: Settings,
    unit: str | None,
    all_units: bool,  # noqa: FBT001 - flags on the command line
    as_of: "date",
    folder: Path | None,
    output: str | None,
    by: str | None,
    undo: bool,  # noqa: FBT001
    yes: bool,  # noqa: FBT001
    dry_run: bool,  # noqa: FBT001
) -> int:
    """List the reminders that are due, or write them and record that they were sent."""
    if undo:
        if unit or all_units or folder or by or output:
            raise click.UsageError("--undo 撤回最近一次，不写单位、文件夹和格式。")
        from gkcli.cli.remind_undo import undo_reminders

        undo_reminders(settings.directory, yes=yes, dry_run=dry_run)
        return 0
    if unit and all_units:
        raise click.UsageError("--all-units 是该催的都催，不用再写 --unit。")
    if folder is None:
        return _list(settings, unit, as_of, output)
    if not unit and not all_units:
        raise click.UsageError("出单要写明催谁：--unit 单位，或 --all-units。")
    if output in LISTS:
        raise click.UsageError(f"-f {output} 只用于清单。出单可以写：{'、'.join(FORMS)}。")
    from gkcli.cli.remind_submission import RemindSubmission

    submission = RemindSubmission(settings, as_of, folder, output, by)
    return submission.submit(unit, yes=yes, dry_run=dry_run)


def _list(settings: Settings, unit: str | None, as_of: "date", output: str | None) -> int:
    from gkcli.cli.notes import readable_snapshot, tell_unread
    from gkcli.status.find_unit import find_party
    from gkcli.status.reminders import awaited, reminders
    from gkcli.terminal.reminders import reminder_records, reminders_page
    from gkcli.workspace.open import open_workspace

    if output in FORMS:
        raise click.UsageError(f"-f {output} 是出单，要写 -o 文件夹。清单可以写：table、json。")
    workspace = open_workspace(settings.directory)
    party = find_party(workspace.directory, unit) if unit else None
    seen = readable_snapshot(workspace, as_of, party)
    members = set(workspace.directory.members(party)) if party else None
    due = [
        one
        for one in reminders(seen.now)
        if not one.sent_today and (members is None or one.standing.unit in members)
    ]
    late = [a for a in awaited(seen.now) if members is None or a.standing.unit in members]
    answer(
        lambda: reminders_page(due, late, seen.now),
        lambda: reminder_records(due, late, seen.now),
        output or LISTS[0],
    )
    return tell_unread(seen)
