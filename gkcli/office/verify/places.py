"""The rows and lines of a document in order, as places where tasks and headings stand."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gkcli.model.notice import Part, Section, Table, Task
from gkcli.model.placeholders import UNTITLED
from gkcli.office.intake.account import Findings
from gkcli.office.intake.alignment import completed, fits
from gkcli.office.intake.columns import ColumnRole, Columns, columns_of
from gkcli.office.intake.lines import LineKind, is_foot, is_numbered_line, line_kind
from gkcli.office.intake.marks import mark
from gkcli.office.intake.shapes import prepared
from gkcli.office.read.blocks import Row, SourceCell, SourceDocument, SourceParagraph
from gkcli.text import squeezed


@dataclass(frozen=True, slots=True)
class SourcePlace:
    """A row or a line; ``whole`` are its words without blanks.

    ``columns`` says what the cells of a row hold; it is empty for a line.
    """

    cells: tuple[SourceCell, ...]
    columns: Columns
    line: int
    whole: str

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table of tasks."""
        return bool(self.columns)


def places_of(document: SourceDocument) -> list[SourcePlace]:
    """The places of a document, without heads of columns, page numbers and empty rows."""
    return list(_places(prepared(document, Findings(document.name))))


def _places(document: SourceDocument) -> Iterator[SourcePlace]:
    columns: Columns = ()
    above: Row | None = None
    for block in document.blocks:
        if isinstance(block, SourceParagraph):
            if line_kind(block.text) is not LineKind.LAYOUT:
                yield _line(SourceCell(block.text, block.line))
            continue
        headed = _headed(block.rows)
        if not headed and not fits(block.rows, columns):
            columns = ()
        for row in block.rows:
            found = columns_of([cell.text for cell in row])
            filled = [cell for cell in dict.fromkeys(row) if cell.text]
            if found is not None:
                columns, above = found, None
            elif not filled or all(line_kind(c.text) is LineKind.LAYOUT for c in filled):
                continue
            elif columns and (headed or len(row) > 1) and not is_foot(c.text for c in filled):
                if 1 < len(row) < len(columns):
                    row, _ = completed(row, columns, above)
                above = row
                yield _row(row, columns)
            else:
                yield from _lines(filled)


def _lines(cells: Sequence[SourceCell]) -> Iterator[SourcePlace]:
    """The cells of a row that is no task, a line each; a number stays with what it numbers."""
    texts = [cell.text for cell in cells]
    if is_numbered_line(texts):
        yield _line(SourceCell(" ".join(texts), cells[0].line))
    else:
        yield from map(_line, cells)


def _headed(rows: Sequence[Row]) -> bool:
    return any(columns_of([cell.text for cell in row]) for row in rows)


def _row(row: Row, columns: Columns) -> SourcePlace:
    known = (*columns, *(ColumnRole.OTHER for _ in row[len(columns) :]))[: len(row)]
    whole = "".join(squeezed(cell.text) for cell in dict.fromkeys(row))
    return SourcePlace(row, known, row[0].line, whole)


def _line(cell: SourceCell) -> SourcePlace:
    return SourcePlace((cell,), (), cell.line, squeezed(cell.text))


_WINDOW = 60
_NEXT = 2
_ALIKE = 0.5
_TELLING = 5
_BARE_NUMBER = re.compile(r"\d{1,3}(?=[\u4e00-\u9fff《“])")


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


def unnumbered(text: str) -> str:
    """Words without the number in front of them."""
    found = mark(text)
    if found is not None:
        return found.rest
    match = _BARE_NUMBER.match(text)
    return text[match.end() :] if match else text


def _whole(piece: LocatedPiece, places: Sequence[SourcePlace], window: range) -> int | None:
    """Where the words stand whole: title and requirement, else one of them."""
    if not isinstance(piece.what, Task):
        return next((n for n in window if _is_heading(piece.title, places[n])), None)
    whole = [places[n].whole for n in window]
    both = _first(piece.title in text and piece.opening in text for text in whole)
    if both is not None and places[window[both]].is_row:
        return window[both]
    started = _first(unnumbered(text).startswith(piece.title) for text in whole)
    required = _first(len(piece.opening) > _TELLING and piece.opening in text for text in whole)
    known = [at for at in (both, started, required) if at is not None]
    return window[min(known)] if known else None


def _first(tests: Iterable[bool]) -> int | None:
    return next((n for n, test in enumerate(tests) if test), None)


def _is_heading(title: str, place: SourcePlace) -> bool:
    if place.is_row:
        return any(unnumbered(squeezed(cell.text)) in (title, f"{title}。") for cell in place.cells)
    return unnumbered(place.whole).startswith(title)


def _similar(piece: LocatedPiece, places: Sequence[SourcePlace], window: range) -> int | None:
    """The place near by that has most in common with the piece, half of it at least."""
    wanted = _pairs(piece.title + piece.opening)
    if not wanted:
        return None
    best = max(window, key=lambda n: len(wanted & _pairs(places[n].whole)), default=None)
    if best is None or len(wanted & _pairs(places[best].whole)) < _ALIKE * len(wanted):
        return None
    return best


def _pairs(text: str) -> set[str]:
    return {text[n : n + 2] for n in range(len(text) - 1)}
