"""Paragraphs, labelled pairs and excerpts folded to a width in terminal cells."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby, takewhile

from gkcli.terminal.page import (
    Excerpt,
    LabelledPairs,
    Marked,
    TextLine,
    Tone,
    Toned,
    text_of,
    tone_of,
)
from gkcli.terminal.text_width import GAP, cell_len, fold, pad
from gkcli.text import displayable, displayable_line

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
