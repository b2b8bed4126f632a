"""What the mark above a table says of it, and what stands in cells that others cover."""

import re

from gkcli.frozen import frozen
from gkcli.paper.document.content import Size
from gkcli.paper.markdown.marks import MarkupError, MarkUse

LEFT, UP = "<", "^"
"""What stands in a cell that continues the one at its left, or the one above."""


@frozen
class Manner:
    """What a mark says about a table: rows of its head, widths, height of rows, size."""

    head: int = 1
    weights: tuple[float, ...] = ()
    height: float = 0
    size: Size = Size.FIVE


def manner_of(use: MarkUse) -> Manner:
    """What a mark ``<!-- 表 表头=2 列宽=3,1 行高=20 字号=小五 -->`` says."""
    said: dict[str, str] = {}
    for word in use.rest.split():
        key, equals, value = word.partition("=")
        if not equals or key in said:
            raise MarkupError(f"看不懂“{word}”，写作 表头=2 这样，一样只写一次", use.line)
        said[key] = value
    manner = Manner(
        head=round(_number(said.pop("表头", "1"), use)),
        weights=tuple(_number(width, use) for width in said.pop("列宽", "").split(",") if width),
        height=_number(said.pop("行高", "0"), use),
        size=_size(said.pop("字号", Size.FIVE), use),
    )
    if said:
        raise MarkupError(f"表没有“{next(iter(said))}”这一项", use.line)
    return manner


def _number(text: str, use: MarkUse) -> float:
    if not re.fullmatch(r"\d{1,3}(\.\d{1,2})?", text, re.ASCII):
        raise MarkupError(f"“{text}”不是 0 到 999 的数", use.line)
    return float(text)


def _size(text: str, use: MarkUse) -> Size:
    if text not in tuple(Size):
        raise MarkupError(f"字号没有“{text}”，可以写：{'、'.join(Size)}", use.line)
    return Size(text)
