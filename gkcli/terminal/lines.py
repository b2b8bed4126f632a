"""The widths of a listing's columns in terminal cells, and paragraphs folded to a width."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby, product, takewhile

from gkcli.frozen import frozen
from gkcli.terminal.cells import cell_len, fold, pad
from gkcli.terminal.colours import diff_tone
from gkcli.terminal.page import (
    Cell,
    Excerpt,
    LabelledPairs,
    ListingColumn,
    Marked,
    Page,
    TextLine,
    Tone,
    Toned,
    Verbatim,
    text_of,
    tone_of,
)
from gkcli.text import displayable, displayable_line

GAP = 2
"""Cells between two columns."""

_COMFORTABLE = 20
_STEP = 2
_MOST_STEPS = 12
_SAMPLE = 100

Row = Sequence[Cell]


@frozen
class Fit:
    """Indexes of the columns that stand side by side with their widths, and of those below.

    A column that is among neither is left out.
    """

    beside: tuple[int, ...]
    widths: tuple[int, ...]
    below: tuple[int, ...] = ()


def natural(columns: Sequence[ListingColumn], rows: Sequence[Row]) -> Fit:
    """Every column as wide as its widest cell."""
    everything = tuple(range(len(columns)))
    return Fit(everything, tuple(_wanted(columns, rows, everything)))


def fit(columns: Sequence[ListingColumn], rows: Sequence[Row], width: int) -> Fit | None:
    """Columns within ``width`` cells, as few as possible below their row; None when hopeless.

    What another column tells as well is left out before anything goes below.
    """
    movable = [index for index, column in enumerate(columns) if column.below]
    told = [index for index, column in enumerate(columns) if column.spare]
    for kept, spared in product(range(len(movable), -1, -1), ([], told)):
        below = tuple(movable[kept:])
        beside = tuple(i for i in range(len(columns)) if i not in (*below, *spared))
        widths = _fitted(columns, rows, beside, width) if beside else None
        if widths is not None:
            return Fit(beside, widths, below)
    return None


def shortened(rows: Sequence[Row]) -> list[Row]:
    """The same rows in brief."""
    return [[_shortened(cell) for cell in row] for row in rows]


def _shortened(cell: Cell) -> Cell:
    return Toned(cell.brief, cell.tone) if isinstance(cell, Toned) and cell.brief else cell


def _wanted(
    columns: Sequence[ListingColumn], rows: Sequence[Row], indexes: Sequence[int]
) -> Iterator[int]:
    for index in indexes:
        lines = (displayable_line(text_of(row[index])) for row in rows)
        yield max(cell_len(columns[index].title), *map(cell_len, lines), 0)


def _fitted(
    columns: Sequence[ListingColumn], rows: Sequence[Row], indexes: tuple[int, ...], width: int
) -> tuple[int, ...] | None:
    wanted = dict(zip(indexes, _wanted(columns, rows, indexes), strict=True))
    room = width - GAP * (len(indexes) - 1)
    if sum(wanted.values()) <= room:
        return tuple(wanted.values())
    flexible = {index: wanted[index] for index in indexes if columns[index].flexible}
    shares = _shared(rows, flexible, room - sum(wanted.values()) + sum(flexible.values()))
    return tuple((wanted | shares).values()) if shares else None


def _shared(rows: Sequence[Row], wanted: dict[int, int], room: int) -> dict[int, int] | None:
    """The division of ``room`` that takes the fewest lines; earlier columns get what is even."""
    least = {index: min(width, _COMFORTABLE) for index, width in wanted.items()}
    spare = room - sum(least.values())
    if not wanted or spare < 0:
        return None
    lengths = [[cell_len(text_of(row[index])) for index in wanted] for row in rows[:_SAMPLE]]
    step = max(_STEP, spare // _MOST_STEPS)

    def lines(widths: Sequence[int]) -> int:
        return sum(max(map(_lines, row, widths)) for row in lengths)

    best = min(_divisions(list(least.values()), list(wanted.values()), spare, step), key=lines)
    return dict(zip(wanted, best, strict=True))


def _lines(length: int, width: int) -> int:
    return -(-length // width)


def _divisions(
    least: list[int], wanted: list[int], spare: int, step: int
) -> Iterator[tuple[int, ...]]:
    """Ways of giving out ``spare`` cells, the first columns widest first; the last has the rest."""
    extras = [
        [*range(min(most - width, spare), 0, -step), 0]
        for width, most in zip(least[:-1], wanted[:-1], strict=True)
    ]
    for given in product(*extras):
        rest = spare - sum(given)
        if rest >= 0:
            last = min(wanted[-1], least[-1] + rest)
            yield (*(width + more for width, more in zip(least, given, strict=False)), last)


_NARROWEST = 6
_WIDEST_PROSE = 96

Toneds = list[Toned]


def line_of(line: TextLine, width: int | None) -> Iterator[Toneds]:
    """A paragraph, folded."""
    room = None if width is None else max(min(width, _WIDEST_PROSE) - line.indent, _NARROWEST)
    for piece in folded(line.text, room):
        yield trimmed([Toned(" " * line.indent), Toned(piece, line.tone)])


def pairs_of(pairs: LabelledPairs, width: int | None) -> Iterator[Toneds]:
    """Labels beside what they label, folded under itself."""
    if not pairs.items:
        return
    margin = " " * pairs.indent
    label = max(cell_len(displayable_line(name)) for name, _ in pairs.items) + GAP
    used = label + pairs.indent
    room = None if width is None else max(min(width, _WIDEST_PROSE) - used, _NARROWEST)
    for name, cell in pairs.items:
        head = margin + pad(displayable_line(name), label)
        for piece in _paragraphs(text_of(cell), room):
            yield trimmed([Toned(head, Tone.DIM), Toned(piece, tone_of(cell))])
            head = " " * used


def marked_of(marked: Marked, width: int | None) -> Iterator[Toneds]:
    """A paragraph, folded as one text; every character keeps its tone."""
    margin = marked.indent + marked.hanging
    room = None if width is None else max(min(width, _WIDEST_PROSE) - margin, _NARROWEST)
    tones = [(char, part.tone) for part in marked.parts for char in displayable_line(part.text)]
    place = 0
    indent = marked.indent
    for piece in folded("".join(char for char, _ in tones), room):
        toned = []
        for char in piece:
            # Blanks at a break are not in the lines.
            while tones[place][0] != char:
                place += 1
            toned.append(tones[place])
            place += 1
        runs = groupby(toned, lambda each: each[1])
        parts = [Toned("".join(char for char, _ in run), tone) for tone, run in runs]
        yield trimmed([Toned(" " * indent), *parts])
        indent = margin


def excerpt_of(excerpt: Excerpt, width: int | None) -> Iterator[Toneds]:
    """As much of the line as fits, more of it behind the caret than before."""
    room = max((width or _WIDEST_PROSE) - excerpt.indent - 2 * len("…"), _NARROWEST)
    pieces = [displayable_line(character) for character in excerpt.text]
    if excerpt.text.lstrip().startswith("::"):
        colon = excerpt.text.index("::")
        pieces[colon : colon + 2] = [displayable_line("::"), ""]
    index = min(excerpt.column - 1, len(pieces))
    behind = _reach(pieces[index:], room * 2 // 3)
    before = _reach(pieces[:index][::-1], room - _cells(pieces[index : index + behind]))
    start = index - before
    end = start + _reach(pieces[start:], room)
    head = "…" if start else ""
    tail = "…" if end < len(pieces) else ""
    margin = Toned(" " * excerpt.indent)
    yield trimmed([margin, Toned(head + "".join(pieces[start:end]) + tail, Tone.DIM)])
    yield [margin, Toned(" " * _cells([head, *pieces[start:index]]) + "^", Tone.DIM)]


def _cells(pieces: Sequence[str]) -> int:
    return sum(map(cell_len, pieces))


def _reach(pieces: Sequence[str], room: int) -> int:
    """How many of the pieces fit, from the first on."""
    sizes = accumulate(map(cell_len, pieces))
    return sum(1 for _ in takewhile(lambda size: size <= room, sizes))


def trimmed(parts: Toneds) -> Toneds:
    """The parts of a line without empty ones and without blanks at the end."""
    kept = list(parts)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[-1] = Toned(kept[-1].text.rstrip(), kept[-1].tone)
    return [part for part in kept if part.text]


def folded(text: str, room: int | None) -> list[str]:
    """The lines of a single one that cannot act on a terminal, within ``room`` cells if given."""
    return _fitting(displayable_line(text), room)


def _paragraphs(text: str, room: int | None) -> list[str]:
    """The lines of a text that may have several, each paragraph folded."""
    return _fitting(displayable(text), room)


def _fitting(safe: str, room: int | None) -> list[str]:
    return safe.split("\n") if room is None else fold(safe, max(room, GAP))


_NO_END = "\\ No newline at end of file"


def diff_page(name: str, before: str, after: str) -> Page:
    """The unified diff of a file, as git shows it."""
    from difflib import unified_diff

    lines = list(unified_diff(_diff_lines(before), _diff_lines(after), name, name, lineterm=""))
    tones = [Tone.STRONG, Tone.STRONG, *map(diff_tone, lines[2:])]
    toned = zip(lines, tones, strict=False)  # no lines where nothing differs
    return Page([Verbatim(part, tone) for line, tone in toned for part in line.split("\n")])


def _diff_lines(text: str) -> list[str]:
    """The lines of a text; a last one without a line end says so, in the words of ``patch``."""
    lines = text.split("\n")
    last = lines.pop()
    return [*lines, f"{last}\n{_NO_END}"] if last else lines
