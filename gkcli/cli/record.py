"""gkcli record: append records to the ledgers."""

import sys
from typing import TYPE_CHECKING, Any

import click

from gkcli.cli.command import Command, option
from gkcli.cli.output import say
from gkcli.cli.params import DATE, FILE, PERIOD, SUBJECT, UNIT, Choice
from gkcli.cli.record_fields import COLUMNS, OPTIONS
from gkcli.cli.settings import Settings
from gkcli.model.statuses import FINDINGS, STATUSES

if TYPE_CHECKING:
    from pathlib import Path

    from gkcli.cli.record_submission import Submission
    from gkcli.record.request import RequestedRecord


@click.command(
    cls=Command,
    help="""把做了什么记进单位的台账：一件事一行，只加不改。

    写任务号或时限的编号，几件事一样就一起写。在终端里不带参数运行，会一项一项地问。
    有一处不对就什么也不写。
    """,
    examples=[
        ("gkcli record plan -u 前黄镇 -s 已完成 --note 已书面报送", "前黄镇报了方案"),
        ("gkcli record 3 19 -u 审改办 -s 推进中", "两项任务都在做"),
        ("gkcli record plan -u 前黄镇 -s 已销号 --by 区政府信息公开办", "公开办核定销号"),
        (
            "gkcli record 7 -u 前黄镇 -s 整改 --by 公开办 --problem 断链3处 --due 2018-08-31",
            "查出问题，限期整改",
        ),
        ("gkcli record --close --by 公开办 --unit 前黄镇", "前黄镇待销号的，看过一次销号"),
        ("gkcli record --each -s 已催办 --by 公开办 --section 三", "这一目逾期的，每条记一次催办"),
        ("gkcli record --template 前黄镇.xlsx -u 前黄镇", "给前黄镇一张空表"),
        ("gkcli record --from 前黄镇.xlsx", "收填好的表：全部行或一行也不"),
    ],
)
@click.argument("subjects", nargs=-1, type=SUBJECT, metavar="[任务号或编号]…")
@option(
    "-u", "--unit", type=UNIT, envvar="GKCLI_UNIT", help="哪个单位的；也可设环境变量 GKCLI_UNIT"
)
@option("-s", "--status", type=Choice(STATUSES), help="做到哪一步")
@option("--on", type=DATE, help="哪一天的事；不写则为今天")
@option("--since", type=DATE, help="从哪一天起算，如收到转办的那天")
@option(
    "--period", type=PERIOD, help="哪一期，如 2024-Q2、2024-H1、2024-06；不写则为日期所在的一期"
)
@option("--until", type=DATE, help="延到哪一天；状态写“申请延期”或“准予延期”")
@option("--note", metavar="文字", help="说明")
@option("--problem", metavar="文字", help="整改：发现了什么问题；状态写“整改”")
@option("--measure", metavar="文字", help="整改：打算怎样改，可以以后由单位补")
@option("--due", type=DATE, help="整改：哪一天前改好")
@option("--found", type=Choice(FINDINGS), help="整改：怎样发现的")
@option("--evidence", multiple=True, metavar="网址", help="佐证的网页地址，可以写几次")
@option("--by", type=UNIT, help="谁记的；不是单位自己时写，如公开办销号")
@option("--from", "sheet", type=FILE, help="收填好的表（.csv、.xlsx、.docx），空着的用上面的选项")
@option("--template", type=FILE, help="写一张空表（.xlsx、.csv）给单位填；加 --unit 则列好它的事")
@option("--close", is_flag=True, help="把待销号的一次销号：全部，或 --unit、编号所指的；先列出再问")
@option("--each", is_flag=True, help="符合 --unit、--section、任务号的每一条都记；先列出再问")
@option("--section", metavar="目", default="", help="同 --each 一起用：只记这一目的，写编号或标题")
@option("--yes", is_flag=True, help="同 --close、--each 一起用：列出后不问，直接记")
@option("--dry-run", is_flag=True, help="只看会写什么，不写")
@click.pass_obj
def command(
    settings: Settings,
    /,
    sheet: "Path | None",
    template: "Path | None",
    close: bool,  # noqa: FBT001 - a flag on the command line
    each: bool,  # noqa: FBT001
    section: str,
    yes: bool,  # noqa: FBT001
    dry_run: bool,  # noqa: FBT001
    **given: Any,  # noqa: ANN401 - from the command line
) -> int:
    """Append one record for each subject, or for each row of a sheet."""
    _refuse_unless_many(close=close, each=each, section=section, yes=yes)
    missing: list[str] = []
    if each:
        _refuse_beside_each(sheet, template, close=close)
    elif close:
        _refuse_beside_closing(sheet, template, given)
    elif sheet is not None or template is not None:
        _refuse_beside(sheet, template, given)
    else:
        missing = _missing(given)
    asks = missing and sys.stdin.isatty() and sys.stdout.isatty()
    if missing and not asks:
        raise click.UsageError(f"还要写上{'、'.join(missing)}。")
    from gkcli.cli.record_submission import Submission
    from gkcli.workspace.open import open_workspace

    names = OPTIONS if sheet is None and not asks else COLUMNS
    submission = Submission(open_workspace(settings.directory), names)
    if not dry_run:
        submission.finish()
    if each:
        from gkcli.cli.record_each import record_each

        return record_each(submission, given, section, yes=yes, dry_run=dry_run)
    if close:
        from gkcli.cli.record_close_out import close_out

        return close_out(submission, given, yes=yes, dry_run=dry_run)
    if template is not None:
        from gkcli.cli.record_sheet import refuse_ending, write_blank_sheet

        refuse_ending(template)
        write_blank_sheet(submission, template, given["unit"])
        return 0
    if asks:
        return _ask(submission, given, dry_run=dry_run)
    return _take(submission, sheet, given, dry_run=dry_run)


def _take(
    submission: "Submission", sheet: "Path | None", given: dict[str, Any], *, dry_run: bool
) -> int:
    """Append what was given, or the rows of a sheet."""
    if sheet is not None:
        from gkcli.cli.record_sheet import take_sheet

        (defaults,) = _requests(**{**given, "subjects": ("",)})
        take_sheet(submission, sheet, defaults)
    else:
        submission.take(_requests(**given))
    if dry_run:
        submission.show()
        say("没有写入（--dry-run）。")
    else:
        submission.write()
    return 0


def _ask(submission: "Submission", given: dict[str, Any], *, dry_run: bool) -> int:
    """Ask for what was not given, show the line, and write it once confirmed."""
    from gkcli.cli.record_prompt import ask, confirm

    def agreed() -> bool:
        submission.take(ask(submission, given))
        submission.show()
        return not dry_run and confirm()

    return submission.write_if(agreed)


def _refuse_beside(sheet: "Path | None", template: "Path | None", given: dict[str, Any]) -> None:
    if sheet is not None and template is not None:
        raise click.UsageError("--from 和 --template 不能一起用：一个收表，一个发表。")
    if given["subjects"]:
        raise click.UsageError("收表、发表时不写任务号，记什么都在表里。")


def _refuse_unless_many(*, close: bool, each: bool, section: str, yes: bool) -> None:
    if yes and not (close or each):
        raise click.UsageError("--yes 只同 --close、--each 一起用。")
    if section and not each:
        raise click.UsageError("--section 只同 --each 一起用。")


def _refuse_beside_each(sheet: "Path | None", template: "Path | None", *, close: bool) -> None:
    if close or sheet is not None or template is not None:
        raise click.UsageError("--each 不能同 --close、--from、--template 一起用。")


def _refuse_beside_closing(
    sheet: "Path | None", template: "Path | None", given: dict[str, Any]
) -> None:
    if sheet is not None or template is not None:
        raise click.UsageError("--close 不能同 --from、--template 一起用。")
    own = {"status": "--status", "since": "--since", "period": "--period", "evidence": "--evidence"}
    written = [option for field, option in own.items() if given[field]]
    if written:
        raise click.UsageError(f"--close 是照报过完成的销号，不用写 {'、'.join(written)}。")


def _missing(given: dict[str, Any]) -> list[str]:
    names = {"subjects": "任务号或编号", "unit": "单位（--unit）", "status": "状态（--status）"}
    return [name for field, name in names.items() if not given[field]]


def _requests(subjects: tuple[str, ...], **fields: Any) -> "list[RequestedRecord]":  # noqa: ANN401 - from the command line
    from gkcli.record.request import RequestedRecord

    given: dict[str, Any] = {"unit": "", "status": ""}
    given |= {
        name: value if isinstance(value, tuple) else str(value)
        for name, value in fields.items()
        if value is not None
    }
    return [RequestedRecord(for_=subject, **given) for subject in dict.fromkeys(subjects)]
