"""Blocks laid out as lines of toned text, within a width or as wide as they are.

Our own layout and not rich's: its tables know no row that runs over all columns, and it breaks
Chinese before closing punctuation.
"""

from collections.abc import Iterator, Sequence

from gkcli.render.cells import cell_len, fold, pad
from gkcli.render.page import (
    Block,
    Cell,
    Column,
    Line,
    Listing,
    Page,
    Pairs,
    Span,
    Tone,
    Toned,
    text_of,
    tone_of,
)
from gkcli.render.safe import printable

_GAP = 2
_NARROWEST = 12
_WIDEST_PROSE = 96

Toneds = list[Toned]


def lay_out(page: Page, width: int | None) -> Iterator[Toneds]:
    """The lines of a page; ``width`` in cells folds what is wider, None folds nothing."""
    for block in page.blocks:
        yield from _block(block, width)


def plain(page: Page, width: int | None = None) -> str:
    """A page as plain text, each line ended."""
    return "".join(
        "".join(part.text for part in line).rstrip() + "\n" for line in lay_out(page, width)
    )


def _block(block: Block, width: int | None) -> Iterator[Toneds]:
    match block:
        case Listing():
            yield from _listing(block, width)
        case Pairs():
            yield from _pairs(block, width)
        case Line():
            yield from _line(block, width)
        case _:
            yield []


def _line(line: Line, width: int | None) -> Iterator[Toneds]:
    room = None if width is None else max(min(width, _WIDEST_PROSE) - line.indent, _NARROWEST)
    for piece in _folded(line.text, room):
        yield [Toned(" " * line.indent), Toned(piece, line.tone)]


def _pairs(pairs: Pairs, width: int | None) -> Iterator[Toneds]:
    if not pairs.items:
        return
    label = max(cell_len(name) for name, _ in pairs.items) + _GAP
    room = None if width is None else max(min(width, _WIDEST_PROSE) - label, _NARROWEST)
    for name, cell in pairs.items:
        head = pad(name, label)
        for piece in _folded(text_of(cell), room):
            yield [Toned(head, Tone.DIM), Toned(piece, tone_of(cell))]
            head = " " * label


def _listing(listing: Listing, width: int | None) -> Iterator[Toneds]:
    natural = _natural(listing)
    widths = natural if width is None else _fitted(listing.columns, natural, width)
    if widths is None:
        yield from _stacked(listing, width or _NARROWEST)
        return
    yield _join([Toned(c.title, Tone.DIM) for c in listing.columns], listing.columns, widths)
    total = sum(widths) + _GAP * (len(widths) - 1)
    yield [Toned("─" * total, Tone.DIM)]
    for row in listing.rows:
        if isinstance(row, Span):
            yield from _line(Line(row.text, row.tone), width)
        else:
            yield from _row(row, listing.columns, widths)


def _row(row: Sequence[Cell], columns: Sequence[Column], widths: list[int]) -> Iterator[Toneds]:
    folded = [_folded(text_of(cell), width) for cell, width in zip(row, widths, strict=True)]
    for index in range(max(map(len, folded))):
        cells = [
            Toned(lines[index] if index < len(lines) else "", tone_of(cell))
            for cell, lines in zip(row, folded, strict=True)
        ]
        yield _join(cells, columns, widths)


def _join(cells: Sequence[Toned], columns: Sequence[Column], widths: list[int]) -> Toneds:
    padded = []
    for cell, column, width in zip(cells, columns, widths, strict=True):
        text = pad(cell.text, width)
        if column.right:
            text = " " * (width - cell_len(cell.text)) + cell.text
        padded += [Toned(text, cell.tone), Toned(" " * _GAP)]
    return padded[:-1]


def _natural(listing: Listing) -> list[int]:
    widths = [cell_len(column.title) for column in listing.columns]
    for row in listing.rows:
        if not isinstance(row, Span):
            for index, cell in enumerate(row):
                lines = printable(text_of(cell)).split("\n")
                widths[index] = max(widths[index], *map(cell_len, lines))
    return widths


def _fitted(columns: Sequence[Column], natural: list[int], width: int) -> list[int] | None:
    """Widths that fit, the flexible columns sharing what the others leave; None when hopeless."""
    room = width - _GAP * (len(columns) - 1)
    if sum(natural) <= room:
        return natural
    rigid = sum(n for n, column in zip(natural, columns, strict=True) if not column.flexible)
    flexible = {i: natural[i] for i, column in enumerate(columns) if column.flexible}
    shares = _shared(flexible, room - rigid)
    if shares is None:
        return None
    return [shares.get(index, n) for index, n in enumerate(natural)]


def _shared(wanted: dict[int, int], room: int) -> dict[int, int] | None:
    """Divide room among columns: narrow ones get what they want, wide ones equal shares."""
    shares: dict[int, int] = {}
    for position, index in enumerate(sorted(wanted, key=lambda i: wanted[i])):
        fair = (room - sum(shares.values())) // (len(wanted) - position)
        if fair < min(_NARROWEST, wanted[index]):
            return None
        shares[index] = min(wanted[index], fair)
    return shares or None


def _stacked(listing: Listing, width: int) -> Iterator[Toneds]:
    """Each row as a block of labelled lines, for terminals too narrow for a table."""
    for row in listing.rows:
        if isinstance(row, Span):
            yield from _line(Line(row.text, row.tone), width)
            continue
        named = zip(listing.columns, row, strict=True)
        yield from _pairs(Pairs([(c.title, cell) for c, cell in named if text_of(cell)]), width)
        yield []


def _folded(text: str, room: int | None) -> list[str]:
    safe = printable(text)
    return safe.split("\n") if room is None else fold(safe, max(room, _GAP))
