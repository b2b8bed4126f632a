"""The whole comparison of a workspace with a document.

It rests on the document's blocks and on the words of the workspace: these are struck off where they
stand, and what is left on either side is told. Nothing here knows how import reads a document.
"""

from collections.abc import Iterator, Sequence

from gkcli.errors import Diagnostic
from gkcli.model.notice import Notice, Part, Section, Table, Task
from gkcli.office.read.blocks import SourceDocument
from gkcli.office.verify.differences import Differences
from gkcli.office.verify.headings import compare_heading, compare_numbers, tell_beside_headings
from gkcli.office.verify.heads import is_carried, names_units
from gkcli.office.verify.letters import compare_letter, is_foot
from gkcli.office.verify.numbering import bare_number
from gkcli.office.verify.pieces import LocatedPiece, located, pieces_of
from gkcli.office.verify.places import SourcePlace, places_of
from gkcli.office.verify.tasks import ComparedTask
from gkcli.office.verify.words import wording_differs
from gkcli.text import squeezed


def compare(table: Table, document: SourceDocument) -> tuple[Diagnostic, ...]:
    """Every difference between a table with its notice and a document, in the document's order."""
    return _compared(table, document).in_order()


def _compared(table: Table, document: SourceDocument) -> Differences:
    differences = Differences(document.name)
    places = places_of(document, table)
    pieces = list(pieces_of(table))
    found = located(pieces, places)
    if not any(at is not None and isinstance(p.what, Task) for p, at in _both(pieces, found)):
        differences.none_found(sum(isinstance(piece.what, Task) for piece in pieces))
        return differences
    _tell_missing(pieces, found, places, differences)
    outside = set(range(len(places)))
    standing: list[tuple[LocatedPiece, SourcePlace]] = []
    for piece, own in _standing(pieces, found, places, table.notice):
        outside -= set(own)
        region = [places[n] for n in own]
        standing.append((piece, region[0]))
        if isinstance(piece.what, Task):
            ComparedTask(piece.what, region, differences, piece.above).compare()
        else:
            compare_heading(piece, region[0], table.notice.body, differences)
    tell_beside_headings(standing, differences)
    for kind in (Part, Section, Task):
        compare_numbers(standing, kind, differences)
    _rows_beyond(places, sorted(outside), differences)
    lines = [places[n] for n in sorted(outside) if not places[n].is_row]
    end = max(at for at in found if at is not None)
    if not places[end].is_row:
        after = range(end + 1, len(places))
        end = next((n for n in after if is_foot(places[n].whole, table.notice)), len(places))
    reach = sum(n < end for n in outside if not places[n].is_row)
    titles = frozenset(piece.title for piece in pieces)
    compare_letter(table.notice, lines, reach, titles, differences)
    return differences


def verify(table: Table, data: bytes, document: SourceDocument) -> tuple[Diagnostic, ...]:
    """The comparison, and a second way from the file's bytes to its characters."""
    differences = _compared(table, document)
    differing = wording_differs(data, document)
    if differing:
        differences.doubt(differing)
    return differences.in_order()


def _both(
    pieces: Sequence[LocatedPiece], found: Sequence[int | None]
) -> Iterator[tuple[LocatedPiece, int | None]]:
    return zip(pieces, found, strict=True)


def _tell_missing(
    pieces: Sequence[LocatedPiece],
    found: Sequence[int | None],
    places: Sequence[SourcePlace],
    differences: Differences,
) -> None:
    """Tell the pieces that are nowhere, at the line of the one before."""
    line = places[0].line
    for piece, at in _both(pieces, found):
        if at is not None:
            line = places[at].line
        elif not piece.may_lack:
            differences.lost(line, piece.name)


def _standing(
    pieces: Sequence[LocatedPiece],
    found: Sequence[int | None],
    places: Sequence[SourcePlace],
    notice: Notice,
) -> Iterator[tuple[LocatedPiece, list[int]]]:
    """The pieces that were found, each with the places that belong to it."""
    starts = sorted({at for at in found if at is not None})
    following = dict(zip(starts, [*starts[1:], len(places)], strict=True))
    for piece, at in _both(pieces, found):
        if at is not None:
            yield piece, _own(piece, places, range(at, following[at]), notice)


def _own(
    piece: LocatedPiece, places: Sequence[SourcePlace], span: range, notice: Notice
) -> list[int]:
    """The places that belong to a piece: its own, and the rows or lines that go on with it."""
    if not isinstance(piece.what, Task):
        return [span.start]
    body = frozenset(map(squeezed, notice.body.split("\n")))
    own = [span.start]
    for n in span[1:]:
        place = places[n]
        if place.is_row is not places[span.start].is_row:
            break
        if not place.is_row and (place.whole in body or is_foot(place.whole, notice)):
            break
        own.append(n)
    return own


def _rows_beyond(
    places: Sequence[SourcePlace], outside: Sequence[int], differences: Differences
) -> None:
    """Tell the rows that no task or heading accounts for."""
    for n in outside:
        place = places[n]
        filled = (
            [
                head
                for cell, head in zip(place.cells, place.heads, strict=True)
                if cell.text and not bare_number(cell.text)
            ]
            if place.is_row
            else []
        )
        if len(filled) > 1 or any(is_carried(head) or names_units(head) for head in filled):
            differences.beyond(place.line, "表格", place.whole)
