"""The root command, which imports only the subcommand called, and the run of one command line."""

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from gkcli import __version__
from gkcli.cli import output as streams
from gkcli.cli.command import Option
from gkcli.cli.commands import SECTIONS
from gkcli.cli.lazy_group import LazyGroup
from gkcli.cli.output import put
from gkcli.cli.params import DIRECTORY

if TYPE_CHECKING:
    from pathlib import Path

COMPLETION_VARIABLE = "_GKCLI_COMPLETE"
"""The environment variable by which a completion script asks for candidates."""

_HELP = "任务分解表：查任务、查时限、出报表，每次改动都有据可查。"

_EXAMPLES = (
    ("gkcli tasks --unit 审改办", "审改办要做的事"),
    ("gkcli deadlines --within 30", "三十天内到期的"),
    ("gkcli report --list", "能出哪些报表"),
)


@click.pass_context
def _keep_settings(context: click.Context, directory: "Path | None") -> None:
    from gkcli.cli.settings import Settings

    context.obj = Settings(directory)


ROOT = LazyGroup(
    "gkcli",
    SECTIONS,
    callback=_keep_settings,
    help=_HELP,
    examples=_EXAMPLES,
    params=[
        Option(
            ["-d", "--dir", "directory"],
            type=DIRECTORY,
            envvar="GKCLI_DATA",
            help="数据文件夹；不写则从当前位置向上找 data/，也可设环境变量 GKCLI_DATA",
        )
    ],
)
"""The command ``gkcli`` itself."""

click.version_option(__version__, prog_name="gkcli", help="显示版本号", cls=Option)(ROOT)


def run(arguments: Sequence[str], root: click.Command = ROOT) -> int:
    """Run one command line and return its exit code; errors are reported on stderr."""
    streams.prepare()
    try:
        code = _run_command(arguments, root)
        sys.stdout.flush()
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the last net: no traceback
        from gkcli.cli.failure import report_error

        code = report_error(error)
    return code


def _run_command(arguments: Sequence[str], root: click.Command) -> int:
    shell = os.environ.get(COMPLETION_VARIABLE)
    if shell is not None:
        from gkcli.cli.completion import answer

        put(answer(root, shell, arguments))
        return 0
    _refuse_bytes(arguments)
    try:
        with root.make_context("gkcli", list(arguments)) as context:
            code = root.invoke(context)
    except click.exceptions.Exit as done:
        return done.exit_code
    return code if isinstance(code, int) else 0


def _refuse_bytes(arguments: Sequence[str]) -> None:
    for place, argument in enumerate(arguments, 1):
        if any("\ud800" <= character <= "\udfff" for character in argument):
            encoding = sys.getfilesystemencoding().upper()
            raise click.UsageError(
                f"第 {place} 个参数“{argument}”不是 {encoding} 编码的文字。"
                f"请把终端的编码改为 {encoding} 再试。"
            )
