"""Limits that every template keeps: it ends, and it stays small enough for the machine."""

import time
from collections.abc import Iterable, Iterator
from typing import Any, cast

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from gkcli.frozen import frozen

COUNTED = " counted"
"""The filter that every loop goes through; the blank keeps templates from naming it."""

JOINED = " joined"
"""The filter that stands for ``~``."""

_BITS = 10_000
_CHECK_EVERY = 1024


@frozen
class Limits:
    """How much one report may take: loop turns and calls, characters, seconds.

    ``document`` bounds the characters of a report that is laid out on pages.
    """

    steps: int = 20_000_000
    characters: int = 50_000_000
    document: int = 5_000_000
    seconds: float = 120


class ExhaustedError(Exception):
    """A template took more than it may; the message says in Chinese more of what."""


class Budget:
    """What one run of a template has used so far."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._steps = 0
        self._written = 0
        self._printed = 0
        self._until = time.monotonic() + limits.seconds

    def counted(self, items: Iterable[Any]) -> Iterator[Any]:
        """The items, each counted as a step."""
        for item in items:
            self.step()
            yield item

    def step(self, times: int = 1) -> None:
        """Count a loop's turns or a call; ExhaustedError when there were too many."""
        checked = self._steps // _CHECK_EVERY
        self._steps += times
        if self._steps > self._limits.steps:
            raise ExhaustedError(f"循环超过 {self._limits.steps} 次")
        if self._steps // _CHECK_EVERY > checked:
            self._check_time()

    def show(self, text: str) -> None:
        """Count a text wherever it is printed: also into what is kept, or printed again."""
        self._printed += len(text)
        self.fit(self._printed)

    def write(self, chunk: str) -> None:
        """Count output; ExhaustedError when there is too much."""
        self._written += len(chunk)
        self.fit(self._written)
        self._check_time()

    def fit(self, characters: int) -> None:
        """ExhaustedError when a text or list would become longer than a report may be."""
        if characters > self._limits.characters:
            raise ExhaustedError(f"内容超过 {self._limits.characters} 字")

    def fit_operation(self, operator: str, left: object, right: object) -> None:
        """ExhaustedError when ``left operator right`` would become too long or too large."""
        lengths = [len(side) for side in (left, right) if isinstance(side, str | list | tuple)]
        counts = [side for side in (left, right) if isinstance(side, int)]
        if operator == "+" and lengths:
            self._fit_copy(sum(lengths), left)
        elif operator == "*" and lengths and counts:
            self._fit_copy(lengths[0] * counts[0], left)
        elif operator == "**" and len(counts) == 2:
            self._fit_number(counts[0].bit_length() * abs(counts[1]))
        elif operator == "*":
            self._fit_number(sum(count.bit_length() for count in counts))

    def _fit_copy(self, length: int, kind: object) -> None:
        """Let a text or list of that length be made; its items are copied one by one."""
        self.fit(length)
        if isinstance(kind, list | tuple):
            self.step(length)

    def _fit_number(self, bits: int) -> None:
        if bits > _BITS:
            raise ExhaustedError("算出的数太大")

    def _check_time(self) -> None:
        if time.monotonic() > self._until:
            raise ExhaustedError(f"用时超过 {self._limits.seconds:g} 秒")


class Bounding(NodeTransformer):
    """Sends every loop and every ``~`` of a template through a filter that counts."""

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802 - the name jinja2 calls
        """Count the turns of a loop."""
        self.generic_visit(node)
        node.iter = _filtered(cast("nodes.Expr", node.iter), COUNTED)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802 - the name jinja2 calls
        """Measure what ``~`` puts together."""
        self.generic_visit(node)
        return _filtered(nodes.List(node.nodes, lineno=node.lineno), JOINED)


def _filtered(node: nodes.Expr, name: str) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)
