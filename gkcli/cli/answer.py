"""Print an answer in the form that was asked for."""

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from gkcli.cli.output import colourful, columns, put

if TYPE_CHECKING:
    from gkcli.terminal.page import Page


def answer(page: "Callable[[], Page]", records: Callable[[], Sequence[Any]], output: str) -> None:
    """Print ``page`` as a table, CSV or Markdown, or ``records`` as JSON.

    Both are asked for only when needed. On a terminal the page is folded to its width; in a pipe
    every line is whole.
    """
    put(_formed(page, records, output))


def _formed(page: "Callable[[], Page]", records: Callable[[], Sequence[Any]], output: str) -> str:
    if output in ("json", "csv", "md"):
        return _listed(page, records, output)
    return on_screen(page())


def on_screen(page: "Page") -> str:
    """A page for where stdout leads: folded to a terminal's width, else every line whole."""
    from gkcli.terminal import screen as layout

    if not sys.stdout.isatty():
        return layout.plain(page)
    if not colourful(sys.stdout):
        return layout.plain(page, columns())
    from gkcli.terminal.screen import coloured

    return coloured(page, columns())


def _listed(page: "Callable[[], Page]", records: Callable[[], Sequence[Any]], output: str) -> str:
    from gkcli.terminal import forms

    if output == "json":
        return forms.to_json(records())
    return (forms.to_csv if output == "csv" else forms.to_markdown)(page().listing)
