"""Markdown as blocks: the text with its escapes and emphasis taken away."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from gkcli.exchange.documents.blanks import trimmed
from gkcli.exchange.documents.blocks import Block, Cell, Grid, Paragraph, Row
from gkcli.exchange.documents.numbers import unescaped
from gkcli.exchange.documents.text import text_blocks

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
        if isinstance(block, Paragraph):
            plain = _plain(block.text)
            if plain:
                yield replace(block, text=plain)
        else:
            yield Grid(tuple(_merged(block.rows)))


def _merged(rows: Iterable[Row]) -> Iterator[Row]:
    above: Row = ()
    for row in rows:
        cells: list[Cell] = []
        for place, cell in enumerate(row):
            if cell.text == _LEFT and cells:
                cells.append(cells[-1])
            elif cell.text == _ABOVE and place < len(above):
                cells.append(above[place])
            else:
                lines = map(_inline, cell.text.replace(_PARAGRAPH_GAP, "\n").split("\n"))
                cells.append(Cell("\n".join(filter(None, lines)), cell.line))
        above = tuple(cells)
        yield above


def _plain(text: str) -> str:
    heading = _HEADING.fullmatch(text)
    return _inline(heading["text"] if heading else _BULLET.sub("", text, count=1))


def _inline(text: str) -> str:
    bare = _STRONG.sub(lambda m: m["text"], _LINK.sub(lambda m: m["text"], text))
    return trimmed(unescaped(_ESCAPED.sub(r"\1", bare)))
