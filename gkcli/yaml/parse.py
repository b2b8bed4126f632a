"""Text through the YAML parser: the one place that runs it, and imports it only then."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import yaml

    from gkcli.errors import Diagnostic
    from gkcli.yaml.marks import Marks, Plain
    from gkcli.yaml.source import Source
    from gkcli.yaml.tree import Tree


class Parsed(NamedTuple):
    """What a file holds and everything that is wrong with how it is written.

    ``data`` is text, lists and mappings; every scalar is text, one that was left out is "". It is
    None where the file is empty, not YAML or nested too deeply; what was refused (a duplicate key,
    an alias) is missing from it or empty. ``diagnostics`` stand in reading order and include those
    of the source.
    """

    data: Plain | None
    marks: Marks
    diagnostics: tuple[Diagnostic, ...]


class Built(NamedTuple):
    """What the parser made of a text, what it refused, and the syntax error that stopped it."""

    data: Plain | None
    marks: Marks
    refused: list[Diagnostic]
    error: yaml.YAMLError | None


def build(
    source: Source, text: str, make: Callable[[Source, Callable[[], Any]], Tree] | None = None
) -> Built:
    """Run the parser over the text of a source, in which unreadable characters are replaced.

    ``make`` gives the tree that takes the parser's events, where one shall note more of them.
    """
    import yaml

    from gkcli.yaml.tree import Stop, Tree

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: Plain | None = None
    failure = None
    with _without_collector():
        tree = (make or Tree)(source, loader(text).get_event)
        try:
            data = tree.build()
        except Stop:
            pass
        except yaml.YAMLError as error:
            failure = error
    return Built(data, tree.marks, tree.findings, failure)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Keep the garbage collector from walking, again and again, over what is still growing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
