"""All printing: safe streams, and answers in the format asked for."""

import io
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NoReturn, TextIO

import click

from gkcli.errors import GkcliError, system_reason
from gkcli.text import one_line

if TYPE_CHECKING:
    from gkcli.terminal.page import Page

SHOWN = 50
"""How many findings are printed on a terminal at most; a pipe gets all."""

_DEFAULT_COLUMNS = 80


def prepare() -> None:
    r"""Make the standard streams take any text; call once, before anything is printed.

    A closed stream becomes the null device, lest the next file opened take its number.
    Characters that the encoding lacks come out as ``\uXXXX``: nothing crashes, nothing is lost.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - stays open; no pathlib at start-up
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # ASCII can never show Chinese, and UTF-8 contains it.
            encoding = "utf-8" if stream.encoding in ("ascii", "ANSI_X3.4-1968") else None
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def abandon(stream: TextIO) -> None:
    """Discard what ``stream`` still buffers, because its reader is gone."""
    with suppress(OSError, ValueError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, stream.fileno())
        os.close(null)


def columns(stream: TextIO | None = None) -> int:
    """The width of the terminal in cells: COLUMNS, else what it says, else 80.

    The terminal is that of ``stream``, of stdout where none is given.
    """
    given = os.environ.get("COLUMNS", "")
    if given.isascii() and given.isdigit() and int(given) > 0:
        return int(given)
    with suppress(OSError, ValueError):
        return os.get_terminal_size((stream or sys.stdout).fileno()).columns or _DEFAULT_COLUMNS
    return _DEFAULT_COLUMNS


def colourful(stream: TextIO) -> bool:
    """Whether ``stream`` may carry colours: a terminal, not TERM=dumb, and no NO_COLOR."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return not plain and stream.isatty()


_DONE = "gkcli.done"


class UnprintedError(GkcliError):
    """The answer could not be printed; what was written before stays written."""


def say(*lines: str, aside: bool = False) -> None:
    """Print lines for people; one that is an ``aside`` to the result goes to stderr.

    Each stays a single line and steers no terminal, whatever data it quotes.
    """
    _write(sys.stderr if aside else sys.stdout, "".join(f"{one_line(line)}\n" for line in lines))


def put(answer: str | bytes) -> None:
    """Print a finished answer on stdout unchanged; the renderer has made it harmless."""
    _write(sys.stdout, answer)


def answer(page: "Callable[[], Page]", records: Callable[[], Iterable[Any]], output: str) -> None:
    """Print ``page`` as a table, CSV or Markdown, or ``records`` as JSON.

    Both are asked for only when needed, and records that are an iterator are not kept. On a
    terminal the page is folded to its width; in a pipe every line is whole.
    """
    from gkcli.terminal import formats

    match output:
        case "json":
            for piece in formats.json_pieces(records()):
                put(piece)
        case "csv":
            put(formats.to_csv(page().listing))
        case "md":
            put(formats.to_markdown(page().listing))
        case _:
            put(on_screen(page()))


def on_screen(page: "Page") -> str:
    """A page as text for stdout: folded to a terminal's width, else every line whole."""
    from gkcli.terminal import render

    if not sys.stdout.isatty():
        return render.plain(page)
    if not colourful(sys.stdout):
        return render.plain(page, columns())
    return render.coloured(page, columns())


def remember(done: str) -> None:
    """Remember what was done, so that the error says so if printing fails later."""
    click.get_current_context().meta[_DONE] = done


def _write(stream: TextIO, text: str | bytes) -> None:
    try:
        click.echo(text, stream, nl=False)
    except BrokenPipeError:
        raise
    except OSError as error:
        _refuse(error)


def _refuse(error: OSError) -> NoReturn:
    context = click.get_current_context(silent=True)
    done = context.meta.get(_DONE) if context else None
    reason = system_reason(error)
    if done:
        raise UnprintedError(
            f"{done}，只是结果没有打印出来：{reason}", "不用再做一次；看看输出写到了哪里"
        ) from error
    raise UnprintedError(f"结果没有打印完：{reason}", "看看输出写到了哪里，换一个地方再试")
