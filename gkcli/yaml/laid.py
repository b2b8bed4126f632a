"""A sound file with where each of its values stands, and what stands between them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from yaml.events import ScalarEvent

from gkcli.yaml.gaps import Gaps, ScalarSpan
from gkcli.yaml.parse import build
from gkcli.yaml.source import Source
from gkcli.yaml.tree import ParserEvent, Tree

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkcli.yaml.marks import Plain


@dataclass(slots=True)
class Laid:
    """A value: offsets of its key (for an item of a list its own start), its start and its end.

    ``children`` are the values in a list or mapping, in the order of the file; None for a scalar.
    ``flow`` tells those that stand in brackets.
    """

    data: Plain
    key: int
    start: int
    end: int
    flow: bool = False
    children: list[Laid] | None = None

    @property
    def keys(self) -> list[str | None]:
        """The key of each child; None for an item of a list."""
        if isinstance(self.data, dict):
            return list(self.data)
        return [None] * len(self.children or ())


class LaidOut(NamedTuple):
    """The value of a whole file, and the comments, dashes and blank lines around its scalars."""

    root: Laid
    gaps: Gaps


def lay_out(text: str) -> LaidOut | None:
    """A list or mapping as it stands in a text with LF line ends; None where it is not sound."""
    source = Source(Path(), "", text)
    trees: list[_LaidTree] = []

    def make(source: Source, next_event: Callable[[], Any]) -> _LaidTree:
        trees.append(_LaidTree(source, next_event))
        return trees[0]

    built = build(source, text, make)
    if built.error or built.refused or not isinstance(built.data, list | dict):
        return None
    [tree] = trees
    [root] = tree.roots
    return LaidOut(root, Gaps(text, tree.scalars))


def _span(event: Any) -> ScalarSpan:  # noqa: ANN401  the parser's events
    return ScalarSpan(event.start_mark.index, event.end_mark.index, event.style)


class _LaidTree(Tree):
    """Builds the data and notes, of every value, where it stands."""

    def __init__(self, source: Source, next_event: Callable[[], Any]) -> None:
        super().__init__(source, self._noted)
        self._unnoted = next_event
        self._latest: Any = None
        self.roots = self._siblings = list[Laid]()
        self.scalars: list[ScalarSpan] = []

    def _noted(self) -> Any:  # noqa: ANN401  the parser's events
        event = self._latest = self._unnoted()
        if type(event) is ScalarEvent:
            self.scalars.append(_span(event))
        return event

    def _node(self, event: ParserEvent, key: int, depth: int) -> Plain:
        children: list[Laid] = []
        around = self._siblings
        self._siblings = children
        data = super()._node(event, key, depth)
        self._siblings = around
        # The event taken last is the value's own, or the one that closes it.
        end = self._latest.end_mark.index
        flow = bool(getattr(event, "flow_style", False))
        inside = None if isinstance(data, str) else children
        around.append(Laid(data, key, event.start_mark.index, end, flow, inside))
        return data
