"""From text to plain data for those who go by the errors alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcli.yaml.parse import Parsed, build
from gkcli.yaml.tidy_file import parse_tidy

if TYPE_CHECKING:
    from gkcli.yaml.source import Source


def skim(source: Source) -> Parsed:
    """The same as ``syntax.parse``, but without the warnings where there is no error.

    Most files are sound, and the search for slips, with all its patterns, would take a query
    longer than its answer. Those that stand as ``fmt`` writes them need no parser either.
    """
    tidy = parse_tidy(source)
    if tidy is not None:
        return tidy
    if source.visible:
        built = build(source, source.text)
        # An empty file and a bare text are errors too, which the search puts into words.
        if not built.error and not built.refused and isinstance(built.data, list | dict):
            return Parsed(built.data, built.marks, ())
    from gkcli.yaml.syntax import parse

    return parse(source)
