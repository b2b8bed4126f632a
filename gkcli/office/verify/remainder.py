"""What tables of a document say that a workspace does not, found without knowing what columns hold.

The comparison sorts rows and columns as import does; a row or column that both pass over would stay
unseen. Here any words of the workspace account for any cell, and what is left over is told.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gkcli.model.notice import Table
from gkcli.model.placeholders import TIME_LABEL
from gkcli.office.read.blocks import Grid, Row, SourceCell, SourceDocument
from gkcli.office.verify.differences import Differences
from gkcli.text import squeezed

_HAN = re.compile(r"[\u3400-\u9fff]")
_START = 2
_TELLING = 5
_CUT = 30


def tell_remainder(table: Table, document: SourceDocument, differences: Differences) -> None:
    """Tell rows that have nothing of the workspace, and columns that are not in it.

    What has been told already is not told again.
    """
    known = Vocabulary(table)
    told = {one.line for one in differences.found}
    for block in document.blocks:
        if isinstance(block, Grid):
            _grid(block, known, told, differences)


@dataclass(slots=True, init=False)
class Vocabulary:
    """The words of a workspace, to be found at any place of a text.

    ``_lengths`` says how long words are that begin with the same two characters, longest first.
    """

    _known: frozenset[str]
    _lengths: dict[str, tuple[int, ...]]
    _whole: str

    def __init__(self, table: Table) -> None:
        self._known = frozenset(_words(table))
        self._whole = "\n".join(sorted(self._known))
        lengths: dict[str, set[int]] = {}
        for words in self._known:
            lengths.setdefault(words[:_START], set()).add(len(words))
        self._lengths = {start: tuple(sorted(found)[::-1]) for start, found in lengths.items()}

    def accounts_for(self, text: str) -> bool:
        """Whether half of a text's Chinese characters or more are words of the workspace."""
        plain = squeezed(text)
        at, left = 0, []
        while at < len(plain):
            length = self._length_at(plain, at)
            if not length:
                left.append(plain[at])
            at += length or 1
        if len(_HAN.findall("".join(left))) * 2 <= len(_HAN.findall(plain)):
            return True
        return len(plain) >= _TELLING and plain in self._whole

    def _length_at(self, text: str, at: int) -> int:
        lengths = self._lengths.get(text[at : at + _START], ())
        return next((n for n in lengths if text[at : at + n] in self._known), 0)


def _words(table: Table) -> Iterator[str]:
    notice = table.notice
    texts = [notice.title, notice.table_title, notice.issuer, *notice.body.split("\n")]
    texts += [*notice.addressees, notice.copies_line or "", notice.printed_by or ""]
    for part in table.parts:
        texts.append(part.title)
        for section in part.sections:
            texts.append(section.title)
            for task in section.tasks:
                texts += [task.title, *task.lead, *task.responsible]
                texts += re.split(r"\n|(?<=[。；])", task.requirement.replace(TIME_LABEL, ""))
    return (squeezed(text) for text in texts if len(squeezed(text)) >= _START)


def _grid(grid: Grid, known: Vocabulary, told: set[int], differences: Differences) -> None:
    rows = [(row, [_stands(cell, known) for cell in row]) for row in grid.rows]
    start = next((n for n, (row, found) in enumerate(rows) if _accounted(row, found) > 1), None)
    if start is None:
        return
    heads = {_plain(row) for row, _ in rows[:start]}
    last = max(n for n, (_, found) in enumerate(rows) if any(found))
    tasks = [found for row, found in rows[start:] if _accounted(row, found) > 1]
    held = {n for found in tasks for n, stands in enumerate(found) if stands}
    columns: dict[int, list[SourceCell]] = {}
    for row, found in rows[start : last + 1]:
        if _plain(row) in heads:
            continue
        seen = held if row[0].line in told else frozenset()
        left = {n: c for n, c in enumerate(row) if _says(c) and not found[n] and n not in seen}
        if any(found):
            for n, cell in left.items():
                columns.setdefault(n, []).append(cell)
        elif len(set(left.values())) > 1:
            differences.beyond(row[0].line, "表格", _plain(row))
    if start:
        above = (row for row, found in reversed(rows[:start]) if not any(found))
        _tell_columns(columns, next(above, ()), differences)


def _tell_columns(
    columns: dict[int, list[SourceCell]], heads: Row, differences: Differences
) -> None:
    for n, cells in sorted(columns.items()):
        head = squeezed(heads[n].text) if n < len(heads) else ""
        name = f"“{head}”一栏" if head else f"第 {n + 1} 栏"
        differences.aside(
            cells[0].line,
            f"{name}有 {len(cells)} 格没有收在数据里，第一格是“{squeezed(cells[0].text)[:_CUT]}”",
        )


def _accounted(row: Row, found: Sequence[bool]) -> int:
    """How many cells of a row, merged ones counted once, are words of the workspace."""
    return len({cell for cell, stands in zip(row, found, strict=True) if stands})


def _stands(cell: SourceCell, known: Vocabulary) -> bool:
    return _says(cell) and known.accounts_for(cell.text)


def _says(cell: SourceCell) -> bool:
    return len(_HAN.findall(cell.text)) >= _START


def _plain(row: Sequence[SourceCell]) -> str:
    return "".join(squeezed(cell.text) for cell in row)
