"""The root command, which imports only the subcommand called, and the run of one command line."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from gkcli import __version__
from gkcli.cli import output as streams
from gkcli.cli.command import Command, Option
from gkcli.cli.commands import SECTIONS, CommandEntry, CommandSection
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


class LazyGroup(Command, click.Group):
    """A group that knows its commands from a table and imports only the one that is called."""

    def __init__(self, sections: Sequence[CommandSection], **attributes: Any) -> None:  # noqa: ANN401 - click checks them
        super().__init__(
            "gkcli",
            options_metavar="[选项]",
            subcommand_metavar="命令 …",
            **attributes,
        )
        self.sections = tuple(sections)
        self.entries = {entry.name: entry for section in sections for entry in section.entries}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command's name in the order of the help page."""
        del ctx
        return list(self.entries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now; None where there is none."""
        del ctx
        entry = self.entries.get(cmd_name)
        return _load(entry) if entry else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command the arguments start with; click.UsageError names the likely ones."""
        if args[0] not in self.entries and not ctx.resilient_parsing:
            from gkcli.cli.suggest_option import did_you_mean, similar_words

            about = [name for name, entry in self.entries.items() if args[0] in entry.summary]
            meant = did_you_mean(similar_words(args[0], self.entries) or about)
            raise click.UsageError(f"没有命令“{args[0]}”。{meant}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table, each section's heading before its first command."""
        del ctx
        shown = [(section, section.shown) for section in self.sections]
        longest = max((len(entry.name) for _, entries in shown for entry in entries), default=0)
        with formatter.section("命令"):
            formatter.write_dl(
                [
                    (f"{'  ' if index else section.heading}  {entry.name:{longest}}", entry.summary)
                    for section, entries in shown
                    for index, entry in enumerate(entries)
                ]
            )

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands first: the options are few and rarely needed."""
        self.format_commands(ctx, formatter)
        click.Command.format_options(self, ctx, formatter)

    def shell_complete(
        self, ctx: click.Context, incomplete: str
    ) -> "list[click.shell_completion.CompletionItem[str]]":
        """Command names from the table, else options."""
        from click.shell_completion import CompletionItem

        found = [
            CompletionItem(entry.name, help=entry.summary)
            for entry in self.entries.values()
            if entry.name.startswith(incomplete) and not entry.hidden
        ]
        return found or click.Command.shell_complete(self, ctx, incomplete)


@click.pass_context
def _keep_settings(context: click.Context, directory: "Path | None") -> None:
    from gkcli.cli.settings import Settings

    context.obj = Settings(directory)


ROOT = LazyGroup(
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


def _load(entry: CommandEntry) -> click.Command:
    command = import_module(f"gkcli.cli.{entry.module}").command
    assert isinstance(command, click.Command)
    return command
