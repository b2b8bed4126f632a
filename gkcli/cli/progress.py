"""How far a long job has come, for someone who watches a terminal."""

import os
import sys
from collections.abc import Iterator, Sequence
from typing import TypeVar

import click

T = TypeVar("T")


def counted(items: Sequence[T], label: str) -> Iterator[T]:
    """The items, with a bar on stderr where that is a terminal; elsewhere nothing is shown."""
    plain = not sys.stderr.isatty() or os.environ.get("TERM") == "dumb"
    with click.progressbar(
        items,
        label=label,
        file=sys.stderr,
        hidden=plain,
        fill_char="█",
        empty_char=" ",
        show_eta=False,
        show_pos=True,
    ) as bar:
        yield from bar
