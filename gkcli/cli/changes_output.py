"""The arguments and output formats that ``diff`` and ``review`` share."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from gkcli.cli.command import option
from gkcli.cli.output import put
from gkcli.cli.params import DATE, EDITION, Choice, PathParam

if TYPE_CHECKING:
    from gkcli.compare.page import ChangePage

_Function = TypeVar("_Function", bound=Callable[..., Any])


def _text(changes: "ChangePage", target: Path | None) -> str:
    from gkcli.terminal.changes import terminal_page

    page = terminal_page(changes)
    if target is None:
        from gkcli.cli.output import on_screen

        return on_screen(page)
    from gkcli.terminal.render import plain

    return plain(page)


def _markdown(changes: "ChangePage", _target: Path | None) -> str:
    from gkcli.terminal.changes_markdown import markdown

    return markdown(changes)


def _html(changes: "ChangePage", _target: Path | None) -> str:
    from gkcli.paper.changes import html_page

    return html_page(changes)


def _json(changes: "ChangePage", _target: Path | None) -> str:
    from gkcli.terminal.changes_json import changes_json

    return changes_json(changes)


FORMS = {"text": _text, "md": _markdown, "html": _html, "json": _json}
"""The function that renders a page of changes, by the value of ``--format``."""

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
    """The output format, a key of ``FORMS``, and the target file, None for the screen."""

    form: str
    target: Path | None
    force: bool


def edition_options(function: _Function) -> _Function:
    """Add the arguments and options that ``diff`` and ``review`` share."""
    for decorate in reversed(
        (
            click.argument("words", type=EDITION, nargs=-1, metavar="[旧 [新]]"),
            option("--as-of", type=DATE, help="台账改变的状态按哪一天算；不写则按台账里最后一天"),
            option(
                "-f",
                "--format",
                "output",
                type=Choice(tuple(FORMS)),
                help="输出的格式；不写则看 -o 的文件名，没有 -o 则为 text",
            ),
            option(
                "-o",
                "--output",
                "target",
                type=PathParam("file"),
                help="写到文件；不写则打在屏幕上",
            ),
            option("--force", is_flag=True, help="-o 的文件已经有了也改写它"),
        )
    ):
        function = decorate(function)
    return function


def output_form(output: str | None, target: Path | None, *, force: bool) -> OutputForm:
    """The output format asked for.

    UsageError where the file's ending is unknown, GkcliError where the file exists already.
    """
    form = output or (_ENDINGS.get(target.suffix.lower(), "") if target else "text")
    if not form:
        raise click.UsageError(
            f"“{target}”看不出要写成什么。文件名请以 .html、.md 或 .json 结尾，或写 -f。"
        )
    if target is not None:
        from gkcli.cli.report_files import refuse_file

        refuse_file(target, force=force)
    return OutputForm(form, target, force)


def at_most_two(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words; UsageError where there are more than two."""
    if len(words) > _MOST_WORDS:
        raise click.UsageError("最多写两个版本：旧的和新的。")
    return words


def put_changes(changes: "ChangePage", wanted: OutputForm) -> None:
    """Print a page of changes in the format asked for, or write it to its file."""
    text = FORMS[wanted.form](changes, wanted.target)
    if wanted.target is None:
        put(text)
    else:
        from gkcli.cli.report_files import write_file

        write_file(wanted.target, text, force=wanted.force)
