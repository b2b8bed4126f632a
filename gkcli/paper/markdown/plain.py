"""Tables as every program that shows Markdown reads them: without cells that span."""

import re
from collections.abc import Iterator, Sequence

from gkcli.paper.markdown.marks import PageMark, use_of
from gkcli.paper.markdown.table_mark import LEFT, UP, manner_of

_ROW = re.compile(r"\s*\|")
_RULE = re.compile(r"\s*\|(?:\s*:?-+:?\s*\|)+\s*")

_CELL = re.compile(r"((?:[^\\|]|\\.)*)\|")

Cells = list[str]


def plain_tables(text: str) -> str:
    """The Markdown with heads of several rows made one, and nothing in cells that others cover."""
    lines = text.split("\n")
    return "\n".join(_plain(lines))


def _plain(lines: Sequence[str]) -> Iterator[str]:
    head, at = 1, 0
    while at < len(lines):
        line = lines[at]
        if at + 1 < len(lines) and _ROW.match(line) and _RULE.fullmatch(lines[at + 1]):
            end = next((n for n in range(at, len(lines)) if not _ROW.match(lines[n])), len(lines))
            yield from _table(lines[at:end], head)
            head, at = 1, end
            continue
        use = use_of(line) if line.lstrip().startswith("<!--") else None
        if use is not None and use.mark is PageMark.TABLE:
            head = manner_of(use).head
        yield line
        at += 1


def _table(lines: Sequence[str], head: int) -> Iterator[str]:
    written = (lines[0], *lines[2:])
    rows = [_cells(line) for line in written]
    tops = max(head, 1)
    yield lines[0] if tops == 1 and not _spans(rows[0]) else _line(_joined(rows[:tops]))
    yield lines[1]
    for line, row in zip(written[tops:], rows[tops:], strict=True):
        yield _line([_own(cell) for cell in row]) if _spans(row) else line


def _spans(row: Cells) -> bool:
    return LEFT in row or UP in row


def _own(cell: str) -> str:
    return "" if cell in (LEFT, UP) else cell


def _joined(rows: Sequence[Cells]) -> Cells:
    """The rows of a head in one: what stands above one another, joined."""
    return [_column([_covering(row, at) for row in rows]) for at in range(len(rows[0]))]


def _covering(row: Cells, at: int) -> tuple[str, bool]:
    """What a place of a row says, and whether it is the first that says so."""
    start = at
    while start and row[start] == LEFT:
        start -= 1
    return _own(row[start]), start == at


def _column(said: Sequence[tuple[str, bool]]) -> str:
    """A column's head; words that span say nothing of a column without words of its own."""
    return (
        "：".join(words for words, _ in said if words)
        if any(words and own for words, own in said)
        else ""
    )


def _cells(line: str) -> Cells:
    inner = line.strip().removeprefix("|").removesuffix("|")
    return [cell.strip() for cell in _CELL.findall(f"{inner}|")]


def _line(cells: Cells) -> str:
    return f"| {' | '.join(cells)} |"
