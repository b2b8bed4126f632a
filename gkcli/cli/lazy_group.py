"""A command that is a group of commands, and imports only the one that is called."""

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from gkcli.cli.command import Command
from gkcli.cli.commands import CommandEntry, CommandSection

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class LazyGroup(Command, click.Group):
    """A group that knows its commands from a table and imports only the one that is called.

    ``kind`` is what it calls them.
    """

    def __init__(
        self,
        name: str,
        sections: Sequence[CommandSection],
        *,
        kind: str = "命令",
        **attributes: Any,  # noqa: ANN401 - click checks them
    ) -> None:
        super().__init__(
            name,
            options_metavar="[选项]",
            subcommand_metavar=f"{kind} …",
            **attributes,
        )
        self.kind = kind
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
            raise click.UsageError(f"没有{self.kind}“{args[0]}”。{meant}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table, each section's heading, if any, before its first command."""
        del ctx
        shown = [(section, section.shown) for section in self.sections]
        longest = max((len(entry.name) for _, entries in shown for entry in entries), default=0)
        with formatter.section(self.kind):
            formatter.write_dl(
                [
                    (f"{_head(section, index)}{entry.name:{longest}}", entry.summary)
                    for section, entries in shown
                    for index, entry in enumerate(entries)
                ]
            )

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands first: the options are few and rarely needed."""
        self.format_commands(ctx, formatter)
        click.Command.format_options(self, ctx, formatter)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem[str]]":
        """Command names from the table, else options."""
        from click.shell_completion import CompletionItem

        found = [
            CompletionItem(entry.name, help=entry.summary)
            for entry in self.entries.values()
            if entry.name.startswith(incomplete) and not entry.hidden
        ]
        return found or click.Command.shell_complete(self, ctx, incomplete)


def _head(section: CommandSection, index: int) -> str:
    """What stands before the name of a command: the heading, or as much room."""
    if not section.heading:
        return ""
    return f"{'  ' if index else section.heading}  "


def _load(entry: CommandEntry) -> click.Command:
    command = import_module(f"gkcli.cli.{entry.module}").command
    assert isinstance(command, click.Command)
    return command
