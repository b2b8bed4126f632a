"""A file that stands as ``fmt`` writes it: its data and where that stands, without a parser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcli.yaml.marks import Marks, Plain
from gkcli.yaml.parse import Parsed
from gkcli.yaml.tidy import read_tidy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcli.yaml.source import Source

_DASH = 2
"""How far behind a dash its item stands, and how much further right a block is than its key."""


def parse_tidy(source: Source) -> Parsed | None:
    """The data of a tidy file with its positions, and nothing wrong; None for any other."""
    data = read_tidy(source.text) if source.visible else None
    return None if data is None else Parsed(data, TidyMarks(source, data), ())


class TidyMarks(Marks):
    """The positions in a file that ``read_tidy`` read, worked out when the first is asked for.

    Most often none is. They are those that the parser gives; a property test holds them equal.
    """

    __slots__ = ()

    def __init__(self, source: Source, data: Plain) -> None:
        super().__init__(source)
        self.bind(data)

    def _find(self, path: Sequence[str | int]) -> tuple[int, Plain]:
        if not self.keys:
            _Walk(self, self._source.text).document()
        return super()._find(path)


class _Walk:
    """Goes over the data and the lines it came from, one beside the other.

    ``line`` is always the offset at which a line begins, and ``column`` a place in it. Every
    method notes a value with all that is in it, and gives the line behind.
    """

    def __init__(self, marks: Marks, text: str) -> None:
        self._marks = marks
        self._text = text

    def document(self) -> None:
        line = self._skip(0)
        self._collection(self._marks.data, line, 0, line)

    def _note(self, key: int, value: int) -> int:
        marks = self._marks
        marks.keys.append(key)
        marks.values.append(value)
        marks.sizes.append(1)
        return len(marks.sizes) - 1

    def _skip(self, line: int) -> int:
        """The next line that is neither blank nor a comment."""
        text = self._text
        while True:
            end = text.find("\n", line)
            body = text[line:end].lstrip(" ")
            if body and body[0] != "#":
                return line
            line = end + 1

    def _behind(self, line: int) -> int:
        return self._text.find("\n", line) + 1

    def _collection(self, data: Plain, line: int, column: int, key: int) -> int:
        """A list or mapping that begins at a column of a line, on lines of its own."""
        node = self._note(key, line + column)
        if isinstance(data, dict):
            for name, value in data.items():
                line = self._pair(name, value, self._skip(line), column)
        else:
            for item in data:
                line = self._skip(line)
                line = self._value(item, line, column + _DASH, line + column + _DASH, column)
        self._marks.sizes[node] = len(self._marks.sizes) - node
        return line

    def _pair(self, name: str, value: Plain, line: int, column: int) -> int:
        key = line + column
        behind = key + len(name) + 1
        if self._text[behind] != "\n":
            return self._value(value, line, behind + 1 - line, key, column)
        if value == "":
            self._note(key, behind)
            return behind + 1
        below = self._skip(behind + 1)
        body = self._text[below : self._text.find("\n", below)]
        return self._collection(value, below, len(body) - len(body.lstrip(" ")), key)

    def _value(self, data: Plain, line: int, column: int, key: int, indent: int) -> int:
        """A value that begins on the line of its key or dash, which is at ``indent``."""
        place = line + column
        mark = self._text[place]
        if isinstance(data, str):
            self._note(key, place)
            return self._block_end(line, indent) if mark == "|" else self._behind(line)
        if mark != "[":
            return self._collection(data, line, column, key)
        node = self._note(key, place)
        place += 1
        for item in data:
            self._note(place, place)
            quotes = len("''") + str(item).count("'") if self._text[place] == "'" else 0
            place += len(item) + quotes + len(", ")
        self._marks.sizes[node] = len(self._marks.sizes) - node
        return self._behind(line)

    def _block_end(self, line: int, indent: int) -> int:
        """The line behind a block, whose header is on a line."""
        text, margin = self._text, " " * (indent + _DASH)
        line = self._behind(line)
        while text.startswith((margin, "\n"), line):
            line = self._behind(line)
        return line
