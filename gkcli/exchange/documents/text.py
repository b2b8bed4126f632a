"""Plain text and Markdown as blocks: paragraphs, and tables of tabs, pipes or drawn lines."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gkcli.exchange.documents.blanks import trimmed
from gkcli.exchange.documents.blocks import Block, Cell, Grid, Paragraph, Row
from gkcli.exchange.documents.limits import check_cells, check_lines

_LINE_END = re.compile(r"\r\n|[\r\n\x0b\x0c\x85]")
_RULE = re.compile(r"[\s\-—–─━═=_+|:┌┬┐├┼┤└┴┘│┃╋╔╦╗╠╬╣╚╩╝]{3,}")
_RULED = re.compile(r"[-—–─━═=_]{2,}")
_PIPE = re.compile(r"(?<!\\)[|｜│┃║]")
_TABBED_NUMBER = re.compile(
    r"[ \t\u3000]*(?:[一二三四五六七八九十百]{1,4}、"
    r"|[（(][一二三四五六七八九十百\d]{1,4}[)）]|\d{1,3}[.．、])"
    r"[ \u3000]*\t+[^\t]+[\t ]*$"
)
"""A numbered line with a tab behind its number, as Word sets it; not a row of a table."""
_BAR_ONLY = re.compile(r"[|｜│┃║]")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


class _Line(NamedTuple):
    number: int
    text: str


def text_blocks(text: str) -> Iterator[Block]:
    """The blocks of a text; blank and dashed lines within a table do not end it."""
    table: list[Row] = []
    kind = ""
    for line in _lines(text):
        if is_rule(line.text):
            continue
        now = _kind(line.text)
        if table and now != kind:
            yield Grid(tuple(table))
            table = []
        kind = now
        if now:
            table.append(_row(line, now))
        else:
            yield Paragraph(trimmed(line.text), line.number)
    if table:
        yield Grid(tuple(table))


def is_rule(text: str) -> bool:
    """Whether a line only draws: dashes below a head, a border, what a page break left."""
    return _RULE.fullmatch(text) is not None and _RULED.search(text) is not None


def _lines(text: str) -> Iterator[_Line]:
    check_lines(text.count("\n") + text.count("\r") - text.count("\r\n"))
    check_cells(sum(text.count(separator) for separator in "\t|｜│┃║"))
    for number, line in enumerate(_LINE_END.split(text), 1):
        if trimmed(line):
            yield _Line(number, line)


def _kind(text: str) -> str:
    """The separator of a table's row; "" for a line of its own."""
    if "\t" in text.strip("\r\n \u3000") and not _TABBED_NUMBER.match(text):
        return "\t" if trimmed(text.partition("\t")[0]) or text.count("\t") > 1 else ""
    bars = len(_PIPE.findall(text))
    if _BAR_ONLY.fullmatch(trimmed(text)):
        return ""
    return "|" if bars > 1 or (bars and trimmed(text)[0] in "|｜│┃║") else ""


def _row(line: _Line, kind: str) -> Row:
    if kind == "\t":
        return tuple(Cell(trimmed(cell), line.number) for cell in line.text.split("\t"))
    cells = _PIPE.split(trimmed(line.text))
    first = 1 if not cells[0].strip() else 0
    last = len(cells) - 1 if len(cells) > 1 and not cells[-1].strip() else len(cells)
    return tuple(Cell(_piped(cell), line.number) for cell in cells[first:last])


def _piped(text: str) -> str:
    unescaped = text.replace("\\|", "|")
    return "\n".join(trimmed(part) for part in _BREAK.split(unescaped) if trimmed(part))
