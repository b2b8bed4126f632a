"""The rows of tables of tasks as headings and items."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from gkcli.office.intake.account import Findings, TextAccount, Watch, unwatched, watched
from gkcli.office.intake.alignment import completed, fits, guessed_columns
from gkcli.office.intake.columns import PARTIES, ColumnRole, Columns, columns_of
from gkcli.office.intake.lines import FOOT, Line, LineKind
from gkcli.office.intake.marks import HEADING_STYLES, NumberStyle
from gkcli.office.intake.nesting import Entry, OutlineHeading, OutlineItem
from gkcli.office.intake.row_items import Fields, LeadRule, item_of, with_part, with_rest
from gkcli.office.intake.rows import AnnotatedRow, AnnotatedTable
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
    item_styles: frozenset[NumberStyle] = frozenset()
    _previous: Fields | None = None
    _above: Sequence[Line] | None = None
    _group: str = ""
    _rule: LeadRule = field(default_factory=LeadRule)

    def read(self, table: AnnotatedTable, entries: list[Entry]) -> None:
        """Add the headings and items of a table to those before; none where it holds no tasks."""
        if table.heads_at is None and not (self.columns and fits(table.rows, self.columns)):
            self.columns = None
        self.item_styles |= _item_styles(table.rows)
        for row in watched(table.rows, "读表", self.watch):
            if self._take_heads(row):
                continue
            if self.columns is None and not self._guess(table):
                return
            self._take_row(row, entries)

    def _take_heads(self, row: AnnotatedRow) -> bool:
        columns = row.columns or self._second_row_of_heads(row.cells)
        if columns is None:
            return False
        if not _is_second_row(row.cells):
            self.heads = tuple(cell.text for cell in row.cells)
            self._rule = LeadRule.of(self.heads)
        self.columns = columns
        self.account.take(*row.cells)
        self._previous = self._above = None
        return True

    def _second_row_of_heads(self, row: Sequence[Line]) -> Columns | None:
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

    def _guess(self, table: AnnotatedTable) -> bool:
        rows = [row for row in table.rows if len([c for c in row.cells if c.text]) > 1]
        self.columns = None if self.heads else guessed_columns(rows)
        if self.columns is None:
            return False
        self.heads = tuple(column.value for column in self.columns)
        self.findings.warn(
            table.rows[0].cells[0].line,
            "no-heads",
            f"这张表没有表头，各栏按内容认作：{'、'.join(self.heads)}。",
            "请对照原件核对；认错了，给原件加上表头再导入。",
        )
        return True

    def _take_row(self, row: AnnotatedRow, entries: list[Entry]) -> None:
        cells = row.filled
        if not cells:
            return
        if any(cell.kind in FOOT for cell in cells):
            self._set_aside(row)
            return
        if len(cells) == 1 and self._take_single(row, cells[0], entries):
            return
        heading = _heading_in(cells)
        if heading is not None:
            self.account.take(*cells)
            entries.append(heading)
            return
        fields = self._fields(row.cells)
        self._take_group(fields, entries)
        self._take_item(fields, entries)
        self._previous = fields

    def _take_single(self, row: AnnotatedRow, cell: Line, entries: list[Entry]) -> bool:
        """A row with one filled cell: layout, a heading, or the rest of the row before."""
        if cell.kind is LineKind.REMARK:
            self._set_aside(row)
            return True
        if cell.kind is not LineKind.LAYOUT:
            if not self._is_heading_row(row.cells, cell):
                return False
            entries.append(OutlineHeading.of(cell))
        self.account.take(cell)
        return True

    def _is_heading_row(self, row: Sequence[Line], cell: Line) -> bool:
        """Whether the only filled cell of a row is a heading: by its number, place or width."""
        found = cell.mark
        place = row.index(cell)
        if found is not None and found.style in self.item_styles and "\n" not in cell.text:
            return False
        if found is not None and found.style in HEADING_STYLES and place == 0:
            return True
        if row.count(cell) > 1:
            return True
        column = self._column_at(place, row)
        if column in (ColumnRole.REQUIREMENT, *PARTIES, ColumnRole.TIME):
            return False
        return (
            found is not None
            or column is not ColumnRole.TITLE
            or len(cell.text) <= _LONGEST_HEADING
        )

    def _set_aside(self, row: AnnotatedRow) -> None:
        """Keep the lines of a row that belongs around the table, those of a merged cell once."""
        self.asides.extend(line for line in self.account.lines_of(row) if line not in self.asides)

    def _column_at(self, place: int, row: Sequence[Line]) -> ColumnRole:
        columns = self.columns or ()
        if len(row) == 1 or place >= len(columns):
            return ColumnRole.TITLE
        return columns[place]

    def _fields(self, row: Sequence[Line]) -> Fields:
        columns = self.columns or ()
        while len(row) > len(columns) and not row[-1].text:
            row = row[:-1]
        line = row[0].line
        if len(row) < len(columns):
            row = self._completed(row, columns)
        self._above = row
        cells: dict[ColumnRole, dict[Line, None]] = {}
        for place, cell in enumerate(row):
            if cell.text:
                column = columns[place] if place < len(columns) else ColumnRole.OTHER
                cells.setdefault(column, {})[cell] = None
                if column is ColumnRole.OTHER:
                    self._leave(place, cell)
        return Fields(line, {column: tuple(held) for column, held in cells.items()})

    def _completed(self, row: Sequence[Line], columns: Columns) -> Sequence[Line]:
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

    def _leave(self, place: int, cell: Line) -> None:
        head = closed_up(self.heads[place]) if place < len(self.heads) else ""
        self.unread.setdefault(head or f"第 {place + 1} 栏", []).append(cell.line)
        self.account.take(cell)

    def _take_group(self, fields: Fields, entries: list[Entry]) -> None:
        group = Line(fields.text(ColumnRole.GROUP), fields.line)
        self.account.take(*fields.get(ColumnRole.GROUP))
        if group.text and group.text != self._group:
            self._group = group.text
            entries.append(OutlineHeading.of(group))

    def _take_item(self, fields: Fields, entries: list[Entry]) -> None:
        last = entries[-1] if entries else None
        if _is_rest(fields):
            if not isinstance(last, OutlineItem):
                return
            entries[-1] = with_rest(last, fields)
        elif isinstance(last, OutlineItem) and self._is_part(fields):
            entries[-1] = with_part(last, fields, self._rule)
            self._tell_parts(fields, last)
        else:
            item = item_of(fields, self._rule)
            entries.extend([item] if item.title else [])
        for column in ColumnRole:
            self.account.take(*fields.get(column))

    def _is_part(self, fields: Fields) -> bool:
        """Whether a row is a part of the item before, with which it shares its merged title."""
        previous = self._previous
        if previous is None or not fields.same(previous, ColumnRole.TITLE):
            return False
        if fields.same(previous, ColumnRole.NUMBER):
            return True
        if fields.title_mark is not None and not fields.get(ColumnRole.NUMBER):
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


def _heading_in(cells: Sequence[Line]) -> OutlineHeading | None:
    """A heading whose number stands in a cell of its own: 一 | 着力加强公开 | | ."""
    if len(cells) != 2 or "\n" in cells[1].text:
        return None
    number = cells[0]
    if not number.bare_number or re.search(r"[0-9０-９]", number.text):
        return None
    style = NumberStyle.IN_BRACKETS if number.text[0] in "（(〔[【" else NumberStyle.CHINESE
    return OutlineHeading(closed_up(cells[1].text), number.line, style, number.bare_number)


def _is_rest(fields: Fields) -> bool:
    """Whether a row holds only more of a requirement, as a page break leaves it."""
    return ColumnRole.REQUIREMENT in fields.holds <= {ColumnRole.REQUIREMENT, ColumnRole.OTHER}


def _is_second_row(row: Iterable[Line]) -> bool:
    return any(not cell.text for cell in row)


def _item_styles(rows: Iterable[AnnotatedRow]) -> frozenset[NumberStyle]:
    """The styles of numbers in rows that say more than a heading."""
    firsts = (row.filled[0].mark for row in rows if len(row.filled) > 1)
    return frozenset(found.style for found in firsts if found is not None and found.rest)
