"""The whole comparison of a workspace with a document."""

from collections.abc import Iterator, Sequence

from gkcli.errors import Diagnostic
from gkcli.model.notice import Part, Section, Table, Task
from gkcli.office.intake.columns import ColumnRole
from gkcli.office.intake.lines import LineKind, line_kind
from gkcli.office.intake.unit_names import looks_like_unit
from gkcli.office.read.blocks import SourceDocument
from gkcli.office.verify.differences import Differences
from gkcli.office.verify.headings import compare_heading, compare_numbers, tell_beside_headings
from gkcli.office.verify.letters import TOTAL, compare_letter
from gkcli.office.verify.places import LocatedPiece, SourcePlace, located, pieces_of, places_of
from gkcli.office.verify.remainder import tell_remainder
from gkcli.office.verify.tasks import Compared
from gkcli.office.verify.words import wording_differs
from gkcli.text import squeezed

_FOOT = frozenset(
    {
        LineKind.DATE,
        LineKind.SIGNED,
        LineKind.PRINTED,
        LineKind.COPIES,
        LineKind.ANNOTATION,
        LineKind.REMARK,
    }
    | {LineKind.ATTACHMENT, LineKind.IMPRINT}
)


def compare(table: Table, document: SourceDocument) -> tuple[Diagnostic, ...]:
    """Every difference between a table with its notice and a document, in the document's order."""
    return _compared(table, document).in_order()


def _compared(table: Table, document: SourceDocument) -> Differences:
    differences = Differences(document.name)
    places = places_of(document)
    pieces = list(pieces_of(table))
    found = located(pieces, places)
    if not any(at is not None and isinstance(p.what, Task) for p, at in _both(pieces, found)):
        differences.none_found(sum(isinstance(piece.what, Task) for piece in pieces))
        return differences
    _tell_missing(pieces, found, places, differences)
    outside = set(range(len(places)))
    standing: list[tuple[LocatedPiece, SourcePlace]] = []
    for piece, own in _standing(pieces, found, places, table.notice.body):
        outside -= set(own)
        region = [places[n] for n in own]
        standing.append((piece, region[0]))
        if isinstance(piece.what, Task):
            Compared(piece.what, region, differences, piece.above).compare()
        else:
            compare_heading(piece, region[0], table.notice.body, differences)
    tell_beside_headings(standing, differences)
    for kind in (Part, Section, Task):
        compare_numbers(standing, kind, differences)
    _rows_beyond(places, sorted(outside), differences)
    lines = [places[n] for n in sorted(outside) if not places[n].is_row]
    compare_letter(table.notice, lines, differences)
    return differences


def verify(table: Table, data: bytes, document: SourceDocument) -> tuple[Diagnostic, ...]:
    """The comparison with two guards that share little with import.

    One takes a second way from the file's bytes to its characters, one a second way from the
    document's tables to what is not in the workspace.
    """
    differences = _compared(table, document)
    if not differences.is_other_document:
        tell_remainder(table, document, differences)
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
    body: str,
) -> Iterator[tuple[LocatedPiece, list[int]]]:
    """The pieces that were found, each with the places that belong to it."""
    starts = sorted({at for at in found if at is not None})
    following = dict(zip(starts, [*starts[1:], len(places)], strict=True))
    paragraphs = frozenset(squeezed(paragraph) for paragraph in body.split("\n"))
    for piece, at in _both(pieces, found):
        if at is not None:
            yield piece, _own(piece, places, range(at, following[at]), paragraphs)


def _own(
    piece: LocatedPiece, places: Sequence[SourcePlace], span: range, body: frozenset[str]
) -> list[int]:
    """The places that belong to a piece: its own, and the rows or lines that go on with it."""
    if not isinstance(piece.what, Task):
        return [span.start]
    own = [span.start]
    for n in span[1:]:
        if places[n].is_row is not places[span.start].is_row:
            break
        if not places[n].is_row and (places[n].whole in body or _is_foot(places[n].cells[0].text)):
            break
        own.append(n)
    return own


def _is_foot(text: str) -> bool:
    return (
        line_kind(text) in _FOOT or looks_like_unit(text) or TOTAL.match(squeezed(text)) is not None
    )


def _rows_beyond(
    places: Sequence[SourcePlace], outside: Sequence[int], differences: Differences
) -> None:
    """Tell the rows that no task or heading accounts for."""
    for n in outside:
        place = places[n]
        if not place.is_row:
            continue
        held = {c for cell, c in zip(place.cells, place.columns, strict=True) if cell.text}
        if held - {ColumnRole.OTHER, ColumnRole.NUMBER}:
            differences.beyond(place.line, "表格", place.whole)
