"""Tables that hold one task each, a label beside every value, turned into rows under heads."""

from collections.abc import Sequence
from dataclasses import replace

from gkcli.exchange.documents.blocks import Cell, Document, Grid, Row
from gkcli.exchange.intake.columns import columns_of
from gkcli.exchange.intake.findings import Findings
from gkcli.exchange.intake.ledger import distinct
from gkcli.exchange.intake.line_cells import with_line_cells

_MOST_ROWS = 30


def prepared(document: Document, findings: Findings) -> Document:
    """The document with its tables upright: cells a line and forms as rows under heads."""
    whole = with_line_cells(document, findings)
    blocks = (_upright(one) if isinstance(one, Grid) else one for one in whole.blocks)
    return replace(whole, blocks=tuple(blocks))


def _upright(grid: Grid) -> Grid:
    """A form as heads and one row; any other table as it is."""
    if not 1 < len(grid.rows) <= _MOST_ROWS:
        return grid
    if any(columns_of([cell.text for cell in row]) for row in grid.rows):
        return grid
    pairs = [pair for row in grid.rows for pair in _pairs(row)]
    heads = tuple(label for label, _ in pairs)
    if len(heads) < len(grid.rows) or columns_of([label.text for label in heads]) is None:
        return grid
    return Grid((heads, tuple(value for _, value in pairs)))


def _pairs(row: Row) -> Sequence[tuple[Cell, Cell]]:
    """The labels of a row, each with the value beside it; none where the cells do not pair up."""
    cells = distinct(row)
    if len(cells) % 2 or len(cells) > 4:
        return ()
    return list(zip(cells[::2], cells[1::2], strict=True))
