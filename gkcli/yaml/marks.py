"""Where in a file the key and the value at a path stand."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcli.yaml.source import Source

Plain: TypeAlias = str | list["Plain"] | dict[str, "Plain"]
"""What a file holds before the model reads it: text, lists and mappings, nothing else."""


class Marks:
    """Positions of every node of a parsed file.

    A node is a number: its rank in the order of the text. Three arrays hold, for each, the offset
    of its key, the offset of its value and the count of nodes in it, so that a position costs
    twelve bytes and none of them is an object. Lines and columns are worked out when asked for.
    The data belongs to the marks: who changes it gets wrong answers.
    """

    __slots__ = ("_children", "_data", "_source", "keys", "sizes", "values")

    def __init__(self, source: Source) -> None:
        self._source = source
        self._data: Plain = ""
        self._children: dict[int, dict[str | int, int]] = {}
        self.keys: array[int] = array("I")
        self.values: array[int] = array("I")
        self.sizes: array[int] = array("I")

    def bind(self, data: Plain) -> None:
        """Say which data the recorded positions belong to."""
        self._data = data

    @property
    def data(self) -> Plain:
        """The data that the positions belong to."""
        return self._data

    def cut(self, node: int) -> None:
        """Forget a node and all that were recorded after it."""
        del self.keys[node:], self.values[node:], self.sizes[node:]

    def key(self, path: Sequence[str | int]) -> tuple[int, int]:
        """Line and column of the key, or of the list item, at a path.

        For a path that does not exist: of its nearest ancestor that does.
        """
        node, _ = self._find(path)
        return self._position(self.keys, node)

    def value(self, path: Sequence[str | int]) -> tuple[int, int]:
        """Line and column where the value at a path begins.

        For a path that does not exist: of its nearest ancestor that does.
        """
        node, _ = self._find(path)
        return self._position(self.values, node)

    def within(self, path: Sequence[str | int], offset: int, source: Source) -> tuple[int, int]:
        """Line and column of the character at ``offset`` in the text loaded from a path.

        Exact for ``|`` blocks and for text that stands in the file letter for letter; the start of
        the value for all other (folded, or with escapes).
        """
        node, data = self._find(path)
        if not isinstance(data, str) or not self.values:
            return self.value(path)
        start = self.values[node]
        if source.text.startswith("|", start):
            return _within_block(source, source.position(start)[0], data, offset)
        opening = 1 if source.text.startswith(('"', "'"), start) else 0
        if "\n" not in data and source.text.startswith(data, start + opening):
            return source.position(start + opening + min(max(offset, 0), len(data)))
        return source.position(start)

    def _position(self, offsets: array[int], node: int) -> tuple[int, int]:
        return self._source.position(offsets[node]) if offsets else (1, 1)

    def _find(self, path: Sequence[str | int]) -> tuple[int, Plain]:
        node, data = 0, self._data
        for step in path:
            if isinstance(data, str):
                break
            child = self._children_of(node, data).get(step)
            if child is None:
                break
            node = child
            data = data[step]  # type: ignore[index]  # the step was found in it
        return node, data

    def _children_of(self, node: int, data: list[Plain] | dict[str, Plain]) -> dict[str | int, int]:
        known = self._children.get(node)
        if known is None:
            names: Sequence[str | int] = range(len(data)) if isinstance(data, list) else list(data)
            known = {}
            child = node + 1
            for name in names:
                known[name] = child
                child += self.sizes[child]
            self._children[node] = known
        return known


def _within_block(source: Source, header: int, text: str, offset: int) -> tuple[int, int]:
    """The place in a literal block: its lines follow the header, each behind its indentation."""
    offset = min(max(offset, 0), len(text))
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", start)
    loaded = text[start : end if end >= 0 else len(text)]
    number = header + 1 + text.count("\n", 0, offset)
    indent = max(len(source.line(number)) - len(loaded), 0) if loaded else 0
    return number, indent + offset - start + 1
