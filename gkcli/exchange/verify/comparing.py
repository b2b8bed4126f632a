"""The whole comparison of a workspace with a document."""

from collections.abc import Sequence

from gkcli.diagnostics import Diagnostic
from gkcli.exchange.documents.blanks import squeezed
from gkcli.exchange.documents.blocks import Document
from gkcli.exchange.intake.columns import Column
from gkcli.exchange.intake.lines import Line, line_kind
from gkcli.exchange.intake.marks import bare_number
from gkcli.exchange.intake.unitwords import looks_like_unit
from gkcli.exchange.verify.differences import Differences
from gkcli.exchange.verify.letters import TOTAL, compare_letter
from gkcli.exchange.verify.likeness import alike
from gkcli.exchange.verify.locating import Piece, located, pieces_of, unnumbered
from gkcli.exchange.verify.numbering import compare_numbers
from gkcli.exchange.verify.places import Place, places_of
from gkcli.exchange.verify.remainder import tell_remainder
from gkcli.exchange.verify.tasks import Compared
from gkcli.exchange.verify.wording import wording_differs
from gkcli.model.notice import Part, Section, Table, Task

_FOOT = frozenset(
    {Line.DATE, Line.SIGNED, Line.PRINTED, Line.COPIES, Line.ANNOTATION, Line.REMARK}
    | {Line.ATTACHMENT, Line.IMPRINT}
)


def compare(table: Table, document: Document) -> tuple[Diagnostic, ...]:
    """Every difference between a table with its notice and a document, in the document's order."""
    differences = Differences(document.name)
    places = places_of(document)
    pieces = list(pieces_of(table))
    found = located(pieces, places)
    outside = set(range(len(places)))
    starts = sorted({at for at in found if at is not None})
    body = frozenset(squeezed(paragraph) for paragraph in table.notice.body.split("\n"))
    standing: list[tuple[Piece, Place]] = []
    for piece, at in zip(pieces, found, strict=True):
        if at is None and piece.may_lack:
            continue
        if at is None:
            differences.missing(1, _name(piece), piece.what.title)
            continue
        stop = next((start for start in starts if start > at), len(places))
        own = _own(piece, places, range(at, stop), body)
        outside -= set(own)
        region = [places[n] for n in own]
        standing.append((piece, region[0]))
        if isinstance(piece.what, Task):
            Compared(piece.what, region, differences, piece.above).compare()
        else:
            _heading(piece, region[0], table.notice.body, differences)
    _beside_headings(standing, differences)
    for kind in (Part, Section, Task):
        compare_numbers(standing, kind, differences)
    _rows_beyond(places, sorted(outside), differences)
    lines = [places[n] for n in sorted(outside) if not places[n].is_row]
    compare_letter(table.notice, lines, differences)
    return differences.in_order()


def verify(table: Table, data: bytes, document: Document) -> tuple[Diagnostic, ...]:
    """The comparison with two guards that share little with import.

    One takes a second way from the file's bytes to its characters, one a second way from the
    document's tables to what is not in the workspace.
    """
    guards = Differences(document.name, list(compare(table, document)))
    tell_remainder(table, document, guards)
    differing = wording_differs(data, document)
    if differing:
        guards.doubt(differing)
    return guards.in_order()


def _own(piece: Piece, places: Sequence[Place], span: range, body: frozenset[str]) -> list[int]:
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


def _heading(piece: Piece, place: Place, body: str, differences: Differences) -> None:
    """Tell a title that differs, and words behind it that are not in the notice's body either."""
    texts = [unnumbered(squeezed(cell.text)) for cell in place.cells if cell.text]
    own = next((text for text in texts if text.startswith(piece.title)), None)
    if own is None:
        nearest = max(texts, key=lambda text: alike(text, piece.title), default="")
        differences.words(place.line, _name(piece), nearest, piece.title)
        return
    rest = own.removeprefix(piece.title).strip("。：:")
    if rest and rest not in squeezed(body):
        differences.words(place.line, _name(piece), own, piece.title)


def _beside_headings(standing: Sequence[tuple[Piece, Place]], differences: Differences) -> None:
    """Tell the words in rows of headings, and nothing but headings, that are none of them."""
    titles: dict[Place, list[str]] = {}
    tasks = {place for piece, place in standing if isinstance(piece.what, Task)}
    for piece, place in standing:
        if place.is_row and place not in tasks:
            titles.setdefault(place, []).append(piece.title)
    for place, known in titles.items():
        for cell in dict.fromkeys(place.cells):
            words = unnumbered(squeezed(cell.text))
            if words and not bare_number(words) and not any(map(words.startswith, known)):
                differences.beyond(cell.line, "标题旁边", words)


def _rows_beyond(places: Sequence[Place], outside: Sequence[int], differences: Differences) -> None:
    """Tell the rows that no task or heading accounts for."""
    for n in outside:
        place = places[n]
        if not place.is_row:
            continue
        held = {c for cell, c in zip(place.cells, place.columns, strict=True) if cell.text}
        if held - {Column.OTHER, Column.NUMBER}:
            differences.beyond(place.line, "表格", place.whole)


def _name(piece: Piece) -> str:
    what = piece.what
    if isinstance(what, Task):
        return f"第{what.number}项"
    return f"“{what.number}、{what.title}”这个标题"
