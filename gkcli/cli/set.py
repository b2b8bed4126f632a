"""gkcli set: small edits without opening a file."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click

from gkcli.cli.command import Command, option
from gkcli.cli.params import DATE, EDITED
from gkcli.cli.settings import Settings

if TYPE_CHECKING:
    from datetime import date

    from gkcli.edit.editor import Editor

_DEADLINE_OPTIONS = {
    "id": "时限编号，全文件不重复，如 3-list",
    "what": "什么事",
    "quote": "所据原文，一字不差",
    "units": "谁承担，用逗号隔开；不写则是任务的牵头和责任单位",
    "by": "规则，这一天前",
    "each": "规则，每年 year、每半年 half-year、每季 quarter、每月 month",
    "at_least": "同 --each：每期至少几次",
    "day": "同 --each：期末月的几日前",
    "within": "规则，某事之后多久，如 5 workdays、20 days、24 hours",
    "after": "同 --within：从什么事起算",
    "when": "规则，等条件成就",
    "report_to": "报给谁",
    "publish_on": "在哪里公开",
    "source": "日期不在所引原文里时，从哪里来",
}
_GRAMMAR = (
    "写法：set 任务号或编号 字段 值，set 任务号 add deadline --id …，"
    "set rename unit 旧名 新名 --from 日期"
)


def _deadline_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """An option for each field of a deadline that is added."""
    for key, told in reversed(_DEADLINE_OPTIONS.items()):
        name = f"--{key.replace('_', '-')}"
        function = option(name, key, metavar="文字", help=f"加时限：{told}")(function)
    return function


@click.command(
    cls=Command,
    help="""改一处任务、时限、单位，不用打开文件：先看改了什么，同意了才写。

    字段写英文键或中文名，一次可以改几个字段；几个单位用逗号隔开；值写 "" 是清空。
    时限换一种规则，旧规则的字段随着删去。注释都留着。
    改了以后 check 会多出错误的，不写。改的是录错的字；原文本身不对，写进 errata，不改。
    """,
    examples=[
        ("gkcli set 3 lead 区发改局,区财政局", "第 3 项的牵头单位"),
        ("gkcli set plan by 2018-07-25", "方案改到 7 月 25 日前报"),
        ("gkcli set 6-answer within '15 workdays' after 收到申请", "换成按事件起算"),
        (
            "gkcli set 3 add deadline --id 3-list --what 公开清单 --by 2018-09-30 --quote 主动公开",
            "第 3 项加一条时限",
        ),
        ("gkcli set rename unit 区环保局 区生态环境局 --from 2019-01-01", "单位改名，旧名作别名"),
    ],
)
@click.argument("words", type=EDITED, nargs=-1, metavar="任务号、编号或单位 字段 值…")
@option("--yes", is_flag=True, help="列出改动后不问，直接写入")
@option("--dry-run", is_flag=True, help="只看会改什么，不写")
@option("--from", "since", type=DATE, help="改名：新名从哪一天起用")
@option("--full-name", metavar="文字", help="改名：新的全称；原来的全称作别名")
@_deadline_options
@click.option("--ongoing", is_flag=True, help="加时限：规则，长期坚持")
@click.pass_obj
def command(
    settings: Settings,
    /,
    words: Sequence[str],
    yes: bool,  # noqa: FBT001 - flags on the command line
    dry_run: bool,  # noqa: FBT001
    since: "date | None",
    full_name: str | None,
    ongoing: bool,  # noqa: FBT001
    **deadline: str | None,
) -> None:
    """Show what an edit changes, and write it once confirmed."""
    given = {key: text for key, text in deadline.items() if text is not None}
    if ongoing:
        given["ongoing"] = "true"
    edit = _edit(words, given, since, full_name)
    from gkcli.cli.edit_submission import submit
    from gkcli.edit.editor import Editor
    from gkcli.workspace.layout import locate

    layout = locate(settings.directory)
    editor = Editor(layout)
    edit(editor)
    named = words[: 3 if "add" in words[:2] or words[0] == "rename" else 2]
    submit(layout, editor, " ".join(["set", *named]), agreed=yes, dry_run=dry_run)


def _edit(
    words: Sequence[str], deadline: dict[str, str], since: "date | None", full_name: str | None
) -> "Callable[[Editor], None]":
    """What the words ask an editor to do; UsageError where they say nothing that can be done."""
    match words:
        case ["rename", "unit", old, new]:
            _refuse_options(deadline, "add deadline")
            if since is None:
                raise click.UsageError("还要写 --from：新名从哪一天起用。")
            day = since
            return lambda editor: editor.rename_unit(old, new, day, full_name)
        case ["rename", *_]:
            raise click.UsageError("改名写作：set rename unit 旧名 新名 --from 日期。")
        case [target, "add", "deadline"]:
            _refuse_options({"from": since, "full_name": full_name}, "rename unit")
            return lambda editor: editor.add_deadline(target, deadline)
        case [_, "add", *_]:
            raise click.UsageError("能加的是时限：set 任务号 add deadline --id … 等。")
        case [target, _, _, *_]:
            _refuse_options({"from": since, "full_name": full_name}, "rename unit")
            _refuse_options(deadline, "add deadline")
            return _set(target, words[1:])
        case _:
            raise click.UsageError(f"{_GRAMMAR}。")


def _set(target: str, words: Sequence[str]) -> "Callable[[Editor], None]":
    if len(words) % 2:
        raise click.UsageError(
            f"字段“{words[-1]}”后面没有写值。几个单位用逗号隔开，写成一个；有空格的值加引号。"
        )

    def edit(editor: "Editor") -> None:
        for field, text in zip(words[::2], words[1::2], strict=True):
            editor.set(target, field, text)

    return edit


def _refuse_options(given: dict[str, Any], of_what: str) -> None:
    written = [f"--{key.replace('_', '-')}" for key, value in given.items() if value is not None]
    if written:
        raise click.UsageError(f"{'、'.join(written)} 只同 {of_what} 一起用。")
