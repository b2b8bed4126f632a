"""What was used of a document while it was read, and what a person has to look at."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from gkcli.errors import Diagnostic, Severity
from gkcli.office.intake.lines import Line
from gkcli.office.intake.rows import AnnotatedRow, Block, texts


@dataclass(slots=True)
class Findings:
    """Findings about one document, collected while it is read."""

    file: str
    found: list[Diagnostic] = field(default_factory=list)

    def warn(self, line: int, code: str, message: str, hint: str) -> None:
        """Something that a person has to decide or mend."""
        self.found.append(Diagnostic(self.file, line, 1, Severity.WARNING, code, message, hint))

    def note(self, line: int, code: str, message: str, hint: str) -> None:
        """Something that a person should know."""
        self.found.append(Diagnostic(self.file, line, 1, Severity.NOTE, code, message, hint))

    def in_order(self) -> tuple[Diagnostic, ...]:
        """The findings in the order of the document."""
        return tuple(sorted(self.found, key=lambda f: f.line))


class TextAccount:
    """Which lines of a document and cells of its tables have been put to use.

    Lines are told apart by identity: the same words may stand in several places.
    """

    def __init__(self) -> None:
        self._taken: set[Line] = set()
        self._read_as: dict[Line, tuple[Line, ...]] = {}

    def take(self, *lines: Line) -> None:
        """These are used."""
        self._taken.update(lines)

    def lines_of(self, row: AnnotatedRow) -> tuple[Line, ...]:
        """The lines of a row that is read as running text, in place of its cells.

        A number in a cell of its own makes one line with what it numbers.
        """
        cells = row.filled
        number = cells[0].mark if len(cells) > 1 else None
        if number is not None and not number.rest and cells[0] not in self._read_as:
            line = Line(" ".join(cell.text for cell in cells), cells[0].line)
            self._read_as.update((cell, (line,)) for cell in cells)
        for cell in cells:
            if cell not in self._read_as:
                parts = filter(None, cell.text.split("\n"))
                self._read_as[cell] = tuple(Line(text, cell.line) for text in parts)
        return tuple(dict.fromkeys(line for cell in cells for line in self._read_as[cell]))

    def has(self, line: Line) -> bool:
        """Whether a line is used."""
        return line in self._taken

    def left(self, blocks: Iterable[Block]) -> tuple[Line, ...]:
        """The lines that are not used, each once, in reading order."""
        whole = (line for line in texts(blocks) if not self.has(line))
        parts = (part for line in whole for part in self._read_as.get(line, (line,)))
        return tuple(dict.fromkeys(part for part in parts if not self.has(part)))


T = TypeVar("T")

_LONG = 500
"""How many rows or tasks take long enough to be watched."""


class Watch(Protocol):
    """Gives items back one by one and shows how many have passed, under a Chinese label."""

    def __call__(self, items: Sequence[T], label: str) -> Iterable[T]:
        """The items one by one."""


def unwatched(items: Sequence[T], label: str) -> Iterable[T]:
    """The items, with nobody watching."""
    del label
    return items


def watched(items: Sequence[T], label: str, watch: Watch) -> Iterable[T]:
    """The items, watched where they are many."""
    return watch(items, label) if len(items) >= _LONG else items
