"""The rows and lines of a document in order, as places where tasks and headings stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gkcli.model.notice import Table
from gkcli.office.read.blocks import Row, SourceCell, SourceDocument, SourceParagraph
from gkcli.office.verify.heads import are_heads, is_head_line, label, names_units
from gkcli.office.verify.numbering import bare_number, unnumbered
from gkcli.text import squeezed

_LAYOUT = re.compile(
    r"[-—–―─－|｜│\s\d/共页第,，]*|[（(]?(?:续表|接上[表页]|转下页|附表续)\d*[)）]?[：:]?"
    r"|第[一二三四五六七八九十]+页(?:[,，]?共[一二三四五六七八九十]+页)?"
)
_FOOT = re.compile(r"(?:抄送|抄报|主送|分送)[：:]|.*\d日?印发[。.]?")
_FEWEST_HEADS = 2

Heads = tuple[str, ...]
"""The head above each column, without blanks."""


@dataclass(frozen=True, slots=True, eq=False)
class SourcePlace:
    """A row of a table below its heads, or a line; ``whole`` are its words without blanks.

    The heads of a line are those of a table that came out one cell a line.
    """

    cells: tuple[SourceCell, ...]
    heads: Heads
    line: int
    whole: str
    is_row: bool


def places_of(document: SourceDocument, table: Table) -> list[SourcePlace]:
    """The places of a document, without heads of columns, page numbers and empty rows.

    What a head is, and what stands below which one, is told with the words of the workspace.
    """
    return list(_Places(table).of(document))


class _Places:
    """Reads a document from above, with the heads that it has met."""

    def __init__(self, table: Table) -> None:
        tasks = [task for _, task in table.placed()]
        self._units = frozenset(squeezed(n) for t in tasks for n in (*t.lead, *t.responsible))
        self._titles = frozenset(squeezed(task.title) for task in tasks)
        self._known = self._units | self._titles
        self._heads: Heads = ()

    def of(self, document: SourceDocument) -> Iterator[SourcePlace]:
        """The places in order."""
        lines: list[SourceParagraph] = []
        for block in document.blocks:
            if isinstance(block, SourceParagraph):
                lines.append(block)
            else:
                yield from self._lines(lines)
                yield from self._grid(block.rows)
                lines = []
        yield from self._lines(lines)

    def _lines(self, lines: Sequence[SourceParagraph]) -> Iterator[SourcePlace]:
        """The lines that say something; a run of heads is above those behind it."""
        told = [line for line in lines if not _LAYOUT.fullmatch(squeezed(line.text))]
        heads: Heads = ()
        at = 0
        while at < len(told):
            run = self._run(told[at:])
            if run:
                heads = run
            else:
                yield _line(SourceCell(told[at].text, told[at].line), heads)
            at += len(run) or 1

    def _run(self, lines: Sequence[SourceParagraph]) -> Heads:
        """The heads that stand one a line from the first line on."""
        end = 0
        while end < len(lines) and is_head_line(lines[end].text, self._known):
            end += 1
        run = tuple(squeezed(line.text) for line in lines[:end])
        return run if end >= _FEWEST_HEADS and are_heads(run, self._known) else ()

    def _grid(self, rows: Sequence[Row]) -> Iterator[SourcePlace]:
        if not any(map(self._is_head, rows)) and not self._goes_on(rows):
            self._heads = ()
        above: Row = ()
        last = -2
        for n, row in enumerate(rows):
            filled = [cell for cell in dict.fromkeys(row) if cell.text]
            if self._is_head(row):
                self._heads = _below(self._heads, row) if last == n - 1 else _below((), row)
                last, above = n, ()
            elif all(_LAYOUT.fullmatch(squeezed(cell.text)) for cell in filled):
                continue
            elif self._heads and len(row) > 1 and not _is_foot(filled):
                above = self._whole(row, above)
                yield _row(above, self._heads)
            elif len(row) == 1 and self._heads and not _is_foot(filled):
                yield _row(row, self._heads)
            else:
                yield from self._unheaded(filled)

    def _is_head(self, row: Row) -> bool:
        return are_heads([cell.text for cell in row], self._known)

    def _unheaded(self, cells: Sequence[SourceCell]) -> Iterator[SourcePlace]:
        """The cells of a row that is none of tasks, a line each but for a number or a label."""
        if len(cells) > 1 and bare_number(cells[0].text):
            yield _line(SourceCell(" ".join(c.text for c in cells), cells[0].line), ())
        elif label(cells, self._known):
            text = f"{squeezed(cells[0].text)}：{cells[1].text}"
            yield _line(SourceCell(text, cells[0].line), ())
        else:
            yield from (_line(cell, ()) for cell in cells)

    def _goes_on(self, rows: Sequence[Row]) -> bool:
        """Whether a table without heads has units where the heads of the one before say so."""
        width = max(map(len, rows), default=0)
        full = [row for row in rows if len({id(cell) for cell in row if cell.text}) > 1]
        if not full:
            return width in (1, len(self._heads))
        good = sum(self._fit(row) >= 0 for row in full)
        titled = any(self._is_titled(cell.text) for row in full for cell in row)
        return 0 <= len(self._heads) - width <= 1 and (titled or good * 2 > len(full))

    def _is_titled(self, text: str) -> bool:
        return unnumbered(squeezed(text)) in self._titles

    def _whole(self, row: Row, above: Row) -> Row:
        """A row with the merged cells above it that were left out of it, where there are any.

        Where they belong is told by the columns of units, which then have units.
        """
        missing = len(self._heads) - len(row)
        if missing <= 0 or len(row) == 1 or len(above) < len(self._heads):
            return row
        ways = [(*row[:at], *above[at : at + missing], *row[at:]) for at in range(1, len(row))]
        return max((row, *ways), key=self._fit)

    def _fit(self, row: Row) -> int:
        """How many cells below heads of units name units, less those that don't."""
        fit = 0
        for cell, head in zip(row, self._heads, strict=False):
            text = squeezed(cell.text)
            named = any(unit in text for unit in self._units)
            if names_units(head):
                fit += named or -bool(text)
            else:
                fit -= text in self._units
        return fit


def _below(above: Heads, row: Row) -> Heads:
    """A row of heads below another one; a merged head counts once."""
    texts = [squeezed(cell.text) for cell in row]
    upper = (*above, *("" for _ in texts[len(above) :]))[: len(texts)]
    return tuple(up if text in up else up + text for up, text in zip(upper, texts, strict=True))


def _is_foot(cells: Sequence[SourceCell]) -> bool:
    return any(_FOOT.match(squeezed(cell.text)) for cell in cells)


def _row(row: Row, heads: Heads) -> SourcePlace:
    known = (*heads, *("" for _ in row[len(heads) :]))[: len(row)]
    whole = "".join(squeezed(cell.text) for cell in dict.fromkeys(row))
    return SourcePlace(row, known, row[0].line, whole, is_row=True)


def _line(cell: SourceCell, heads: Heads) -> SourcePlace:
    return SourcePlace((cell,), heads, cell.line, squeezed(cell.text), is_row=False)
