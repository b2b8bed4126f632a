"""Tables that came out one cell a line, put together again by their heads."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gkcli.office.intake.account import Findings, distinct
from gkcli.office.intake.alignment import aligned
from gkcli.office.intake.columns import ColumnRole, Columns, columns_of, has_heads, head_column
from gkcli.office.intake.lines import LineKind, line_kind
from gkcli.office.intake.marks import HEADING_STYLES, bare_number, mark
from gkcli.office.read.blocks import Block, Grid, Row, SourceCell, SourceDocument, SourceParagraph

_BAR = re.compile(r"[|｜│]")
_LONGEST_HEADING = 40
_END = frozenset(
    {LineKind.COPIES, LineKind.PRINTED, LineKind.SIGNED, LineKind.REMARK, LineKind.ANNOTATION}
)
_FEWEST_HEADS = 2
_MOST_HEADS = 30


def with_line_cells(document: SourceDocument, findings: Findings) -> SourceDocument:
    """The document with each run of lines that is a table's cells as a table."""
    blocks: list[Block] = []
    lines: list[SourceParagraph] = []
    for block in document.blocks:
        if isinstance(block, SourceParagraph):
            lines.append(block)
        else:
            blocks.extend((*_regrouped(lines, findings), block))
            lines = []
    blocks.extend(_regrouped(lines, findings))
    return replace(document, blocks=tuple(blocks))


def _regrouped(lines: Sequence[SourceParagraph], findings: Findings) -> list[Block]:
    able = list(map(_may_be_head, lines))
    for start in range(len(lines)):
        heads = _heads(lines, able, start)
        columns = columns_of([cell.text for cell in heads]) if len(heads) >= _FEWEST_HEADS else None
        if columns is None:
            continue
        after = next(n for n, line in enumerate(lines, 1) if line.line == heads[-1].line)
        end = next(
            (n for n in range(after, len(lines)) if line_kind(lines[n].text) in _END), len(lines)
        )
        rows = list(_rows(list(_cells(lines[after:end])), columns, findings))
        if rows:
            return [*lines[:start], Grid((heads, *rows)), *lines[end:]]
    return list(lines)


def _heads(lines: Sequence[SourceParagraph], able: Sequence[bool], start: int) -> Row:
    """The heads that stand one a line from ``start`` on; none where no table has that many."""
    heads: list[SourceCell] = []
    for number in range(start, len(lines)):
        line = lines[number]
        if _BAR.fullmatch(line.text):
            continue
        if not able[number]:
            break
        heads.append(SourceCell(line.text, line.line))
        if len(heads) > _MOST_HEADS:
            return ()
    return tuple(heads)


def _may_be_head(line: SourceParagraph) -> bool:
    known = head_column(line.text) not in (None, ColumnRole.OTHER) or "备注" in line.text
    return known and mark(line.text) is None


def _cells(lines: Sequence[SourceParagraph]) -> Iterator[SourceCell]:
    """The cells: what stands between bars where there are bars, else each line."""
    if not any(_BAR.fullmatch(line.text) for line in lines):
        yield from (SourceCell(line.text, line.line) for line in lines)
        return
    held: list[SourceParagraph] = []
    opened = False
    for line in lines:
        if not _BAR.fullmatch(line.text):
            held.append(line)
            continue
        if held or opened:
            yield _joined(held, line.line)
        opened, held = True, []
    if held:
        yield _joined(held, held[0].line)


def _joined(lines: Sequence[SourceParagraph], line: int) -> SourceCell:
    return SourceCell("\n".join(one.text for one in lines), lines[0].line if lines else line)


def _rows(cells: Sequence[SourceCell], columns: Columns, findings: Findings) -> Iterator[Row]:
    """Rows of as many cells as there are heads; a number starts one, and a heading is one."""
    numbered = sum(_starts(cell, columns) for cell in cells) > 1
    held: list[SourceCell] = []
    for cell in cells:
        starts = (numbered and _starts(cell, columns)) or _is_heading(cell)
        if held and (starts or len(held) == len(columns)):
            yield _whole(held, columns, findings)
            held = []
        if not held and not cell.text:
            continue
        if _is_heading(cell):
            yield (cell, *(SourceCell("", cell.line) for _ in columns[1:]))
        else:
            held.append(cell)
    if held:
        yield _whole(held, columns, findings)


def _starts(cell: SourceCell, columns: Columns) -> bool:
    if columns[0] is ColumnRole.NUMBER:
        return bool(bare_number(cell.text))
    found = mark(cell.text)
    return found is not None and bool(found.rest) and found.style not in HEADING_STYLES


def _is_heading(cell: SourceCell) -> bool:
    found = mark(cell.text)
    return (
        found is not None
        and found.style in HEADING_STYLES
        and bool(found.rest)
        and len(cell.text) <= _LONGEST_HEADING
        and "。" not in cell.text
    )


def _whole(cells: list[SourceCell], columns: Columns, findings: Findings) -> Row:
    """A row with an empty cell where one has no line; which one is judged by looks."""
    if len(cells) == len(columns):
        return tuple(cells)
    places = aligned(tuple(cells), columns)
    held = dict(zip(places, cells, strict=True))
    named = "、".join(f"“{held[p].text[:12]}”作{columns[p].value}" for p in places)
    findings.warn(
        cells[0].line,
        "cells-missing",
        f"这一行少 {len(columns) - len(cells)} 格，空格没有占行，按样子收：{named}。",
        "请对照原件核对各格属于哪一栏。",
    )
    return tuple(held.get(place, SourceCell("", cells[0].line)) for place in range(len(columns)))


_MOST_ROWS = 30


def prepared(document: SourceDocument, findings: Findings) -> SourceDocument:
    """The document with its tables upright: cells a line and forms as rows under heads."""
    whole = with_line_cells(document, findings)
    blocks = (_upright(one) if isinstance(one, Grid) else one for one in whole.blocks)
    return replace(whole, blocks=tuple(blocks))


def _upright(grid: Grid) -> Grid:
    """A form as heads and one row; any other table as it is."""
    if not 1 < len(grid.rows) <= _MOST_ROWS:
        return grid
    if has_heads(grid):
        return grid
    pairs = [pair for row in grid.rows for pair in _pairs(row)]
    heads = tuple(label for label, _ in pairs)
    if len(heads) < len(grid.rows) or columns_of([label.text for label in heads]) is None:
        return grid
    return Grid((heads, tuple(value for _, value in pairs)))


def _pairs(row: Row) -> Sequence[tuple[SourceCell, SourceCell]]:
    """The labels of a row, each with the value beside it; none where the cells do not pair up."""
    cells = distinct(row)
    if len(cells) % 2 or len(cells) > 4:
        return ()
    return list(zip(cells[::2], cells[1::2], strict=True))
