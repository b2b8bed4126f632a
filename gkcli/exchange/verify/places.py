"""The rows and lines of a document in order, as places where tasks and headings stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gkcli.exchange.documents.blanks import squeezed
from gkcli.exchange.documents.blocks import Cell, Document, Paragraph, Row
from gkcli.exchange.intake.alignment import completed, fits
from gkcli.exchange.intake.columns import Column, Columns, columns_of
from gkcli.exchange.intake.findings import Findings
from gkcli.exchange.intake.forms import prepared
from gkcli.exchange.intake.lines import Line, is_foot, is_numbered_line, line_kind


@dataclass(frozen=True, slots=True)
class Place:
    """A row or a line; ``whole`` are its words without blanks.

    ``columns`` says what the cells of a row hold; it is empty for a line.
    """

    cells: tuple[Cell, ...]
    columns: Columns
    line: int
    whole: str

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table of tasks."""
        return bool(self.columns)


def places_of(document: Document) -> list[Place]:
    """The places of a document, without heads of columns, page numbers and empty rows."""
    return list(_places(prepared(document, Findings(document.name))))


def _places(document: Document) -> Iterator[Place]:
    columns: Columns = ()
    above: Row | None = None
    for block in document.blocks:
        if isinstance(block, Paragraph):
            if line_kind(block.text) is not Line.LAYOUT:
                yield _line(Cell(block.text, block.line))
            continue
        headed = _headed(block.rows)
        if not headed and not fits(block.rows, columns):
            columns = ()
        for row in block.rows:
            found = columns_of([cell.text for cell in row])
            filled = [cell for cell in dict.fromkeys(row) if cell.text]
            if found is not None:
                columns, above = found, None
            elif not filled or all(line_kind(c.text) is Line.LAYOUT for c in filled):
                continue
            elif columns and (headed or len(row) > 1) and not is_foot(c.text for c in filled):
                if 1 < len(row) < len(columns):
                    row, _ = completed(row, columns, above)
                above = row
                yield _row(row, columns)
            else:
                yield from _lines(filled)


def _lines(cells: Sequence[Cell]) -> Iterator[Place]:
    """The cells of a row that is no task, a line each; a number stays with what it numbers."""
    texts = [cell.text for cell in cells]
    if is_numbered_line(texts):
        yield _line(Cell(" ".join(texts), cells[0].line))
    else:
        yield from map(_line, cells)


def _headed(rows: Sequence[Row]) -> bool:
    return any(columns_of([cell.text for cell in row]) for row in rows)


def _row(row: Row, columns: Columns) -> Place:
    known = (*columns, *(Column.OTHER for _ in row[len(columns) :]))[: len(row)]
    whole = "".join(squeezed(cell.text) for cell in dict.fromkeys(row))
    return Place(row, known, row[0].line, whole)


def _line(cell: Cell) -> Place:
    return Place((cell,), (), cell.line, squeezed(cell.text))
