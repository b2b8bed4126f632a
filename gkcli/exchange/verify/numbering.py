"""Numbers of parts, sections and tasks against those that the document has in front of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gkcli.exchange.documents.blanks import squeezed
from gkcli.exchange.intake.columns import Column
from gkcli.exchange.intake.marks import bare_number, mark, value
from gkcli.exchange.verify.differences import Differences
from gkcli.exchange.verify.locating import Piece, unnumbered
from gkcli.exchange.verify.places import Place
from gkcli.model.notice import Task
from gkcli.model.numerals import ordinal

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
    found: Sequence[tuple[Piece, Place]], kind: type, differences: Differences
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


def _runs(found: Sequence[tuple[Piece, Place]], kind: type) -> Iterator[list[_Numbered]]:
    """The numbered pieces of a kind, in runs that stand below one heading."""
    run: list[_Numbered] = []
    for piece, place in found:
        if isinstance(piece.what, kind):
            written = _written(piece, place)
            name, ours = f"{piece.name}的编号", _ours(piece)
            run += [_Numbered(name, ours, _value(written), written, place.line)] if written else []
        elif run and not isinstance(piece.what, Task):
            yield run
            run = []
    yield run


def _ours(piece: Piece) -> int:
    number = piece.what.number
    return number if isinstance(number, int) else ordinal(number) or 0


def _written(piece: Piece, place: Place) -> str:
    """What stands in front of the title, or in a task's cell of its own, to number it."""
    columns = place.columns or (Column.TITLE,)
    for cell, column in zip(place.cells, columns, strict=True):
        text = squeezed(cell.text)
        if column is Column.NUMBER and isinstance(piece.what, Task) and bare_number(text):
            return text
        bare = unnumbered(text)
        if bare != text and bare.startswith(piece.title):
            return text.removesuffix(bare)
    return ""


def _value(written: str) -> int:
    found = mark(written)
    return found.number if found is not None else value(written)
