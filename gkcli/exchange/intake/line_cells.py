"""Tables that came out one cell a line, put together again by their heads."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gkcli.exchange.documents.blocks import Block, Cell, Document, Grid, Paragraph, Row
from gkcli.exchange.intake.alignment import aligned
from gkcli.exchange.intake.columns import Column, Columns, columns_of, head_column
from gkcli.exchange.intake.findings import Findings
from gkcli.exchange.intake.lines import Line, line_kind
from gkcli.exchange.intake.marks import Style, bare_number, mark

_BAR = re.compile(r"[|｜│]")
_HEADING = (Style.CHAPTER, Style.CHINESE, Style.IN_BRACKETS)
_LONGEST_HEADING = 40
_END = frozenset({Line.COPIES, Line.PRINTED, Line.SIGNED, Line.REMARK, Line.ANNOTATION})
_FEWEST_HEADS = 2
_MOST_HEADS = 30


def with_line_cells(document: Document, findings: Findings) -> Document:
    """The document with each run of lines that is a table's cells as a table."""
    blocks: list[Block] = []
    lines: list[Paragraph] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            lines.append(block)
        else:
            blocks.extend((*_regrouped(lines, findings), block))
            lines = []
    blocks.extend(_regrouped(lines, findings))
    return replace(document, blocks=tuple(blocks))


def _regrouped(lines: Sequence[Paragraph], findings: Findings) -> list[Block]:
    able = list(map(_may_be_head, lines))
    for start in range(len(lines)):
        heads = _heads(lines, able, start)
        columns = columns_of([cell.text for cell in heads]) if len(heads) >= _FEWEST_HEADS else None
        if columns is None:
            continue
        after = lines.index(_paragraph(lines, heads[-1])) + 1
        end = next(
            (n for n in range(after, len(lines)) if line_kind(lines[n].text) in _END), len(lines)
        )
        rows = list(_rows(list(_cells(lines[after:end])), columns, findings))
        if rows:
            return [*lines[:start], Grid((heads, *rows)), *lines[end:]]
    return list(lines)


def _heads(lines: Sequence[Paragraph], able: Sequence[bool], start: int) -> Row:
    """The heads that stand one a line from ``start`` on; none where no table has that many."""
    heads: list[Cell] = []
    for number in range(start, len(lines)):
        line = lines[number]
        if _BAR.fullmatch(line.text):
            continue
        if not able[number]:
            break
        heads.append(Cell(line.text, line.line))
        if len(heads) > _MOST_HEADS:
            return ()
    return tuple(heads)


def _may_be_head(line: Paragraph) -> bool:
    known = head_column(line.text) not in (None, Column.OTHER) or "备注" in line.text
    return known and mark(line.text) is None


def _paragraph(lines: Sequence[Paragraph], cell: Cell) -> Paragraph:
    return next(line for line in lines if line.line == cell.line)


def _cells(lines: Sequence[Paragraph]) -> Iterator[Cell]:
    """The cells: what stands between bars where there are bars, else each line."""
    if not any(_BAR.fullmatch(line.text) for line in lines):
        yield from (Cell(line.text, line.line) for line in lines)
        return
    held: list[Paragraph] = []
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


def _joined(lines: Sequence[Paragraph], line: int) -> Cell:
    return Cell("\n".join(one.text for one in lines), lines[0].line if lines else line)


def _rows(cells: Sequence[Cell], columns: Columns, findings: Findings) -> Iterator[Row]:
    """Rows of as many cells as there are heads; a number starts one, and a heading is one."""
    numbered = sum(_starts(cell, columns) for cell in cells) > 1
    held: list[Cell] = []
    for cell in cells:
        starts = (numbered and _starts(cell, columns)) or _is_heading(cell)
        if held and (starts or len(held) == len(columns)):
            yield _whole(held, columns, findings)
            held = []
        if not held and not cell.text:
            continue
        if _is_heading(cell):
            yield (cell, *(Cell("", cell.line) for _ in columns[1:]))
        else:
            held.append(cell)
    if held:
        yield _whole(held, columns, findings)


def _starts(cell: Cell, columns: Columns) -> bool:
    if columns[0] is Column.NUMBER:
        return bool(bare_number(cell.text))
    found = mark(cell.text)
    return found is not None and bool(found.rest) and found.style not in _HEADING


def _is_heading(cell: Cell) -> bool:
    found = mark(cell.text)
    return (
        found is not None
        and found.style in _HEADING
        and bool(found.rest)
        and len(cell.text) <= _LONGEST_HEADING
        and "。" not in cell.text
    )


def _whole(cells: list[Cell], columns: Columns, findings: Findings) -> Row:
    """A row with an empty cell where one has no line; which one is told by looks."""
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
    return tuple(held.get(place, Cell("", cells[0].line)) for place in range(len(columns)))
