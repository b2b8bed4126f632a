"""What ``diff`` and ``review`` have in common: what is compared, and in which form it is told."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from gkcli.cli.output import put
from gkcli.cli.params import DATE, EDITION, Choice, PathParam

if TYPE_CHECKING:
    from gkcli.terminal.page import Page as Answer

_Function = TypeVar("_Function", bound=Callable[..., Any])

FORMS = ("text", "md", "html", "json")
_ENDINGS = {
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".txt": "text",
}
_MOST_WORDS = 2


class OutputForm(NamedTuple):
    """In which form the answer is wanted, and in which file; None for the screen."""

    form: str
    target: Path | None
    force: bool


def edition_options(function: _Function) -> _Function:
    """The editions, and the options on what is told of them and where to."""
    for decorate in reversed(
        (
            click.argument("words", type=EDITION, nargs=-1, metavar="[旧 [新]]"),
            click.option(
                "--as-of", type=DATE, help="台账改变的状态按哪一天算；不写则按台账里最后一天"
            ),
            click.option(
                "-f",
                "--format",
                "output",
                type=Choice(FORMS),
                help="输出的格式；不写则看 -o 的文件名，没有 -o 则为 text",
            ),
            click.option(
                "-o",
                "--output",
                "target",
                type=PathParam("file"),
                help="写到文件；不写则打在屏幕上",
            ),
            click.option("--force", is_flag=True, help="-o 的文件已经有了也改写它"),
        )
    ):
        function = decorate(function)
    return function


def page_of(output: str | None, target: Path | None, *, force: bool) -> OutputForm:
    """What was asked for; UsageError or GkcliError where that cannot be done."""
    form = output or (_ENDINGS.get(target.suffix.lower(), "") if target else "text")
    if not form:
        raise click.UsageError(
            f"“{target}”看不出要写成什么。文件名请以 .html、.md 或 .json 结尾，或写 -f。"
        )
    if target is not None:
        from gkcli.cli.paperwork.files import refuse_file

        refuse_file(target, force=force)
    return OutputForm(form, target, force)


def at_most_two(words: tuple[str, ...]) -> tuple[str, ...]:
    """The editions; UsageError where there are too many."""
    if len(words) > _MOST_WORDS:
        raise click.UsageError("最多写两个版本：旧的和新的。")
    return words


def show(answer: "Answer", page: OutputForm) -> None:
    """Show an answer on the screen, or write it to its file as a pipe would get it."""
    if page.target is None:
        from gkcli.cli.answer import on_screen

        give(on_screen(answer), page)
    else:
        from gkcli.terminal.screen import plain

        give(plain(answer), page)


def give(text: str, page: OutputForm) -> None:
    """Print a finished text, or write it to its file and say so."""
    if page.target is None:
        put(text)
    else:
        from gkcli.cli.paperwork.files import write_file

        write_file(page.target, text, force=page.force)
