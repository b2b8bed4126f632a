"""How far a long run is: a bar on stderr where that is a terminal."""

import os
import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

import click

T = TypeVar("T")


def with_progress_bar(items: Iterable[T], label: str, length: int | None = None) -> Iterator[T]:
    """The items, with a progress bar on stderr where that is a terminal.

    ``length`` says how many there are where ``len`` does not.
    """
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
    ) as bar:
        yield from bar
