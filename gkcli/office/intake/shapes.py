"""Tables that came out one cell a line, put together again by their heads."""

import re
from collections.abc import Iterable, Iterator, Sequence

from gkcli.office.intake.account import Findings
from gkcli.office.intake.alignment import aligned
from gkcli.office.intake.columns import ColumnRole, Columns, head_column
from gkcli.office.intake.lines import Line, LineKind
from gkcli.office.intake.marks import HEADING_STYLES
from gkcli.office.intake.rows import AnnotatedRow, AnnotatedTable, Block

_BAR = re.compile(r"[|｜│]")
_LONGEST_HEADING = 40
_END = frozenset(
    {LineKind.COPIES, LineKind.PRINTED, LineKind.SIGNED, LineKind.REMARK, LineKind.ANNOTATION}
)
_FEWEST_HEADS = 2
_MOST_HEADS = 30


def upright(blocks: Iterable[Block], findings: Findings) -> list[Block]:
    """The blocks with every table as rows under heads: cells a line each, and forms, included."""
    whole: list[Block] = []
    lines: list[Line] = []
    for block in blocks:
        if isinstance(block, Line):
            lines.append(block)
        else:
            whole.extend((*_regrouped(lines, findings), _upright(block)))
            lines = []
    return [*whole, *_regrouped(lines, findings)]


def _regrouped(lines: Sequence[Line], findings: Findings) -> Sequence[Block]:
    """The lines, those that are the cells of a table as that table."""
    able = list(map(_may_be_head, lines))
    for start in range(len(lines)):
        heads = AnnotatedRow(_heads(lines, able, start))
        if len(heads.cells) < _FEWEST_HEADS or heads.columns is None:
            continue
        after = lines.index(heads.cells[-1]) + 1
        end = next((n for n in range(after, len(lines)) if lines[n].kind in _END), len(lines))
        rows = list(_rows(list(_cells(lines[after:end])), heads.columns, findings))
        if rows:
            return [*lines[:start], AnnotatedTable((heads, *rows)), *lines[end:]]
    return lines


def _heads(lines: Sequence[Line], able: Sequence[bool], start: int) -> Sequence[Line]:
    """The heads that stand one a line from ``start`` on; none where no table has that many."""
    heads: list[Line] = []
    for number in range(start, len(lines)):
        line = lines[number]
        if _BAR.fullmatch(line.text):
            continue
        if not able[number]:
            break
        heads.append(line)
        if len(heads) > _MOST_HEADS:
            return ()
    return heads


def _may_be_head(line: Line) -> bool:
    known = head_column(line.text) not in (None, ColumnRole.OTHER) or "备注" in line.text
    return known and line.mark is None


def _cells(lines: Sequence[Line]) -> Iterator[Line]:
    """The cells: what stands between bars where there are bars, else each line."""
    if not any(_BAR.fullmatch(line.text) for line in lines):
        yield from lines
        return
    held: list[Line] = []
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


def _joined(lines: Sequence[Line], line: int) -> Line:
    return Line("\n".join(one.text for one in lines), lines[0].line if lines else line)


def _rows(cells: Sequence[Line], columns: Columns, findings: Findings) -> Iterator[AnnotatedRow]:
    """Rows of as many cells as there are heads; a number starts one, and a heading is one."""
    numbered = sum(_starts(cell, columns) for cell in cells) > 1
    held: list[Line] = []
    for cell in cells:
        starts = (numbered and _starts(cell, columns)) or _is_heading(cell)
        if held and (starts or len(held) == len(columns)):
            yield _whole(held, columns, findings)
            held = []
        if not held and not cell.text:
            continue
        if _is_heading(cell):
            yield AnnotatedRow((cell, *(Line("", cell.line) for _ in columns[1:])))
        else:
            held.append(cell)
    if held:
        yield _whole(held, columns, findings)


def _starts(cell: Line, columns: Columns) -> bool:
    if columns[0] is ColumnRole.NUMBER:
        return bool(cell.bare_number)
    found = cell.mark
    return found is not None and bool(found.rest) and found.style not in HEADING_STYLES


def _is_heading(cell: Line) -> bool:
    found = cell.mark
    return (
        found is not None
        and found.style in HEADING_STYLES
        and bool(found.rest)
        and len(cell.text) <= _LONGEST_HEADING
        and "。" not in cell.text
    )


def _whole(cells: Sequence[Line], columns: Columns, findings: Findings) -> AnnotatedRow:
    """A row with an empty cell where one has no line; which one is judged by looks."""
    if len(cells) == len(columns):
        return AnnotatedRow(cells)
    places = aligned(cells, columns)
    held = dict(zip(places, cells, strict=True))
    named = "、".join(f"“{held[p].text[:12]}”作{columns[p].value}" for p in places)
    findings.warn(
        cells[0].line,
        "cells-missing",
        f"这一行少 {len(columns) - len(cells)} 格，空格没有占行，按样子收：{named}。",
        "请对照原件核对各格属于哪一栏。",
    )
    return AnnotatedRow(held.get(n, Line("", cells[0].line)) for n in range(len(columns)))


_MOST_ROWS = 30


def _upright(table: AnnotatedTable) -> AnnotatedTable:
    """A form as heads and one row; any other table as it is."""
    if not 1 < len(table.rows) <= _MOST_ROWS or table.heads_at is not None:
        return table
    pairs = [pair for row in table.rows for pair in _pairs(row)]
    heads = AnnotatedRow(label for label, _ in pairs)
    if len(pairs) < len(table.rows) or heads.columns is None:
        return table
    return AnnotatedTable((heads, AnnotatedRow(value for _, value in pairs)))


def _pairs(row: AnnotatedRow) -> Sequence[tuple[Line, Line]]:
    """The labels of a row, each with the value beside it; none where the cells do not pair up."""
    cells = list(dict.fromkeys(row.cells))
    if len(cells) % 2 or len(cells) > 4:
        return ()
    return list(zip(cells[::2], cells[1::2], strict=True))
