"""Which of a document's texts have found a place, so that what has not can be told."""

from collections.abc import Iterable, Iterator, Sequence

from gkcli.exchange.documents.blocks import Cell, Document, Paragraph

Text = Paragraph | Cell


class Ledger:
    """Keeps account of the paragraphs and cells that have been taken."""

    def __init__(self) -> None:
        self._taken: set[int] = set()
        self._lines: dict[int, tuple[Paragraph, ...]] = {}

    def take(self, *texts: Text) -> None:
        """These have found their place."""
        self._taken.update(map(id, texts))

    def lines_of(self, cell: Cell) -> tuple[Paragraph, ...]:
        """The paragraphs of a cell that is read as running text, in place of the cell."""
        texts = filter(None, cell.text.split("\n"))
        return self._lines.setdefault(id(cell), tuple(Paragraph(text, cell.line) for text in texts))

    def line_of(self, cells: Sequence[Cell]) -> Paragraph:
        """One paragraph of the cells of a row, in place of them: a number and what it stands by."""
        line = Paragraph(" ".join(cell.text for cell in cells), cells[0].line)
        self._lines.update((id(cell), (line,)) for cell in cells)
        return line

    def has(self, text: Text) -> bool:
        """Whether a text has found its place."""
        return id(text) in self._taken

    def left(self, document: Document) -> Iterator[Text]:
        """The texts that have found none, in reading order."""
        told: set[int] = set()
        for text in document.texts():
            for part in self._lines.get(id(text), (text,)):
                if not self.has(text) and not self.has(part) and id(part) not in told:
                    told.add(id(part))
                    yield part


def distinct(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """Cells each once, as a merged one stands in several places."""
    return tuple({id(cell): cell for cell in cells}.values())
