"""Where the headings and tasks of a workspace stand among the places of a document."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gkcli.model.notice import Part, Section, Table, Task
from gkcli.model.placeholders import UNTITLED
from gkcli.office.verify.differences import pairs
from gkcli.office.verify.numbering import number_before, unnumbered
from gkcli.office.verify.places import SourcePlace
from gkcli.text import squeezed

_WINDOW = 60
_NEXT = 2
_ALIKE = 0.5
_TELLING = 5


@dataclass(frozen=True, slots=True)
class LocatedPiece:
    """A heading or task; ``title`` and ``opening`` are words without blanks to find it by.

    ``above`` are the titles that it stands below.
    """

    what: Part | Section | Task
    title: str
    opening: str = ""
    above: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """How differences call the piece."""
        match self.what:
            case Task():
                return f"第{self.what.number}项“{self.what.title}”"
            case Section():
                return f"目“（{self.what.number}）{self.what.title}”"
            case Part():
                return f"节“{self.what.number}、{self.what.title}”"

    @property
    def may_lack(self) -> bool:
        """Whether a heading only repeats what is above it, so that the document may not have it."""
        return not isinstance(self.what, Task) and self.title in self.above


def pieces_of(table: Table) -> Iterator[LocatedPiece]:
    """Headings and tasks in order."""
    titles = (table.notice.table_title, table.notice.title, UNTITLED)
    above = frozenset(map(squeezed, titles))
    for part in table.parts:
        yield LocatedPiece(part, squeezed(part.title), above=above)
        for section in part.sections:
            yield LocatedPiece(
                section, squeezed(section.title), above=above | {squeezed(part.title)}
            )
            for task in section.tasks:
                first = task.requirement.split("\n", 1)[0]
                headings = frozenset(map(squeezed, (part.title, section.title)))
                yield LocatedPiece(task, squeezed(task.title), squeezed(first), headings)


def located(pieces: Sequence[LocatedPiece], places: Sequence[SourcePlace]) -> list[int | None]:
    """The place of each piece, in rising order; None where nothing like it is found."""
    found: list[int | None] = []
    start = 0
    for piece in pieces:
        reach = _NEXT if piece.may_lack else _WINDOW
        at = _whole(piece, places, range(start, min(start + reach, len(places))))
        if at is not None and piece.may_lack and not _is_numbered(places[at]):
            at = None
        if at is None and not piece.may_lack:
            at = _similar(piece, places, range(start, min(start + _WINDOW // 6, len(places))))
        found.append(at)
        if at is not None:
            start = at + (isinstance(piece.what, Task) or not _may_hold_more(places[at]))
    return found


def _is_numbered(place: SourcePlace) -> bool:
    return any(unnumbered(text) != text for text in (squeezed(cell.text) for cell in place.cells))


def _may_hold_more(place: SourcePlace) -> bool:
    """Whether a heading stands in a row with more cells, a task or another heading among them."""
    return place.is_row and len({id(cell) for cell in place.cells if cell.text}) > 1


def _whole(piece: LocatedPiece, places: Sequence[SourcePlace], window: range) -> int | None:
    """Where the words stand whole: title and requirement, else one of them."""
    if not isinstance(piece.what, Task):
        return next((n for n in window if _is_heading(piece.title, places[n])), None)
    whole = [places[n].whole for n in window]
    both = _first(piece.title in text and piece.opening in text for text in whole)
    if both is not None and places[window[both]].is_row:
        return window[both]
    started = _first(number_before(text, piece.title) is not None for text in whole)
    required = _first(len(piece.opening) > _TELLING and piece.opening in text for text in whole)
    known = [at for at in (both, started, required) if at is not None]
    return window[min(known)] if known else None


def _first(tests: Iterable[bool]) -> int | None:
    return next((n for n, test in enumerate(tests) if test), None)


def _is_heading(title: str, place: SourcePlace) -> bool:
    if not place.is_row:
        return number_before(place.whole, title) is not None
    texts = [squeezed(cell.text) for cell in place.cells]
    return any(
        text.removesuffix("。").endswith(title) and number_before(text, title) is not None
        for text in texts
    )


def _similar(piece: LocatedPiece, places: Sequence[SourcePlace], window: range) -> int | None:
    """The place near by that has most in common with the piece, half of it at least."""
    wanted = pairs(piece.title + piece.opening)
    if not wanted:
        return None
    best = max(window, key=lambda n: len(wanted & pairs(places[n].whole)), default=None)
    if best is None or len(wanted & pairs(places[best].whole)) < _ALIKE * len(wanted):
        return None
    return best
