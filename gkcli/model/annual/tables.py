"""The table on active disclosure of the forms from 2019 on: one block an item of article 20."""

from collections.abc import Iterator, Sequence

from gkcli.frozen import frozen
from gkcli.model.annual.form_types import Box, Figure, Relation, Sheet
from gkcli.model.figures import Kind

GROUP = "主动公开"
_WIDTHS = {1: (1, 3), 2: (1, 1, 2), 3: (1, 1, 1, 1)}
"""How wide the columns of a block are for its count of figures; the table has four."""


@frozen
class FigureColumn:
    """A column of figures: its key, the words above it, and what is counted."""

    key: str
    title: str
    kind: Kind = "count"


@frozen
class FigureBlock:
    """The rows that belong to one item of article 20."""

    item: str
    columns: tuple[FigureColumn, ...]
    rows: tuple[str, ...]


def disclosure_sheet(blocks: Sequence[FigureBlock]) -> Sheet:
    """The table of some blocks."""
    rows = tuple(row for block in blocks for row in _rows(block))
    return Sheet(GROUP, "主动公开政府信息情况", "二", (3, 2, 2, 2), 1, 0, rows)


def _rows(block: FigureBlock) -> Iterator[tuple[Box, ...]]:
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


def _figure(name: str, column: FigureColumn, block: FigureBlock) -> Figure:
    """A row with one figure needs no key for its column."""
    inner = (column.key,) if len(block.columns) > 1 else ()
    return Figure((GROUP, name, *inner), name, column.title, column.kind)


GROUP_OF_SUITS = "复议诉讼"
_OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结")
_COLUMNS = (*_OUTCOMES, "总计")
_KINDS = {
    "行政复议": "行政复议",
    "直接起诉": "行政诉讼（未经复议直接起诉）",
    "复议后起诉": "行政诉讼（复议后起诉）",
}


def litigation_sheet() -> Sheet:
    """The table: one row of fifteen figures."""
    width = len(_COLUMNS)
    rows = (
        (
            Box("行政复议", colspan=width, header=True),
            Box("行政诉讼", colspan=2 * width, header=True),
        ),
        (
            *(Box(column, rowspan=2, header=True) for column in _COLUMNS),
            Box("未经复议直接起诉", colspan=width, header=True),
            Box("复议后起诉", colspan=width, header=True),
        ),
        tuple(Box(column, header=True) for column in _COLUMNS * 2),
        tuple(
            Box(figure=Figure((GROUP_OF_SUITS, key, column), kind, column))
            for key, kind in _KINDS.items()
            for column in _COLUMNS
        ),
    )
    widths = (1,) * (3 * width)
    return Sheet(GROUP_OF_SUITS, "政府信息公开行政复议、行政诉讼情况", "四", widths, 0, 3, rows)


def litigation_relations() -> Iterator[Relation]:
    """Each group's total is the sum of its four outcomes."""
    for key in _KINDS:
        yield Relation(
            f"复议诉讼表“{key}”一组",
            ((GROUP_OF_SUITS, key, "总计"),),
            tuple((GROUP_OF_SUITS, key, outcome) for outcome in _OUTCOMES),
            "总计",
            "前四项之和",
        )
