"""What a person has to look at after a document has been read."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from gkcli.errors import Diagnostic, Severity
from gkcli.office.read.blocks import SourceCell, SourceDocument, SourceParagraph


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


Text = SourceParagraph | SourceCell


class TextAccount:
    """Keeps account of the paragraphs and cells that have been taken."""

    def __init__(self) -> None:
        self._taken: set[int] = set()
        self._lines: dict[int, tuple[SourceParagraph, ...]] = {}

    def take(self, *texts: Text) -> None:
        """These have found their place."""
        self._taken.update(map(id, texts))

    def lines_of(self, cell: SourceCell) -> tuple[SourceParagraph, ...]:
        """The paragraphs of a cell that is read as running text, in place of the cell."""
        texts = filter(None, cell.text.split("\n"))
        return self._lines.setdefault(
            id(cell), tuple(SourceParagraph(text, cell.line) for text in texts)
        )

    def line_of(self, cells: Sequence[SourceCell]) -> SourceParagraph:
        """One paragraph of the cells of a row, in place of them: a number and what it stands by."""
        line = SourceParagraph(" ".join(cell.text for cell in cells), cells[0].line)
        self._lines.update((id(cell), (line,)) for cell in cells)
        return line

    def has(self, text: Text) -> bool:
        """Whether a text has found its place."""
        return id(text) in self._taken

    def left(self, document: SourceDocument) -> Iterator[Text]:
        """The texts that have found none, in reading order."""
        told: set[int] = set()
        for text in document.texts():
            for part in self._lines.get(id(text), (text,)):
                if not self.has(text) and not self.has(part) and id(part) not in told:
                    told.add(id(part))
                    yield part


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
