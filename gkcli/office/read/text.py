"""Plain text and Markdown as blocks: paragraphs, and tables of tabs, pipes or drawn lines."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from gkcli.office.read.blocks import Block, Grid, Row, SourceCell, SourceParagraph
from gkcli.office.read.limits import check_cells, check_lines, unescaped
from gkcli.office.read.merged_cells import ContinuedCell, continued
from gkcli.text import trimmed

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
            yield SourceParagraph(trimmed(line.text), line.number)
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
        return tuple(SourceCell(trimmed(cell), line.number) for cell in line.text.split("\t"))
    cells = _PIPE.split(trimmed(line.text))
    first = 1 if not cells[0].strip() else 0
    last = len(cells) - 1 if len(cells) > 1 and not cells[-1].strip() else len(cells)
    return tuple(SourceCell(_piped(cell), line.number) for cell in cells[first:last])


def _piped(text: str) -> str:
    unescaped = text.replace("\\|", "|")
    return "\n".join(trimmed(part) for part in _BREAK.split(unescaped) if trimmed(part))


_HEADING = re.compile(r"#{1,6}[ \t]+(?P<text>.*?)(?:[ \t]+#+)?$")
_BULLET = re.compile(r"(?:[-*+]|>)[ \t]+(?=\S)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_STRONG = re.compile(
    r"(?<!\\)(?P<mark>\*{1,3}|__|`)(?P<text>(?=\S)(?:(?!(?P=mark)).)+?)(?<!\\)(?P=mark)"
)
_LEFT, _ABOVE = "<", "^"
_PARAGRAPH_GAP = "\u3000\u3000"
"""What our own reports write for a line break within a cell."""

_LINK = re.compile(r"(?<!\\)!?\[(?P<text>[^\[\]]*)\]\([^()]*\)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def markdown_blocks(text: str) -> Iterator[Block]:
    """The blocks of a Markdown file; in a table < and ^ stand for the cell beside or above."""
    uncommented = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text)
    for block in text_blocks(uncommented):
        if isinstance(block, SourceParagraph):
            plain = _plain(block.text)
            if plain:
                yield replace(block, text=plain)
        else:
            yield continued(map(_parts, block.rows))


def _parts(row: Row) -> list[ContinuedCell]:
    parts: list[ContinuedCell] = []
    for cell in row:
        if cell.text == _LEFT and parts:
            parts[-1] = parts[-1]._replace(columns=parts[-1].columns + 1)
        else:
            lines = map(_inline, cell.text.replace(_PARAGRAPH_GAP, "\n").split("\n"))
            plain = SourceCell("\n".join(filter(None, lines)), cell.line)
            parts.append(ContinuedCell(plain, above=cell.text == _ABOVE))
    return parts


def _plain(text: str) -> str:
    heading = _HEADING.fullmatch(text)
    return _inline(heading["text"] if heading else _BULLET.sub("", text, count=1))


def _inline(text: str) -> str:
    bare = _STRONG.sub(lambda m: m["text"], _LINK.sub(lambda m: m["text"], text))
    return trimmed(unescaped(_ESCAPED.sub(r"\1", bare)))
