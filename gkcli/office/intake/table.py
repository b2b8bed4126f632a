"""The rows of tables of tasks as headings and items."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from gkcli.office.intake.account import (
    Findings,
    TextAccount,
    Watch,
    distinct,
    filled,
    unwatched,
    watched,
)
from gkcli.office.intake.alignment import completed, fits, guessed_columns
from gkcli.office.intake.columns import PARTIES, ColumnRole, Columns, columns_of, has_heads
from gkcli.office.intake.lines import FOOT, Line, LineKind
from gkcli.office.intake.marks import HEADING_STYLES, NumberStyle, bare_number, mark
from gkcli.office.intake.nesting import Entry, OutlineHeading, OutlineItem
from gkcli.office.intake.row_items import Fields, LeadRule, item_of, with_part, with_rest
from gkcli.office.read.blocks import Grid, Row, SourceCell
from gkcli.text import closed_up

_LONGEST_HEADING = 60


@dataclass(slots=True)
class TableReader:
    """Reads one table after another; one without heads of its own goes on with the last columns."""

    findings: Findings
    account: TextAccount
    watch: Watch = unwatched
    columns: Columns | None = None
    heads: tuple[str, ...] = ()
    unread: dict[str, list[int]] = field(default_factory=dict)
    asides: list[Line] = field(default_factory=list)
    """Lines within tables that belong around them: notes, copies, who printed it."""
    carried: list[Fields] = field(default_factory=list)
    """Rows at the top of the last table that go on with the last item of the one before."""
    item_styles: frozenset[NumberStyle] = frozenset()
    _previous: Fields | None = None
    _above: Row | None = None
    _group: str = ""
    _rule: LeadRule = field(default_factory=LeadRule)

    def read(self, grid: Grid) -> list[Entry]:
        """The headings and items of a table; [] where it holds no tasks."""
        if not has_heads(grid) and not (self.columns and fits(grid.rows, self.columns)):
            self.columns = None
        self.carried = []
        self.item_styles |= _item_styles(grid.rows)
        entries: list[Entry] = []
        for row in watched(grid.rows, "读表", self.watch):
            if self._take_heads(row):
                continue
            if self.columns is None and not self._guess(grid):
                return []
            self._take_row(row, entries)
        return entries

    def _take_heads(self, row: Row) -> bool:
        heads = tuple(cell.text for cell in row)
        columns = columns_of(heads) or self._second_row_of_heads(row)
        if columns is None:
            return False
        if not _is_second_row(row):
            self.heads = heads
            self._rule = LeadRule.of(heads)
        self.columns = columns
        self.account.take(*row)
        self._previous = self._above = None
        return True

    def _second_row_of_heads(self, row: Row) -> Columns | None:
        """Columns where a row below the heads names the parts of one: 牵头单位, 责任单位."""
        if self.columns is None or self._previous is not None or len(row) != len(self.columns):
            return None
        named = [columns_of(("工作任务", cell.text)) for cell in row if cell.text]
        if not named or any(pair is None for pair in named) or not _is_second_row(row):
            return None
        return tuple(
            (columns_of(("工作任务", cell.text)) or (column, column))[1] if cell.text else column
            for cell, column in zip(row, self.columns, strict=True)
        )

    def _guess(self, grid: Grid) -> bool:
        rows = [row for row in grid.rows if len([c for c in row if c.text]) > 1]
        self.columns = None if self.heads else guessed_columns(rows)
        if self.columns is None:
            return False
        self.heads = tuple(column.value for column in self.columns)
        self.findings.warn(
            grid.rows[0][0].line,
            "no-heads",
            f"这张表没有表头，各栏按内容认作：{'、'.join(self.heads)}。",
            "请对照原件核对；认错了，给原件加上表头再导入。",
        )
        return True

    def _take_row(self, row: Row, entries: list[Entry]) -> None:
        cells = filled(row)
        lines = [Line.of(cell.text, cell.line) for cell in cells]
        if not cells:
            return
        if any(line.kind in FOOT for line in lines):
            self._set_aside(cells)
            return
        if len(cells) == 1 and self._take_single(row, cells[0], lines[0], entries):
            return
        heading = self._heading_in(cells)
        if heading is not None:
            self.account.take(*cells)
            entries.append(heading)
            return
        fields = self._fields(row)
        self._take_group(fields, entries)
        self._take_item(fields, entries)
        self._previous = fields

    def _take_single(self, row: Row, cell: SourceCell, line: Line, entries: list[Entry]) -> bool:
        """A row with one filled cell: layout, a heading, or the rest of the row before."""
        if line.kind is LineKind.REMARK:
            self._set_aside([cell])
            return True
        if line.kind is not LineKind.LAYOUT:
            if not self._is_heading_row(row, cell, line):
                return False
            entries.append(_heading(cell.text, cell.line))
        self.account.take(cell)
        return True

    def _is_heading_row(self, row: Row, cell: SourceCell, line: Line) -> bool:
        """Whether the only filled cell of a row is a heading: by its number, place or width."""
        found = line.mark
        place = next(index for index, other in enumerate(row) if other is cell)
        if found is not None and found.style in self.item_styles and "\n" not in cell.text:
            return False
        if found is not None and found.style in HEADING_STYLES and place == 0:
            return True
        if sum(other is cell for other in row) > 1:
            return True
        column = self._column_at(place, row)
        if column in (ColumnRole.REQUIREMENT, *PARTIES, ColumnRole.TIME):
            return False
        return (
            found is not None
            or column is not ColumnRole.TITLE
            or len(cell.text) <= _LONGEST_HEADING
        )

    def _set_aside(self, cells: Iterable[SourceCell]) -> None:
        """Keep the lines of cells that belong around the table, those of a merged one once."""
        lines = (line for cell in cells for line in self.account.lines_of(cell))
        self.asides.extend(line for line in lines if not any(line is kept for kept in self.asides))

    def _column_at(self, place: int, row: Row) -> ColumnRole:
        columns = self.columns or ()
        if len(row) == 1 or place >= len(columns):
            return ColumnRole.TITLE
        return columns[place]

    def _fields(self, row: Row) -> Fields:
        columns = self.columns or ()
        while len(row) > len(columns) and not row[-1].text:
            row = row[:-1]
        line = row[0].line
        if len(row) < len(columns):
            row = self._completed(row, columns)
        self._above = row
        cells: dict[ColumnRole, list[SourceCell]] = {}
        for place, cell in enumerate(row):
            if cell.text:
                column = columns[place] if place < len(columns) else ColumnRole.OTHER
                cells.setdefault(column, []).append(cell)
                if column is ColumnRole.OTHER:
                    self._leave(place, cell)
        found = {column: distinct(held) for column, held in cells.items()}
        return Fields(line, found)

    def _completed(self, row: Row, columns: Columns) -> Row:
        whole, taken = completed(row, columns, self._above)
        if taken:
            self.findings.warn(
                row[-1].line,
                "short-row",
                f"这一行比表头少 {len(columns) - len(row)} 格，"
                f"{'、'.join(column.value for column in taken)}按上一行（纵向合并）收。",
                "请对照原件核对。",
            )
        return whole

    def _leave(self, place: int, cell: SourceCell) -> None:
        head = closed_up(self.heads[place]) if place < len(self.heads) else ""
        self.unread.setdefault(head or f"第 {place + 1} 栏", []).append(cell.line)
        self.account.take(cell)

    def _heading_in(self, cells: Sequence[SourceCell]) -> OutlineHeading | None:
        """A heading whose number stands in a cell of its own: 一 | 着力加强公开 | | ."""
        if len(cells) != 2 or "\n" in cells[1].text:
            return None
        number = cells[0].text.strip()
        style = NumberStyle.IN_BRACKETS if number[0] in "（(〔[【" else NumberStyle.CHINESE
        if not bare_number(number) or re.search(r"[0-9０-９]", number):
            return None
        return OutlineHeading(closed_up(cells[1].text), cells[0].line, style, bare_number(number))

    def _take_group(self, fields: Fields, entries: list[Entry]) -> None:
        text = "".join(map(closed_up, fields.text(ColumnRole.GROUP).split("\n")))
        self.account.take(*fields.get(ColumnRole.GROUP))
        if text and text != self._group:
            self._group = text
            entries.append(_heading(text, fields.line))

    def _take_item(self, fields: Fields, entries: list[Entry]) -> None:
        for column in ColumnRole:
            self.account.take(*fields.get(column))
        last = entries[-1] if entries else None
        if _is_rest(fields):
            if isinstance(last, OutlineItem):
                entries[-1] = with_rest(last, fields)
            else:
                self.carried.append(fields)
        elif isinstance(last, OutlineItem) and self._is_part(fields):
            entries[-1] = with_part(last, fields, self._rule)
            self._tell_parts(fields, last)
        else:
            item = item_of(fields, self._rule)
            entries.extend([item] if item.title else [])

    def _is_part(self, fields: Fields) -> bool:
        """Whether a row is a part of the item before, with which it shares its merged title."""
        previous = self._previous
        if previous is None or not fields.same(previous, ColumnRole.TITLE):
            return False
        if fields.has_numbered_title or fields.same(previous, ColumnRole.NUMBER):
            return True
        alike = [c for c in (*PARTIES, ColumnRole.TIME) if c in fields.holds | previous.holds]
        together = bool(alike) and all(fields.same(previous, c) for c in alike)
        return together and not fields.get(ColumnRole.NUMBER)

    def _tell_parts(self, fields: Fields, item: OutlineItem) -> None:
        previous = self._previous
        if previous is None or all(fields.same(previous, c) for c in PARTIES):
            return
        self.findings.note(
            fields.line,
            "parts-joined",
            f"“{item.title}”在原件里分几行写，各行单位不同，已并成一项，单位取各行之和。",
            "哪个单位做哪一部分，请看工作要求并对照原件。",
        )


def _heading(written: str, line: int) -> OutlineHeading:
    text = "".join(map(closed_up, written.split("\n")))
    found = mark(text)
    if found is None:
        return OutlineHeading(text, line)
    return OutlineHeading(closed_up(found.rest), line, found.style, found.number)


def _is_rest(fields: Fields) -> bool:
    """Whether a row holds only more of a requirement, as a page break leaves it."""
    return ColumnRole.REQUIREMENT in fields.holds <= {ColumnRole.REQUIREMENT, ColumnRole.OTHER}


def _is_second_row(row: Iterable[SourceCell]) -> bool:
    return any(not cell.text for cell in row)


def _item_styles(rows: Iterable[Row]) -> frozenset[NumberStyle]:
    """The styles of numbers in rows that say more than a heading."""
    firsts = (mark(cells[0].text) for cells in map(filled, rows) if len(cells) > 1)
    return frozenset(found.style for found in firsts if found is not None and found.rest)
