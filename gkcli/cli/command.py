"""What every command has in common: Chinese help pages with examples."""

from collections.abc import Sequence
from typing import Any

import click

from gkcli.cli.chinese import speak_chinese

speak_chinese()


class Context(click.Context):
    """A context whose help pages measure display cells."""

    def make_formatter(self) -> click.HelpFormatter:
        """The formatter of a help page, imported when there is one to write."""
        from gkcli.cli.formatter import Formatter

        return Formatter(width=self.terminal_width, max_width=self.max_content_width)


class Command(click.Command):
    """A command with ``examples``: pairs of a command line and what it does."""

    context_class = Context

    def __init__(
        self,
        name: str | None,
        *,
        examples: Sequence[tuple[str, str]] = (),
        **attributes: Any,  # noqa: ANN401 - click checks them
    ) -> None:
        attributes.setdefault("options_metavar", "[选项]")
        super().__init__(name, **attributes)
        self.examples = tuple(examples)

    def get_help_option_names(self, ctx: click.Context) -> list[str]:
        """The spellings of help; click keeps the option of the first context that asks for it."""
        del ctx
        return ["-h", "--help"]

    def get_short_help_str(self, limit: int = 0) -> str:
        """The first line of the help, whole, without its full stop."""
        del limit
        return (self.help or "").strip().partition("\n")[0].removesuffix("。")

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples, each command line whole."""
        from gkcli.cli.formatter import Formatter

        del ctx
        if self.examples and isinstance(formatter, Formatter):
            formatter.write_examples(self.examples)
