"""The base class of all commands: Chinese help pages with examples."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click
import click.parser

from gkcli.cli.click_chinese import speak_chinese

speak_chinese()

_Function = TypeVar("_Function", bound=Callable[..., Any])


class UnknownOption(click.NoSuchOption):
    """An option that is not there, without click's search for similar ones.

    The parser takes every ``-u`` for a long option at first, and would import ``difflib`` to
    find what was meant before it looks among the short ones. What a user is told finds its own.
    """

    def __init__(
        self,
        option_name: str,
        message: str | None = None,
        possibilities: object = None,
        ctx: click.Context | None = None,
    ) -> None:
        del possibilities
        super().__init__(option_name, message, ctx=ctx)


vars(click.parser)["NoSuchOption"] = UnknownOption


class Context(click.Context):
    """A context whose help pages measure display cells."""

    def make_formatter(self) -> click.HelpFormatter:
        """The formatter of a help page, imported when there is one to write."""
        from gkcli.cli.help_formatter import Formatter

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
        self._shows_help: click.Option | None = None

    def get_help_option_names(self, ctx: click.Context) -> list[str]:
        """The spellings of help; click keeps the option of the first context that asks for it."""
        del ctx
        return ["-h", "--help"]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option that shows the help page, one for all contexts."""
        if self._shows_help is None:
            names = self.get_help_option_names(ctx)
            click.help_option(*names, cls=Option, help="显示本说明")(self)
            made = self.params.pop()
            assert isinstance(made, click.Option)
            self._shows_help = made
        return self._shows_help

    def get_short_help_str(self, limit: int = 0) -> str:
        """The first line of the help, whole, without its full stop."""
        del limit
        return (self.help or "").strip().partition("\n")[0].removesuffix("。")

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples, each command line whole."""
        from gkcli.cli.help_formatter import Formatter

        del ctx
        if self.examples and isinstance(formatter, Formatter):
            formatter.write_examples(self.examples)


class Option(click.Option):
    """An option whose help is taken as it stands, without indentation to take out.

    click would import ``inspect`` for that, before it knows whether anybody asks for help.
    """

    def __init__(
        self,
        declarations: Sequence[str],
        *,
        help: str | None = None,  # noqa: A002  click's name for it
        **attributes: Any,  # noqa: ANN401 - click checks them
    ) -> None:
        super().__init__(declarations, **attributes)
        self.help = help


def option(*declarations: str, **attributes: Any) -> Callable[[_Function], _Function]:  # noqa: ANN401 - click checks them
    """The decorator that gives a command an :class:`Option`."""
    return click.option(*declarations, cls=Option, **attributes)
