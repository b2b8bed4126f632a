"""Headings of a workspace against the rows or lines in which the document has them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gkcli.model.notice import Task
from gkcli.office.intake.columns import ColumnRole
from gkcli.office.intake.marks import bare_number, mark, value
from gkcli.office.verify.differences import Differences, alike
from gkcli.office.verify.places import LocatedPiece, SourcePlace, unnumbered
from gkcli.text import ordinal, squeezed


def compare_heading(
    piece: LocatedPiece, place: SourcePlace, body: str, differences: Differences
) -> None:
    """Tell a title that differs, and words behind it that are not in the notice's body either."""
    texts = [unnumbered(squeezed(cell.text)) for cell in place.cells if cell.text]
    own = next((text for text in texts if text.startswith(piece.title)), None)
    if own is None:
        nearest = max(texts, key=lambda text: alike(text, piece.title), default="")
        differences.words(place.line, piece.name, nearest, piece.title)
        return
    rest = own.removeprefix(piece.title).strip("。：:")
    if rest and rest not in squeezed(body):
        differences.words(place.line, piece.name, own, piece.title)


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
            run += [_Numbered(name, ours, _value(written), written, place.line)] if written else []
        elif run and not isinstance(piece.what, Task):
            yield run
            run = []
    yield run


def _ours(piece: LocatedPiece) -> int:
    number = piece.what.number
    return number if isinstance(number, int) else ordinal(number) or 0


def _written(piece: LocatedPiece, place: SourcePlace) -> str:
    """What stands in front of the title, or in a task's cell of its own, to number it."""
    columns = place.columns or (ColumnRole.TITLE,)
    for cell, column in zip(place.cells, columns, strict=True):
        text = squeezed(cell.text)
        if column is ColumnRole.NUMBER and isinstance(piece.what, Task) and bare_number(text):
            return text
        bare = unnumbered(text)
        if bare != text and bare.startswith(piece.title):
            return text.removesuffix(bare)
    return ""


def _value(written: str) -> int:
    found = mark(written)
    return found.number if found is not None else value(written)
