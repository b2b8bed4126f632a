"""Where in a document the tables of tasks are, and what stands above, between and below them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from gkcli.office.intake.account import Findings, TextAccount, Watch, distinct, unwatched
from gkcli.office.intake.columns import columns_of
from gkcli.office.intake.duties import first_leads
from gkcli.office.intake.lines import LineKind, is_numbered_line, line_kind
from gkcli.office.intake.marks import NumberStyle, mark
from gkcli.office.intake.nesting import Entry, OutlineHeading, OutlineItem
from gkcli.office.intake.row_items import with_rest
from gkcli.office.intake.table import TableReader
from gkcli.office.intake.titles import opening
from gkcli.office.read.blocks import Grid, SourceDocument, SourceParagraph
from gkcli.text import closed_up

_LONGEST_HEADING = 60
_MOST_ABOVE_HEADS = 2
_ABOVE = frozenset({NumberStyle.CHAPTER, NumberStyle.CHINESE, NumberStyle.IN_BRACKETS})
"""The styles of the headings above a table; its items have others."""


@dataclass(slots=True)
class Region:
    """The tasks of a document and the lines around them; no entries where it has no tasks.

    ``plain`` are lines among the tasks that belong to the notice as a whole, such as 总体要求;
    ``elsewhere`` are the numbers that such lines have.
    """

    entries: list[Entry] = field(default_factory=list)
    above: list[SourceParagraph] = field(default_factory=list)
    below: list[SourceParagraph] = field(default_factory=list)
    plain: list[SourceParagraph] = field(default_factory=list)
    elsewhere: frozenset[int] = frozenset()


def table_region(
    document: SourceDocument, findings: Findings, ledger: TextAccount, watch: Watch = unwatched
) -> Region:
    """Read every table of tasks, with the headings that stand outside of them."""
    reader = TableReader(findings, ledger, watch)
    region = Region()
    waiting: list[SourceParagraph] = []
    for block in document.blocks:
        if isinstance(block, SourceParagraph):
            waiting.append(block)
            continue
        top, grid = _divided(block)
        waiting.extend(_flat(top, ledger))
        entries = reader.read(grid)
        _carry_over(reader, region.entries)
        if not entries:
            if not _has_heads(grid):
                aside = {id(line) for line in reader.asides}
                waiting.extend(line for line in _flat(grid, ledger) if id(line) not in aside)
            continue
        if region.entries:
            region.entries.extend(_cells_lost(waiting, reader, region.entries, ledger))
            region.entries.extend(_between(waiting, grid, ledger))
            region.below.extend(line for line in waiting if not ledger.has(line))
        else:
            region.above, headings = _split(waiting)
            ledger.take(*(line for line, _ in headings))
            region.entries.extend(heading for _, heading in headings)
        region.entries.extend(entries)
        waiting = []
    if region.entries:
        region.entries.extend(_cells_lost(waiting, reader, region.entries, ledger))
        waiting = [line for line in waiting if not ledger.has(line)]
    region.below.extend((*reader.asides, *waiting))
    if not region.entries:
        region.above, region.below = region.below, []
    elif any(first_leads(line.text) for line in (*region.above, *region.below)):
        region.entries = _with_first_leading(region.entries)
    _tell_unread(reader, findings)
    return region


def _carry_over(reader: TableReader, entries: list[Entry]) -> None:
    """Give the last item what the next table has of its requirement."""
    for fields in reader.carried:
        last = entries[-1] if entries else None
        if isinstance(last, OutlineItem):
            entries[-1] = with_rest(last, fields)


def _with_first_leading(entries: Sequence[Entry]) -> list[Entry]:
    """The entries under the rule that the unit named first leads, where no lead is named at all."""
    if any(isinstance(entry, OutlineItem) and entry.duties.lead for entry in entries):
        return list(entries)
    return [
        replace(entry, duties=entry.duties.with_first_leading())
        if isinstance(entry, OutlineItem)
        else entry
        for entry in entries
    ]


def _divided(grid: Grid) -> tuple[Grid, Grid]:
    """What stands above the heads within a table, such as its title, and the rest."""
    for index, row in enumerate(grid.rows):
        if columns_of([cell.text for cell in row]) is not None:
            return Grid(grid.rows[:index]), Grid(grid.rows[index:])
        if len(distinct(cell for cell in row if cell.text)) > _MOST_ABOVE_HEADS:
            break
    return Grid(()), grid


def _has_heads(grid: Grid) -> bool:
    return any(columns_of([cell.text for cell in row]) for row in grid.rows)


def _flat(grid: Grid, ledger: TextAccount) -> list[SourceParagraph]:
    """A table without tasks as lines; a number in a cell of its own stays with its row."""
    lines: dict[int, SourceParagraph] = {}
    for row in grid.rows:
        cells = distinct(cell for cell in row if cell.text)
        if is_numbered_line([cell.text for cell in cells]):
            line = ledger.line_of(cells)
            lines[id(line)] = line
        else:
            lines.update((id(line), line) for cell in cells for line in ledger.lines_of(cell))
    return list(lines.values())


def _split(
    lines: Sequence[SourceParagraph],
) -> tuple[list[SourceParagraph], list[tuple[SourceParagraph, OutlineHeading]]]:
    """The lines above the first table, and the headings that stand directly above it."""
    start = len(lines)
    while start and heading_in(lines[start - 1].text, lines[start - 1].line, _ABOVE):
        start -= 1
    headings = [(line, heading_in(line.text, line.line, _ABOVE)) for line in lines[start:]]
    return list(lines[:start]), [(line, found) for line, found in headings if found]


def _between(lines: Sequence[SourceParagraph], following: Grid, ledger: TextAccount) -> list[Entry]:
    """The headings between two tables, and the title of the one that follows."""
    found: list[Entry] = []
    headed = columns_of([cell.text for cell in following.rows[0]]) is not None
    for line in lines:
        heading = heading_in(line.text, line.line, frozenset(NumberStyle))
        if line_kind(line.text) is LineKind.LAYOUT:
            ledger.take(line)
        elif heading is not None:
            ledger.take(line)
            found.append(heading)
        elif headed and line is lines[-1] and _is_title(line.text):
            ledger.take(line)
            found.append(OutlineHeading(closed_up(line.text), line.line))
    return found


def _cells_lost(
    lines: Sequence[SourceParagraph],
    reader: TableReader,
    entries: Sequence[Entry],
    ledger: TextAccount,
) -> list[Entry]:
    """Items that directly follow a table and its count, as rows whose other cells are empty."""
    last = next((e.number for e in reversed(entries) if isinstance(e, OutlineItem)), 0)
    found: list[Entry] = []
    for line in lines:
        if line_kind(line.text) is LineKind.LAYOUT:
            continue
        number = mark(line.text)
        if number is None or number.style not in reader.item_styles or number.number != last + 1:
            break
        opened = opening(number.rest)
        found.append(OutlineItem(opened.title, line.line, opened.rest, number.number))
        ledger.take(line)
        last += 1
    return found


def heading_in(text: str, line: int, styles: frozenset[NumberStyle]) -> OutlineHeading | None:
    """The numbered heading that a line is; None when it is none."""
    found = mark(text)
    if found is None or found.style not in styles or not found.rest:
        return None
    if len(text) > _LONGEST_HEADING or re.search(r"[。；：:]$|[。；].", text):
        return None
    return OutlineHeading(closed_up(found.rest), line, found.style, found.number)


def _is_title(text: str) -> bool:
    return (
        len(text) <= _LONGEST_HEADING
        and line_kind(text) is LineKind.TEXT
        and not re.search(r"[。；！？：:，,]", text)
    )


def _tell_unread(reader: TableReader, findings: Findings) -> None:
    for head, lines in reader.unread.items():
        findings.note(
            lines[0],
            "column-left-out",
            f"“{head}”一栏有 {len(lines)} 格内容，任务表没有地方放，没有收进来。",
            "要用的内容请自己抄到工作要求、时限或名册里。",
        )
