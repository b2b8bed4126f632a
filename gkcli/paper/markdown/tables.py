"""The tokens of a paragraph as content, and of a table with the mark that says how it looks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from gkcli.frozen import frozen
from gkcli.paper.document.content import (
    Align,
    Break,
    Cell,
    Content,
    Face,
    Gap,
    Inline,
    PageTable,
    Row,
    Run,
    ems,
    lines_of,
    natural_widths,
    shares,
)
from gkcli.paper.markdown.marks import GAP, MarkupError, MarkUse
from gkcli.paper.markdown.table_mark import LEFT, UP, Manner, manner_of
from gkcli.text import printable

_SOFT = Run("\n")
_FACES = {
    (False, False): Face.PLAIN,
    (True, False): Face.BOLD,
    (False, True): Face.KAI,
    (True, True): Face.HEI,
}
_TURNS = {
    "strong_open": ("strong", 1),
    "strong_close": ("strong", -1),
    "em_open": ("em", 1),
    "em_close": ("em", -1),
}


def content_of(tokens: Sequence[Token]) -> Content:
    """The content of a paragraph; a line end in the source is no break."""
    return tuple(_tidy(_joined(list(_pieces(tokens)))))


def source_lines(tokens: Sequence[Token]) -> tuple[Content, ...]:
    """The content of a paragraph, line by line as it is written in the source."""
    pieces = [Break() if piece is _SOFT else piece for piece in _pieces(tokens)]
    return tuple(tuple(_tidy(line)) for line in lines_of(pieces) if line)


def _pieces(tokens: Sequence[Token]) -> Iterator[Inline]:
    depth = {"strong": 0, "em": 0}
    target = ""
    for token in tokens:
        face = _FACES[depth["strong"] > 0, depth["em"] > 0]
        if token.type in _TURNS:
            what, by = _TURNS[token.type]
            depth[what] += by
        elif token.type == "softbreak":
            yield _SOFT
        elif token.type == "hardbreak":
            yield Break()
        elif token.type == "link_open":
            target = str(token.attrGet("href") or "") if token.markup != "autolink" else ""
        elif token.type == "link_close" and target:
            yield Run(f"（{printable(target)}）", face)
        elif token.content:
            yield Run(printable(token.content).replace("\n", " "), face)


def _joined(pieces: list[Inline]) -> Iterator[Inline]:
    """The pieces with line ends of the source gone, or a blank between Latin words."""
    for at, piece in enumerate(pieces):
        if piece is not _SOFT:
            yield piece
        elif 0 < at < len(pieces) - 1:
            around = pieces[at - 1].text[-1:] + pieces[at + 1].text[:1]
            if ems(around) < len(around):
                yield Run(" ")


def _tidy(pieces: Iterable[Inline]) -> Iterator[Inline]:
    """Runs of one face made one, and the gaps in them found."""
    for face, group in groupby(pieces, lambda p: p.face if isinstance(p, Run) else None):
        if face is None:
            yield from group
        else:
            yield from _with_gaps("".join(piece.text for piece in group), face)


def _with_gaps(text: str, face: Face) -> Iterator[Inline]:
    at = 0
    for match in GAP.finditer(text):
        if match.start() > at:
            yield Run(text[at : match.start()], face)
        yield Gap(match[1])
        at = match.end()
    if at < len(text):
        yield Run(text[at:], face)


_CELL_END = re.compile(r"(?<!\\)(?:\\\\)*\|")
_SHOWN = 30
_ALIGN = re.compile(r"text-align:(\w+)")
_Place = tuple[int, int]


@frozen
class _Source:
    written: str
    tokens: Sequence[Token]


def table_of(node: SyntaxTreeNode, use: MarkUse | None, source: Sequence[str]) -> PageTable:
    """A table; MarkupError where cells continue into nothing or the mark does not fit.

    ``source`` are the lines of the Markdown, in which a row may have more cells than the head.
    """
    line = use.line if use else ""
    _refuse_long_rows(node, source, line)
    manner = manner_of(use) if use else Manner()
    rows = [_sources(tr) for part in node.children for tr in part.children]
    columns = len(rows[0])
    if manner.head > len(rows):
        raise MarkupError(f"表头写了 {manner.head} 行，表只有 {len(rows)} 行", line)
    if manner.weights and len(manner.weights) != columns:
        raise MarkupError(f"列宽写了 {len(manner.weights)} 个，表有 {columns} 列", line)
    head = _spanned(rows[: manner.head], line)
    body = _spanned(rows[manner.head :], line)
    widths = shares(manner.weights) if manner.weights else natural_widths(head + body, columns)
    return PageTable(head, body, widths, _aligns(node), manner.size, manner.height)


def _refuse_long_rows(node: SyntaxTreeNode, source: Sequence[str], line: str) -> None:
    """MarkupError where a row has cells beyond the last column, which the reader leaves out."""
    columns = len(node.children[0].children[0].children)
    for tr in (tr for part in node.children for tr in part.children):
        written = source[tr.map[0]].strip() if tr.map else ""
        cells = len(_CELL_END.findall(written.removeprefix("|").removesuffix("|"))) + 1
        if cells > columns:
            start = written if len(written) <= _SHOWN else f"{written[:_SHOWN]}…"
            raise MarkupError(f"表有 {columns} 列，这一行却有 {cells} 格：{start}", line)


def _aligns(node: SyntaxTreeNode) -> tuple[Align, ...]:
    found = [
        _ALIGN.match(str(th.attrs.get("style", ""))) for th in node.children[0].children[0].children
    ]
    return tuple(Align(match[1]) if match else Align.LEFT for match in found)


def _sources(tr: SyntaxTreeNode) -> list[_Source]:
    inlines = [cell.children[0].token for cell in tr.children]
    return [_Source(inline.content, inline.children or ()) for inline in inlines if inline]


def _spanned(rows: list[list[_Source]], line: str) -> tuple[Row, ...]:
    origins = _origins(rows, line)
    found: dict[_Place, list[_Place]] = {}
    for place, origin in origins.items():
        found.setdefault(origin, []).append(place)
    cells: list[list[Cell]] = [[] for _ in rows]
    for (row, column), places in found.items():
        down = max(place[0] for place in places) - row + 1
        across = max(place[1] for place in places) - column + 1
        if down * across != len(places):
            raise MarkupError(f"第 {column + 1} 列的“<”“^”合并出来的不是一个方块", line)
        cells[row].append(Cell(content_of(rows[row][column].tokens), column, across, down))
    return tuple(map(tuple, cells))


def _origins(rows: list[list[_Source]], line: str) -> dict[_Place, _Place]:
    """For every place of the grid the place of the cell that covers it."""
    origins: dict[_Place, _Place] = {}
    for r, row in enumerate(rows):
        for c, source in enumerate(row):
            if source.written == LEFT:
                wanted: _Place | None = (r, c - 1)
            elif source.written == UP:
                wanted = (r - 1, c)
            else:
                wanted = None
            if wanted is not None and wanted not in origins:
                where = "左边" if source.written == LEFT else "上面（表头和表身不能并在一起）"
                raise MarkupError(f"“{source.written}”的{where}没有格子", line)
            origins[r, c] = origins[wanted] if wanted is not None else (r, c)
    return origins
