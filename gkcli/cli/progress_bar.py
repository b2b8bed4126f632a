"""How far a long run is: a bar on stderr where that is a terminal."""

import os
import sys
from collections.abc import Iterable, Iterator, Sized
from typing import TypeVar

import click

from gkcli.cli.output import columns
from gkcli.terminal.text_width import cell_len

T = TypeVar("T")


def with_progress_bar(items: Iterable[T], label: str, length: int | None = None) -> Iterator[T]:
    """The items, with a progress bar on stderr where that is a terminal.

    ``length`` says how many there are where ``len`` does not.
    """
    count = len(items) if length is None and isinstance(items, Sized) else length or 0
    plain = not sys.stderr.isatty() or os.environ.get("TERM") == "dumb"
    with click.progressbar(
        items,
        length=length,
        label=label,
        file=sys.stderr,
        hidden=plain,
        fill_char="█",
        empty_char=" ",
        show_eta=False,
        show_pos=True,
        width=_width(label, count),
    ) as bar:
        yield from bar


_WIDEST = 36
_AROUND = len("  []  /")


def _width(label: str, count: int) -> int:
    """How many cells the bar itself may have, so that the line is not wrapped.

    click counts the letters of a label, of which each takes two cells.
    """
    taken = cell_len(label) + _AROUND + 2 * len(str(count))
    return max(min(columns(sys.stderr) - 1 - taken, _WIDEST), 1)
