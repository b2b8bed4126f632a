"""A word on stderr where working days rest on holidays that are not published yet."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeVar

import click

from gkcli.cli.output import say

if TYPE_CHECKING:
    from gkcli.status.workdays import Workdays


def warn_of_unpublished(dues: Iterable[date | None], workdays: "Workdays") -> None:
    """Tell on stderr for which years of the due dates only weekends were left out."""
    years = sorted({due.year for due in dues if due})
    unknown = [str(year) for year in years if not workdays.known(year)]
    if unknown:
        say(
            f"注意：{'、'.join(unknown)} 年的放假安排这里还没有，末个工作日只按周一至周五推算。"
            "公布后写进 holidays.yaml。",
            aside=True,
        )


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
