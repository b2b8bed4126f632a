"""Tables laid out within a width, or as wide as they are.

Our own layout and not rich's: its tables know no row that runs over all columns, and it breaks
Chinese before closing punctuation.
"""

from collections.abc import Iterator, Sequence

from gkcli.terminal.column_widths import ColumnFit, Row, brief_rows, fit_columns, natural_widths
from gkcli.terminal.page import (
    NONE,
    Cell,
    LabelledPairs,
    Listing,
    ListingColumn,
    SpanningRow,
    TextLine,
    Tone,
    Toned,
    text_of,
    tone_of,
)
from gkcli.terminal.paragraphs import Toneds, folded, line_of, pairs_of, trimmed
from gkcli.terminal.text_width import GAP, cell_len
from gkcli.text import displayable_line


def table_of(listing: Listing, width: int | None) -> Iterator[Toneds]:
    """A table; where it does not fit, a briefer one, one with less side by side, or blocks.

    Without rows there is nothing to show, not even a head.
    """
    if not listing.rows:
        return
    if width is None:
        yield from _unfolded(listing)
        return
    columns = listing.columns
    rows = [row for row in listing.rows if not isinstance(row, SpanningRow)]
    plan: ColumnFit | None = natural_widths(columns, rows)
    if plan and _total_width(plan.widths) > width:
        rows = brief_rows(rows)
        plan = fit_columns(columns, rows, width)
    if plan is None:
        yield from _stacked(listing, width)
        return
    titles = [Toned(column.title, Tone.DIM) for column in columns]
    yield _join([titles[index] for index in plan.beside], columns, plan)
    yield [Toned("─" * _total_width(plan.widths), Tone.DIM)]
    shown = iter(rows)
    for row in listing.rows:
        if isinstance(row, SpanningRow):
            yield from line_of(TextLine(row.text, row.tone), width)
        else:
            yield from _row(next(shown), columns, plan, width)


def _unfolded(listing: Listing) -> Iterator[Toneds]:
    """The same as wide as it is; a column at a time, in which many cells are alike."""
    rows = [row for row in listing.rows if not isinstance(row, SpanningRow)]
    columns = [
        list(_padded(column, [text_of(row[index]) for row in rows]))
        for index, column in enumerate(listing.columns)
    ]
    lines = (trimmed([Toned((" " * GAP).join(cells))]) for cells in zip(*columns, strict=True))
    yield next(lines)
    yield [Toned("─" * _total_width([cell_len(column[0]) for column in columns]), Tone.DIM)]
    for row in listing.rows:
        if isinstance(row, SpanningRow):
            yield from line_of(TextLine(row.text, row.tone), None)
        else:
            yield next(lines)


def _padded(column: ListingColumn, texts: Sequence[str]) -> Iterator[str]:
    """The title and the cells of a column, all of one width."""
    shown = {text: displayable_line(text).rstrip() for text in dict.fromkeys(texts)}
    sizes = {line: cell_len(line) for line in (column.title, *shown.values())}
    width = max(sizes.values())
    blanks = {line: " " * (width - size) for line, size in sizes.items()}
    for line in (column.title, *(shown[text] for text in texts)):
        yield f"{blanks[line]}{line}" if column.right else f"{line}{blanks[line]}"


def _row(
    row: Row, columns: Sequence[ListingColumn], plan: ColumnFit, width: int
) -> Iterator[Toneds]:
    beside = [row[index] for index in plan.beside]
    pieces = [folded(text_of(cell), room) for cell, room in zip(beside, plan.widths, strict=True)]
    for number in range(max(map(len, pieces))):
        cells = [
            Toned(lines[number] if number < len(lines) else "", tone_of(cell))
            for cell, lines in zip(beside, pieces, strict=True)
        ]
        yield _join(cells, columns, plan)
    yield from _below(row, columns, plan, width)


def _join(cells: Sequence[Toned], columns: Sequence[ListingColumn], plan: ColumnFit) -> Toneds:
    parts: Toneds = []
    for cell, index, width in zip(cells, plan.beside, plan.widths, strict=True):
        blanks = Toned(" " * (width - cell_len(cell.text)))
        parts += [blanks, cell] if columns[index].right else [cell, blanks]
        parts.append(Toned(" " * GAP))
    return trimmed(parts)


def _below(
    row: Row, columns: Sequence[ListingColumn], plan: ColumnFit, width: int
) -> Iterator[Toneds]:
    """What did not fit beside, under the first flexible column."""
    flexible = [columns[index].flexible for index in plan.beside]
    before = plan.widths[: flexible.index(True)] if True in flexible else ()
    indent = sum(before) + GAP * len(before) or GAP
    for text in _gathered(row, columns, plan, width - indent):
        for piece in folded(text, width - indent):
            yield [Toned(" " * indent), Toned(piece, Tone.DIM)]


def _gathered(row: Row, columns: Sequence[ListingColumn], plan: ColumnFit, room: int) -> list[str]:
    """The labelled cells from below, several in a line where they fit."""
    lines: list[str] = []
    for index in plan.below:
        if _has_content(row[index]):
            text = f"{columns[index].title}：{text_of(row[index])}"
            together = f"{lines[-1]}；{text}" if lines else text
            if lines and cell_len(displayable_line(together)) <= room:
                lines[-1] = together
            else:
                lines.append(text)
    return lines


def _has_content(cell: Cell) -> bool:
    return cell != NONE and text_of(cell) != ""


def _stacked(listing: Listing, width: int) -> Iterator[Toneds]:
    """Each row as a block of labelled lines, for terminals too narrow for a table."""
    for number, row in enumerate(listing.rows):
        if number:
            yield []
        if isinstance(row, SpanningRow):
            yield from line_of(TextLine(row.text, row.tone), width)
            continue
        named = zip(listing.columns, row, strict=True)
        yield from pairs_of(
            LabelledPairs([(c.title, cell) for c, cell in named if _has_content(cell)]), width
        )


def _total_width(widths: Sequence[int]) -> int:
    return sum(widths) + GAP * (len(widths) - 1)
