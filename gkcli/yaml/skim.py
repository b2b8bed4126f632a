"""From text to plain data for those who go by the errors alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcli.yaml.marks import Marks, Plain
from gkcli.yaml.parse import Parsed, build
from gkcli.yaml.tidy import read_tidy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcli.yaml.source import Source


def skim(source: Source) -> Parsed:
    """The same as ``syntax.parse``, but without the warnings where there is no error.

    Most files are sound, and the search for slips, with all its patterns, would take a query
    longer than its answer. Those that stand as ``fmt`` writes them need no parser either.
    """
    data = tidy(source)
    if data is not None:
        return Parsed(data, _LateMarks(source), ())
    if _is_visible(source.text):
        built = build(source, source.text)
        # An empty file and a bare text are errors too, which the search puts into words.
        if not built.error and not built.refused and isinstance(built.data, list | dict):
            return Parsed(built.data, built.marks, ())
    from gkcli.yaml.syntax import parse

    return parse(source)


def tidy(source: Source) -> Plain | None:
    """The data of a file that stands as ``fmt`` writes it; None for any other."""
    return read_tidy(source.text) if _is_visible(source.text) else None


class _LateMarks(Marks):
    """Positions that the parser works out when the first is asked for; most often none is."""

    __slots__ = ()

    def _find(self, path: Sequence[str | int]) -> tuple[int, Plain]:
        if not self.keys:
            marks = build(self._source, self._source.text).marks
            self.keys, self.values, self.sizes = marks.keys, marks.values, marks.sizes
            self.bind(marks.data)
        return super()._find(path)


def _is_visible(text: str) -> bool:
    """Whether every character can be seen.

    Whatever is an error though YAML reads it (a tab, a full-width blank, a control character)
    cannot.
    """
    return text.replace("\n", "").isprintable()
