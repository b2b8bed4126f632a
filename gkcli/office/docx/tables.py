"""Tables: borders, widths, spanning cells, and heads that every page repeats."""

from collections.abc import Iterator, Sequence
from types import MappingProxyType

from gkcli.office.docx.styles import IMPRINT, SIDE, ParagraphStyle, table_styles
from gkcli.office.docx.text import paragraph
from gkcli.office.docx.xml import Element, el, mm, twips
from gkcli.paper.document.content import (
    Align,
    Cell,
    Content,
    PageTable,
    Row,
    Size,
    ems,
    lines_of,
    text_of,
)
from gkcli.paper.document.page import PageLayout

SIZES = MappingProxyType({Size.SMALL_FOUR: 12.0, Size.FIVE: 10.5, Size.SMALL_FIVE: 9.0})

_TALL = 1500
"""Letters in a cell from which on a row may be torn, lest it not fit on a page."""

_AROUND = 2
"""Room around each of the texts that stand side by side, in letters."""

_THIN, _THICK = 6, 8
"""Widths of lines in eighths of a point: 0.25 and 0.35 mm. Source: GB/T 9704-2012, 7.4."""

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def table_of(table: PageTable, layout: PageLayout) -> Element:
    """A table that fills the width of the page."""
    widths = _widths(table.widths, layout)
    head, text = table_styles(SIZES[table.size])
    return el(
        "tbl",
        _properties(widths, dict.fromkeys(_SIDES, _THIN), beside=4.5, above=3),
        _grid(widths),
        *_rows(table, table.head, widths, head),
        *_rows(table, table.body, widths, text),
    )


def side_by_side(
    parts: Sequence[Content], layout: PageLayout, style: ParagraphStyle = SIDE
) -> Element:
    """Short texts in one row without lines: the first at the left, the last at the right."""
    widths = _widths([ems(text_of(part)) + _AROUND for part in parts], layout)
    cells = [
        _box(width, paragraph(style, part, el("jc", val=_edge(at, len(parts)))))
        for at, (part, width) in enumerate(zip(parts, widths, strict=True))
    ]
    row = el("tr", el("trPr", el("cantSplit")), *cells)
    return el("tbl", _properties(widths, {}, beside=0), _grid(widths), row)


def imprint(rows: Sequence[Sequence[Content]], layout: PageLayout) -> Element:
    """The record at the foot: thick lines around, thin ones between the rows; never torn."""
    lines = {"top": _THICK, "bottom": _THICK, "insideH": _THIN}
    widths = _widths([0.6, 0.4], layout)
    last = len(rows) - 1
    return el(
        "tbl",
        _properties(widths, lines, beside=14),
        _grid(widths),
        *(_imprint_row(row, widths, [el("keepNext")] * (at < last)) for at, row in enumerate(rows)),
    )


def _imprint_row(
    parts: Sequence[Content], widths: Sequence[int], keep: Sequence[Element]
) -> Element:
    if len(parts) == 1:
        whole = paragraph(IMPRINT, parts[0], *keep)
        cells = [_box(sum(widths), whole, el("gridSpan", val=len(widths)))]
    else:
        rest = tuple(piece for part in parts[1:] for piece in part)
        cells = [
            _box(widths[0], paragraph(IMPRINT, parts[0], *keep)),
            _box(widths[1], paragraph(IMPRINT, rest, el("jc", val="right"))),
        ]
    return el("tr", el("trPr", el("cantSplit")), *cells)


def _edge(at: int, count: int) -> str:
    if at == 0:
        return "left"
    return "right" if at == count - 1 else "center"


def _widths(shares: Sequence[float], layout: PageLayout) -> list[int]:
    """Widths that add up to the page's to the last twentieth of a point."""
    whole = mm(layout.measure)
    ends = [round(whole * sum(shares[: at + 1]) / sum(shares)) for at in range(len(shares))]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]


def _properties(
    widths: Sequence[int], lines: dict[str, int], beside: float, above: float = 0
) -> Element:
    """A table's properties; ``beside`` and ``above`` are the white in its cells in points."""
    borders = [
        el(side, val="single", sz=lines[side], space=0, color="auto")
        for side in _SIDES
        if side in lines
    ]
    margins = (("top", above), ("left", beside), ("bottom", above), ("right", beside))
    return el(
        "tblPr",
        el("tblW", w=sum(widths), type="dxa"),
        el("jc", val="center"),
        el("tblBorders", *borders) if borders else None,
        el("tblLayout", type="fixed"),
        el("tblCellMar", *(el(side, w=twips(width), type="dxa") for side, width in margins)),
    )


def _grid(widths: Sequence[int]) -> Element:
    return el("tblGrid", *(el("gridCol", w=width) for width in widths))


def _rows(
    table: PageTable, rows: Sequence[Row], widths: Sequence[int], style: ParagraphStyle
) -> Iterator[Element]:
    repeated = rows is table.head
    open_cells: dict[int, tuple[Cell, int]] = {}
    for at, row in enumerate(rows):
        heading = not repeated and table.spans_all(row)
        # A last row, which often is the total, is not left alone on a page.
        keeps = heading or (not repeated and at == len(rows) - 2)
        starting = {cell.column: cell for cell in row}
        cells = []
        column = 0
        while column < len(widths):
            if column in starting:
                cell, left = starting[column], starting[column].rows
            else:
                cell, left = open_cells[column]
            open_cells[column] = (cell, left - 1)
            align = None if repeated or heading else table.aligns[column]
            cells.append(_cell(cell, cell.rows - left, widths, style, align, keeps))
            column += cell.columns
        yield el("tr", _row_properties(table, row, repeated), *cells)


def _row_properties(table: PageTable, row: Row, repeated: bool) -> Element:  # noqa: FBT001
    tall = any(len(text_of(cell.content)) > _TALL for cell in row)
    height = table.height if not repeated and not table.spans_all(row) else 0
    return el(
        "trPr",
        None if tall else el("cantSplit"),
        el("trHeight", val=mm(height), hRule="atLeast") if height else None,
        el("tblHeader") if repeated else None,
    )


def _cell(
    cell: Cell,
    below: int,
    widths: Sequence[int],
    style: ParagraphStyle,
    align: Align | None,
    keeps: bool,  # noqa: FBT001
) -> Element:
    """A cell, or its continuation ``below`` rows further down; it may keep to the next row."""
    properties = [
        el("gridSpan", val=cell.columns) if cell.columns > 1 else None,
        el("vMerge", val="continue" if below else "restart") if cell.rows > 1 else None,
    ]
    more = [
        el("keepNext") if keeps else None,
        el("jc", val=align.value) if align in (Align.CENTRE, Align.RIGHT) else None,
    ]
    lines: Sequence[Content] = ((),) if below else lines_of(cell.content)
    said = [part for part in more if part is not None]
    return _box(
        sum(widths[cell.column : cell.column + cell.columns]),
        [paragraph(style, line, *said) for line in lines],
        *properties,
    )


def _box(width: int, content: "Element | list[Element]", *properties: Element | None) -> Element:
    paragraphs = content if isinstance(content, list) else [content]
    return el(
        "tc",
        el("tcPr", el("tcW", w=width, type="dxa"), *properties, el("vAlign", val="center")),
        *paragraphs,
    )
