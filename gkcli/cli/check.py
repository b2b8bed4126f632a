"""gkcli check: everything that is wrong with a workspace."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gkcli.cli.command import Command, option
from gkcli.cli.output import SHOWN, answer, put
from gkcli.cli.params import as_of_option, format_option
from gkcli.cli.settings import Settings
from gkcli.errors import FINDINGS, GkcliError

if TYPE_CHECKING:
    from datetime import date

    from gkcli.errors import Diagnostic
    from gkcli.terminal.findings import SourceLine


@click.command(
    cls=Command,
    help="""检查数据文件，一次报出全部问题：哪一行哪一列、错在哪里、怎么改。

    有错误时退出码为 1；警告和说明不算，加 --strict 则警告也算。

    文件夹里只有工作区名单 rollup.yaml 的，检查名单；名单里的工作区各自另查。
    """,
    examples=[
        ("gkcli check", "检查当前的任务表"),
        ("gkcli -d 别的文件夹 check", "检查别处的"),
        ("gkcli check -f github", "在 GitHub 的合并请求里标出"),
    ],
)
@format_option(("text", "json", "github"))
@as_of_option("台账里的记录是不是还没有到日子")
@option("--strict", is_flag=True, help="有警告时退出码也为 1")
@option("--all", "whole", is_flag=True, help=f"在终端里也全部列出；不写则只列前 {SHOWN} 处和总数")
@click.pass_obj
def command(
    settings: Settings,
    output: str,
    as_of: "date",
    strict: bool,  # noqa: FBT001 - a flag on the command line
    whole: bool,  # noqa: FBT001
) -> int:
    """Report all findings; the exit code is 1 where there is an error."""
    from gkcli.errors import Severity
    from gkcli.terminal import findings

    checked, diagnostics = _inspected(settings.directory, as_of)
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    if output == "github":
        put("".join(f"{findings.github_annotation(one)}\n" for one in diagnostics))
    else:
        counted = findings.counted(diagnostics) or "没有发现问题"
        printed = diagnostics if whole or not sys.stdout.isatty() else diagnostics[:SHOWN]
        more = (
            f"上面只列前 {len(printed)} 处，全部见 gkcli check --all。"
            if printed != diagnostics
            else ""
        )
        summary = f"{checked}{counted}。{more}"
        answer(
            lambda: findings.finding_page(printed, _source_line_reader(), summary),
            lambda: list(map(findings.finding_record, diagnostics)),
            output,
        )
    return FINDINGS if any(one.severity in failing for one in diagnostics) else 0


def _inspected(folder: Path | None, as_of: "date") -> "tuple[str, tuple[Diagnostic, ...]]":
    """What was checked, as the answer begins, and its findings.

    A folder that is no workspace may list some: then the list is checked, not what it lists.
    """
    from gkcli.workspace.layout import locate, shown

    try:
        layout = locate(folder)
    except GkcliError:
        from gkcli.rollup.members import find_list, inspect_list

        path = find_list(folder)
        if path is None:
            raise
        listed, found = inspect_list(path)
        each = f"（{len(listed)} 个，各自另查：gkcli -d 它的文件夹 check）" if listed else ""
        return f"工作区名单 {shown(path)}{each}：", found
    from gkcli.check.findings import inspect

    return f"{shown(layout.folder)}：", inspect(layout, as_of)


def _source_line_reader() -> "SourceLine":
    """A function that returns lines of files; each file is read once."""
    files: dict[str, list[str]] = {}

    def line(file: str, number: int) -> str:
        if file not in files:
            files[file] = _lines(Path(file))
        lines = files[file]
        return lines[number - 1].rstrip("\r") if 0 < number <= len(lines) else ""

    return line


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError):
        return []
