"""gkcli fmt: data files in their canonical form."""

import shlex
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gkcli.cli.command import Command, option
from gkcli.cli.output import answer, remember, say
from gkcli.cli.params import FILE
from gkcli.cli.settings import Settings
from gkcli.errors import FINDINGS, GkcliError

if TYPE_CHECKING:
    from gkcli.workspace.formatting import Formatted
    from gkcli.workspace.layout import Layout
    from gkcli.yaml.exchange import FileChange


@click.command(
    cls=Command,
    help="""把数据文件整理成规范写法，好让每次改动只动该动的那几行。

    字段按固定的先后，工作要求和正文一句一行，缩进两格。
    内容、注释、任务的先后不动；有语法错误的文件原样留着，并说明错在哪里。
    不写文件名，就整理整个工作区。
    """,
    examples=[
        ("gkcli fmt", "整理当前工作区的全部文件"),
        ("gkcli fmt --diff", "只看会改什么，不写入"),
        ("gkcli fmt --check data/tasks.yaml", "只查这一个，没有整理过退出码为 1"),
    ],
)
@click.argument("paths", type=FILE, nargs=-1, metavar="[文件…]")
@option("--check", "checking", is_flag=True, help="只检查、不写入；有要整理的退出码为 1")
@option("--diff", "differing", is_flag=True, help="只显示会改哪些行，不写入")
@click.pass_obj
def command(settings: Settings, paths: Sequence[Path], checking: bool, differing: bool) -> int:  # noqa: FBT001 - flags on the command line
    """Write files in their canonical form, or print what that would change."""
    from gkcli.errors import InvalidDataError
    from gkcli.workspace.formatting import files_of, formatted
    from gkcli.workspace.layout import locate

    here = None if paths else locate(settings.directory)
    files = [formatted(path) for path in (files_of(here) if here else paths)]
    broken = [file for file in files if file.errors]
    changed = [file for file in files if file.changed]
    if differing:
        _show(changed)
    else:
        if checking:
            _tell(changed)
        else:
            _write(changed, here or _around(settings))
        _count(files, "要整理" if checking else "整理了")
    if broken:
        raise InvalidDataError(
            f"{len(broken)} 个文件有错误，原样留着，没有整理",
            [error for file in broken for error in file.errors],
            "改正以后再运行 gkcli fmt",
        )
    return FINDINGS if checking and changed else 0


def _around(settings: Settings) -> "Layout | None":
    """The workspace around, which may share a file that stands above it."""
    from gkcli.workspace.layout import locate

    with suppress(GkcliError):
        return locate(settings.directory)
    return None


def _count(files: "Sequence[Formatted]", done: str) -> None:
    changed = sum(file.changed for file in files)
    broken = sum(bool(file.errors) for file in files)
    parts = [f"{done} {changed} 个" if changed else "", f"没法整理 {broken} 个" if broken else ""]
    say(f"共 {len(files)} 个文件，{'，'.join(filter(None, parts)) or '都不用整理'}。")


def _show(changed: "Sequence[Formatted]") -> None:
    from gkcli.terminal.unified_diff import diff_page

    for file in changed:
        answer(partial(diff_page, file.name, file.before, file.after), list, "text")


def _tell(changed: "Sequence[Formatted]") -> None:
    for file in changed:
        say(f"{file.name}:{file.first_change}: 从这一行起没有整理")
    if changed:
        say(f"整理：gkcli fmt {_named(changed)}")


def _write(changed: "Sequence[Formatted]", here: "Layout | None") -> None:
    from gkcli.workspace.formatting import write

    written: list[FileChange] = []
    try:
        for file in changed:
            written.append(write(file))
            remember(f"已整理 {'、'.join(one.name for one in written)}")
            say(f"{file.name}：整理好了，第 {file.first_change} 行起有改动")
    finally:
        if written:
            _keep_way_back(written, here)


def _keep_way_back(written: "list[FileChange]", here: "Layout | None") -> None:
    """Keep the way back workspace by workspace, for the files may be of several."""
    from gkcli.cli.way_back import keep_way_back
    from gkcli.workspace.layout import workspace_of

    homes = [workspace_of(one.path, here) for one in written]
    for home in dict.fromkeys(homes):
        its = [one for one, other in zip(written, homes, strict=True) if other == home]
        keep_way_back(home, "fmt", its)


def _named(files: "Sequence[Formatted]") -> str:
    return shlex.join(file.name for file in files)
