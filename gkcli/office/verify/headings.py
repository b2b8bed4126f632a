"""Headings of a workspace against the rows or lines in which the document has them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gkcli.model.notice import Task
from gkcli.office.verify.differences import Differences, alike
from gkcli.office.verify.numbering import (
    bare_number,
    is_number,
    is_numbered,
    number_before,
    number_value,
    unnumbered,
)
from gkcli.office.verify.pieces import LocatedPiece
from gkcli.office.verify.places import SourcePlace
from gkcli.text import ordinal, squeezed


def compare_heading(
    piece: LocatedPiece, place: SourcePlace, body: str, differences: Differences
) -> None:
    """Tell a title that differs, and words behind it that are not in the notice's body either."""
    texts = [squeezed(cell.text) for cell in place.cells if cell.text]
    own = next((t for t in texts if number_before(t, piece.title) is not None), None)
    if own is None:
        nearest = max(map(unnumbered, texts), key=lambda text: alike(text, piece.title), default="")
        differences.words(place.line, piece.name, nearest, piece.title)
        return
    if own.startswith(piece.title) and is_numbered(own):
        differences.words(place.line, piece.name, unnumbered(own), piece.title)
        return
    rest = own.partition(piece.title)[2].strip("。：:")
    if rest and rest not in squeezed(body):
        differences.words(place.line, piece.name, unnumbered(own), piece.title)


def tell_beside_headings(
    standing: Sequence[tuple[LocatedPiece, SourcePlace]], differences: Differences
) -> None:
    """Tell the words in rows of headings, and nothing but headings, that are none of them."""
    titles: dict[SourcePlace, list[str]] = {}
    tasks = {place for piece, place in standing if isinstance(piece.what, Task)}
    for piece, place in standing:
        if place.is_row and place not in tasks:
            titles.setdefault(place, []).append(piece.title)
    for place, known in titles.items():
        for cell in dict.fromkeys(place.cells):
            words = unnumbered(squeezed(cell.text))
            if words and not bare_number(words) and not any(map(words.startswith, known)):
                differences.beyond(cell.line, "标题旁边", words)


_KEPT = 0.5
"""From this share on the workspace counts as the document does, and not in its own way."""


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A piece with its number here and in the document, there also as it is written."""

    name: str
    ours: int
    theirs: int
    written: str
    line: int


def compare_numbers(
    found: Sequence[tuple[LocatedPiece, SourcePlace]], kind: type, differences: Differences
) -> None:
    """Tell the pieces of a kind whose number in the document is another one.

    A table may count anew below each heading, or not at all; the workspace counts it through, and
    there is nothing to compare then.
    """
    runs = list(_runs(found, kind))
    numbered = [one for run in runs for one in run]
    same = sum(one.ours == one.theirs for one in numbered)
    if same < _KEPT * len(numbered):
        return
    for run in runs:
        if [one.theirs for one in run] == list(range(1, len(run) + 1)):
            continue
        for one in run:
            if one.ours != one.theirs:
                differences.words(one.line, one.name, one.written, str(one.ours))


def _runs(
    found: Sequence[tuple[LocatedPiece, SourcePlace]], kind: type
) -> Iterator[list[_Numbered]]:
    """The numbered pieces of a kind, in runs that stand below one heading."""
    run: list[_Numbered] = []
    for piece, place in found:
        if isinstance(piece.what, kind):
            written = _written(piece, place)
            name, ours = f"{piece.name}的编号", _ours(piece)
            run += (
                [_Numbered(name, ours, number_value(written), written, place.line)]
                if written
                else []
            )
        elif run and not isinstance(piece.what, Task):
            yield run
            run = []
    yield run


def _ours(piece: LocatedPiece) -> int:
    number = piece.what.number
    return number if isinstance(number, int) else ordinal(number) or 0


def _written(piece: LocatedPiece, place: SourcePlace) -> str:
    """What stands in front of the title, or in a task's cell of its own, to number it."""
    for cell in place.cells:
        text = squeezed(cell.text)
        if isinstance(piece.what, Task) and place.is_row and bare_number(text):
            return text
        number = number_before(text, piece.title)
        if number and is_number(number):
            return number
    return ""
