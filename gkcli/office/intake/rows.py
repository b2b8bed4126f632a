"""The blocks of a document with what each was recognised as: lines, and tables row by row."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from gkcli.office.intake.columns import Columns, columns_of
from gkcli.office.intake.lines import Line
from gkcli.office.read.blocks import Grid, SourceCell, SourceDocument


class AnnotatedRow:
    """A row of a table; a merged cell is the same line in every place that it covers."""

    def __init__(self, cells: Iterable[Line]) -> None:
        self.cells = tuple(cells)

    @cached_property
    def filled(self) -> tuple[Line, ...]:
        """The cells that have text, each once."""
        return tuple(dict.fromkeys(cell for cell in self.cells if cell.text))

    @cached_property
    def columns(self) -> Columns | None:
        """What the columns hold where the row is one of heads; None where it is not."""
        return columns_of([cell.text for cell in self.cells])


class AnnotatedTable:
    """A table, row by row; rows may be of different length."""

    def __init__(self, rows: Iterable[AnnotatedRow]) -> None:
        self.rows = tuple(rows)

    @cached_property
    def heads_at(self) -> int | None:
        """Where the first row of heads is; None where there is none."""
        return next((n for n, row in enumerate(self.rows) if row.columns is not None), None)


Block = Line | AnnotatedTable


def annotated(document: SourceDocument) -> list[Block]:
    """The blocks of a document, recognised here and nowhere else; what reads on goes by that."""
    return [
        _table(block) if isinstance(block, Grid) else Line(block.text, block.line)
        for block in document.blocks
    ]


def _table(grid: Grid) -> AnnotatedTable:
    lines: dict[SourceCell, Line] = {}
    rows = (
        AnnotatedRow(
            lines.get(cell) or lines.setdefault(cell, Line(cell.text, cell.line)) for cell in row
        )
        for row in grid.rows
    )
    return AnnotatedTable(rows)


def texts(blocks: Iterable[Block]) -> Iterator[Line]:
    """Every line and cell that has text, a merged cell once, in reading order."""
    for block in blocks:
        if isinstance(block, Line):
            yield block
        else:
            yield from dict.fromkeys(cell for row in block.rows for cell in row.filled)
