"""What was used of a document while it was read, and what a person has to look at."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from gkcli.errors import Diagnostic, Severity
from gkcli.office.intake.lines import Line
from gkcli.office.read.blocks import Grid, Row, SourceCell


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

    Texts are told apart by identity: the same words may stand in several places.
    """

    def __init__(self) -> None:
        self._taken: set[int] = set()
        self._lines: dict[int, tuple[Line, ...]] = {}

    def take(self, *texts: Line | SourceCell) -> None:
        """These are used."""
        self._taken.update(map(id, texts))

    def lines_of(self, cell: SourceCell) -> tuple[Line, ...]:
        """The lines of a cell that is read as running text, in place of the cell."""
        if id(cell) not in self._lines:
            texts = filter(None, cell.text.split("\n"))
            self._lines[id(cell)] = tuple(Line.of(text, cell.line) for text in texts)
        return self._lines[id(cell)]

    def line_of(self, cells: Sequence[SourceCell]) -> Line:
        """One line of the cells of a row, in place of them: a number and what it stands by."""
        line = Line.of(" ".join(cell.text for cell in cells), cells[0].line)
        self._lines.update((id(cell), (line,)) for cell in cells)
        return line

    def has(self, text: Line | SourceCell) -> bool:
        """Whether a text is used."""
        return id(text) in self._taken

    def left(self, blocks: Iterable[Line | Grid]) -> Iterator[Line | SourceCell]:
        """The texts that are not used, in reading order."""
        seen: set[int] = set()
        for block in blocks:
            for text in (block,) if isinstance(block, Line) else filled(*block.rows):
                for part in self._lines.get(id(text), (text,)):
                    if not self.has(text) and not self.has(part) and id(part) not in seen:
                        seen.add(id(part))
                        yield part


def filled(*rows: Row) -> tuple[SourceCell, ...]:
    """The cells of rows that have text, each once."""
    return distinct(cell for row in rows for cell in row if cell.text)


def distinct(cells: Iterable[SourceCell]) -> tuple[SourceCell, ...]:
    """Cells each once, as a merged one stands in several places."""
    return tuple({id(cell): cell for cell in cells}.values())


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
