"""gkcli git-setup: the merge and diff drivers, registered in this clone or taken out again."""

import shlex
from typing import TYPE_CHECKING

import click

from gkcli.cli.command import Command, option
from gkcli.cli.output import remember, say
from gkcli.cli.settings import Settings

if TYPE_CHECKING:
    from gkcli.merge.setup import Plan


@click.command(
    "git-setup",
    cls=Command,
    help="""让 git 按任务和分句合并，改动上方显示是哪一项任务。

    只改两处：这个克隆自己的设置（.git/config），和数据文件夹里的 .gitattributes。
    做了什么一条一条列出来，--undo 全部收回。每个克隆装一次；
    不装也能用，只是照 git 的办法一行一行合并。
    """,
    examples=[
        ("gkcli git-setup --dry-run", "只看会做什么"),
        ("gkcli git-setup", "装上"),
        ("gkcli git-setup --undo", "收回"),
    ],
)
@option("--dry-run", "only_shown", is_flag=True, help="只列出会做什么，什么也不做")
@option("--undo", is_flag=True, help="收回装上的东西")
@click.pass_obj
def command(settings: Settings, only_shown: bool, undo: bool) -> None:  # noqa: FBT001 - flags on the command line
    """Set what git needs, or take it back, and say each step."""
    from gkcli.merge.setup import carry_out, setup, undoing
    from gkcli.workspace.layout import locate

    layout = locate(settings.directory)
    plan = undoing(layout) if undo else setup(layout)
    if not plan.settings and not plan.files:
        say("没有要收回的。" if undo else "都已经设好了，没有要做的。")
        return
    if not only_shown:
        carry_out(plan)
        remember("git 的设置已经收回" if undo else "git 的设置已经做好")
    say("会做这些：" if only_shown else "收回了：" if undo else "做了这些：")
    (_tell_undone if undo else _tell_done)(plan)
    if only_shown:
        say("什么也没有做（--dry-run）。")
    elif undo:
        say("以后照 git 自己的办法一行一行合并。")
    else:
        _tell_what_next(plan)


def _tell_done(plan: "Plan") -> None:
    for each in plan.settings:
        say(f"  git config --local {each.key} {shlex.quote(each.value or '')}")
        if each.now is not None:
            say(f"    原来是：{each.now}")
    for file in plan.files:
        say(f"  {'新建' if file.before is None else '在末尾加上'} {file.name}：")
        for line in file.lines:
            say(f"    {line}")


def _tell_undone(plan: "Plan") -> None:
    for each in plan.settings:
        say(f"  git config --local --unset-all {each.key}")
    for file in plan.files:
        say(f"  从 {file.name} 里删去 git-setup 加的几行")


def _tell_what_next(plan: "Plan") -> None:
    if plan.files:
        names = shlex.join(file.name for file in plan.files)
        say(f"把 .gitattributes 提交给大家用：git add {names} && git commit")
    say("收回：gkcli git-setup --undo")
