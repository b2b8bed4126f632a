"""The one place through which everything goes that gkcli prints."""

import sys
from typing import NoReturn, TextIO

import click

from gkcli.errors import GkcliError, system_reason
from gkcli.inert import one_line

_DONE = "gkcli.done"


class UnprintedError(GkcliError):
    """What was to be told could not be printed; what was done before stays done."""


def say(*lines: str, aside: bool = False) -> None:
    """Print lines for people; one that is an ``aside`` to the result goes to stderr.

    Each stays a single line and steers no terminal, whatever data it quotes.
    """
    _write(sys.stderr if aside else sys.stdout, "".join(f"{one_line(line)}\n" for line in lines))


def put(answer: str | bytes) -> None:
    """Print a finished answer on stdout as it is: whoever made it saw to its being harmless."""
    _write(sys.stdout, answer)


def remember(done: str) -> None:
    """Keep in mind what was done, to say so should the printing fail from here on."""
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
