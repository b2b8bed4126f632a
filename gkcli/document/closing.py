"""Which blocks at a letter's end stay on one page: a signature is never alone on one.

Source: GB/T 9704-2012, 7.3.5.4: 正文、署名和成文日期不分置于两面, so that 此页无正文 is not needed.
"""

from collections.abc import Sequence

from gkcli.document.blocks import Block, Enclosures, Paragraph, Signature
from gkcli.document.inlines import ems, text_of

_MOST = 500
"""A paragraph of more letters may well fill a page and is not kept whole."""


def closings(blocks: Sequence[Block]) -> tuple[range, ...]:
    """The runs of blocks that stay together: each ends in a signature and begins with text."""
    ends = (at for at, block in enumerate(blocks) if isinstance(block, Signature))
    return tuple(range(_start(blocks, end), end + 1) for end in ends)


def _start(blocks: Sequence[Block], end: int) -> int:
    start = end
    while start and isinstance(blocks[start - 1], Enclosures):
        start -= 1
    before = blocks[start - 1] if start else None
    if isinstance(before, Paragraph) and ems(text_of(before.content)) <= _MOST:
        start -= 1
    return start
