"""The table on active disclosure of the forms from 2019 on: one block an item of article 20."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gkcli.model.annual.form import Box, Figure, Sheet
from gkcli.model.figures import Kind

GROUP = "主动公开"
_WIDTHS = {1: (1, 3), 2: (1, 1, 2), 3: (1, 1, 1, 1)}
"""How wide the columns of a block are for its count of figures; the table has four."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures: its key, the words above it, and what is counted."""

    key: str
    title: str
    kind: Kind = "count"


@dataclass(frozen=True, slots=True)
class Block:
    """The rows that belong to one item of article 20."""

    item: str
    columns: tuple[Column, ...]
    rows: tuple[str, ...]


def disclosure_sheet(blocks: Sequence[Block]) -> Sheet:
    """The table of some blocks."""
    rows = tuple(row for block in blocks for row in _rows(block))
    return Sheet(GROUP, "主动公开政府信息情况", "二", (3, 2, 2, 2), 1, 0, rows)


def _rows(block: Block) -> Iterator[tuple[Box, ...]]:
    widths = _WIDTHS[len(block.columns)]
    yield (Box(f"第二十条第（{block.item}）项", colspan=4, header=True),)
    titles = ("信息内容", *(column.title for column in block.columns))
    yield tuple(
        Box(title, colspan=width, header=True) for title, width in zip(titles, widths, strict=True)
    )
    for name in block.rows:
        figures = (
            Box(figure=_figure(name, column, block), colspan=width)
            for column, width in zip(block.columns, widths[1:], strict=True)
        )
        yield (Box(name), *figures)


def _figure(name: str, column: Column, block: Block) -> Figure:
    """A row with one figure needs no key for its column."""
    inner = (column.key,) if len(block.columns) > 1 else ()
    return Figure((GROUP, name, *inner), name, column.title, column.kind)
