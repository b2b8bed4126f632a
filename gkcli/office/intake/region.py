"""Where in a document the tables of tasks are, and what stands above, between and below them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from gkcli.office.intake.account import Findings, TextAccount, Watch, unwatched
from gkcli.office.intake.duties import first_leads
from gkcli.office.intake.lines import Line, LineKind
from gkcli.office.intake.marks import HEADING_STYLES, NumberStyle
from gkcli.office.intake.nesting import Entry, OutlineHeading, OutlineItem
from gkcli.office.intake.rows import AnnotatedTable, Block
from gkcli.office.intake.table import TableReader
from gkcli.office.intake.titles import opening

_LONGEST_HEADING = 60
_MOST_ABOVE_HEADS = 2


@dataclass(slots=True)
class Region:
    """The tasks of a document and the lines around them; no entries where it has no tasks.

    ``plain`` are lines among the tasks that belong to the notice as a whole, such as 总体要求;
    ``elsewhere`` are the numbers that such lines have.
    """

    entries: list[Entry] = field(default_factory=list)
    above: list[Line] = field(default_factory=list)
    below: list[Line] = field(default_factory=list)
    plain: list[Line] = field(default_factory=list)
    elsewhere: frozenset[int] = frozenset()


def table_region(
    blocks: Iterable[Block],
    findings: Findings,
    account: TextAccount,
    watch: Watch = unwatched,
) -> Region:
    """Read every table of tasks, with the headings that stand outside of them."""
    reader = TableReader(findings, account, watch)
    region = Region()
    waiting: list[Line] = []
    for block in blocks:
        if isinstance(block, Line):
            waiting.append(block)
            continue
        top, table = _divided(block)
        waiting.extend(_flat(top, account))
        before = len(region.entries)
        reader.read(table, region.entries)
        if len(region.entries) == before:
            if table.heads_at is None:
                waiting.extend(x for x in _flat(table, account) if x not in reader.asides)
            continue
        if before:
            lost = _cells_lost(waiting, reader, region.entries[:before], account)
            headings = [*lost, *_between(waiting, table, account)]
            region.below.extend(line for line in waiting if not account.has(line))
        else:
            region.above, headings = _split(waiting, account)
        region.entries[before:before] = headings
        waiting = []
    if region.entries:
        region.entries.extend(_cells_lost(waiting, reader, region.entries, account))
        waiting = [line for line in waiting if not account.has(line)]
    region.below.extend((*reader.asides, *waiting))
    if not region.entries:
        region.above, region.below = region.below, []
    elif any(first_leads(line.text) for line in (*region.above, *region.below)):
        region.entries = _with_first_leading(region.entries)
    _tell_unread(reader, findings)
    return region


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


def _divided(table: AnnotatedTable) -> tuple[AnnotatedTable, AnnotatedTable]:
    """What stands above the heads within a table, such as its title, and the rest."""
    above = table.rows[: table.heads_at or 0]
    if any(len(row.filled) > _MOST_ABOVE_HEADS for row in above):
        above = ()
    return AnnotatedTable(above), AnnotatedTable(table.rows[len(above) :])


def _flat(table: AnnotatedTable, account: TextAccount) -> Iterable[Line]:
    """A table without tasks as lines, those of a merged cell once."""
    return dict.fromkeys(line for row in table.rows for line in account.lines_of(row))


def _split(lines: Sequence[Line], account: TextAccount) -> tuple[list[Line], list[Entry]]:
    """The lines above the first table, and the headings that stand directly above it."""
    start = len(lines)
    headings: list[Entry] = []
    while start and (heading := heading_in(lines[start - 1], HEADING_STYLES)):
        start -= 1
        headings.insert(0, heading)
    account.take(*lines[start:])
    return list(lines[:start]), headings


def _between(lines: Sequence[Line], following: AnnotatedTable, account: TextAccount) -> list[Entry]:
    """The headings between two tables, and the title of the one that follows."""
    found: list[Entry] = []
    headed = following.heads_at == 0
    for line in lines:
        heading = heading_in(line, frozenset(NumberStyle))
        if heading is None and headed and line is lines[-1] and _is_title(line):
            heading = OutlineHeading.of(line)
        if line.kind is LineKind.LAYOUT:
            account.take(line)
        elif heading is not None:
            account.take(line)
            found.append(heading)
    return found


def _cells_lost(
    lines: Sequence[Line],
    reader: TableReader,
    entries: Sequence[Entry],
    account: TextAccount,
) -> list[Entry]:
    """Items that directly follow a table and its count, as rows whose other cells are empty."""
    last = next((e.number for e in reversed(entries) if isinstance(e, OutlineItem)), 0)
    found: list[Entry] = []
    for line in lines:
        if line.kind is LineKind.LAYOUT:
            continue
        number = line.mark
        if number is None or number.style not in reader.item_styles or number.number != last + 1:
            break
        opened = opening(number.rest)
        found.append(OutlineItem(opened.title, line.line, opened.rest, number.number))
        account.take(line)
        last += 1
    return found


def heading_in(line: Line, styles: frozenset[NumberStyle]) -> OutlineHeading | None:
    """The numbered heading that a line is; None when it is none."""
    found = line.mark
    if found is None or found.style not in styles or not found.rest:
        return None
    if len(line.text) > _LONGEST_HEADING or re.search(r"[。；：:]$|[。；].", line.text):
        return None
    return OutlineHeading.of(line)


def _is_title(line: Line) -> bool:
    return (
        len(line.text) <= _LONGEST_HEADING
        and line.kind is LineKind.TEXT
        and not re.search(r"[。；！？：:，,]", line.text)
    )


def _tell_unread(reader: TableReader, findings: Findings) -> None:
    for head, lines in reader.unread.items():
        findings.note(
            lines[0],
            "column-left-out",
            f"“{head}”一栏有 {len(lines)} 格内容，任务表没有地方放，没有收进来。",
            "要用的内容请自己抄到工作要求、时限或名册里。",
        )
