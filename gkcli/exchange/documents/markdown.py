"""Markdown as blocks: the text with its escapes and emphasis taken away."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

from gkcli.exchange.documents.blanks import trimmed
from gkcli.exchange.documents.blocks import Block, Cell, Grid, Paragraph
from gkcli.exchange.documents.text import text_blocks

_HEADING = re.compile(r"#{1,6}[ \t]+(?P<text>.*?)(?:[ \t]+#+)?$")
_BULLET = re.compile(r"(?:[-*+]|>)[ \t]+(?=\S)")
_STRONG = re.compile(r"(?<!\\)(?P<mark>\*\*|__|`)(?P<text>(?:(?!(?P=mark)).)+?)(?<!\\)(?P=mark)")
_LINK = re.compile(r"(?<!\\)!?\[(?P<text>[^\[\]]*)\]\([^()]*\)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def markdown_blocks(text: str) -> Iterator[Block]:
    """The blocks of a Markdown file."""
    for block in text_blocks(text):
        if isinstance(block, Paragraph):
            plain = _plain(block.text)
            if plain:
                yield replace(block, text=plain)
        else:
            rows = tuple(
                tuple(Cell(_inline(cell.text), cell.line) for cell in row) for row in block.rows
            )
            yield Grid(rows)


def _plain(text: str) -> str:
    heading = _HEADING.fullmatch(text)
    return _inline(heading["text"] if heading else _BULLET.sub("", text, count=1))


def _inline(text: str) -> str:
    bare = _STRONG.sub(lambda m: m["text"], _LINK.sub(lambda m: m["text"], text))
    return trimmed(unescape(_ESCAPED.sub(r"\1", bare)))
