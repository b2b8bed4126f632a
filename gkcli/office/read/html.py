"""HTML pages as blocks: what a reader sees, tables with their merged cells."""

import re
from collections.abc import Iterator

from lxml import etree, html

from gkcli.errors import GkcliError
from gkcli.office.read.blocks import Block, SourceCell, SourceParagraph
from gkcli.office.read.limits import TooLargeError, whole
from gkcli.office.read.merged_cells import PlacedCell, laid_out
from gkcli.text import CJK, trimmed

_UNSEEN = frozenset(
    {"script", "style", "head", "noscript", "template", "select", "textarea", "iframe"}
    | {"object", "svg", "math", "audio", "video"}
)
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i"}
    | {"img", "ins", "kbd", "label", "mark", "nobr", "o:p", "q", "rb", "ruby", "s", "samp"}
    | {"small", "span", "st1", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"}
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WRAP = re.compile(rf"(?<={CJK})[ \t\f]*[\r\n]\s*|[ \t\f]*[\r\n]\s*(?={CJK})")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_MOST_COLUMNS = 1000
_MOST_ROWS = 65534


def html_blocks(text: str) -> Iterator[Block]:
    """The blocks of a page; scripts and what is hidden do not count, nor does anything outside."""
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise GkcliError(
            "这个网页里没有内容，或坏得读不出来", "请用浏览器打开核对，另存一份再导入"
        ) from error
    _check_whole(parser)
    flow = _Flow()
    flow.element(root)
    flow.flush()
    yield from flow.blocks


def _check_whole(parser: html.HTMLParser) -> None:
    """TooLargeError where the parser gave up halfway: it keeps what it has and says nothing."""
    if any(entry.level == etree.ErrorLevels.FATAL for entry in parser.error_log):
        raise TooLargeError(
            "这个网页一层套一层太深，或者有一段太长，只读得出一部分",
            "请用浏览器打开，把正文和表格复制到 WPS 或 Word 里，存成 .docx 再导入",
        )


class _Flow:
    """Text and tables in the order in which a page shows them."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._held: list[str] = []
        self._line = 0

    def element(self, node: html.HtmlElement) -> None:
        """Take in an element and what is in it."""
        tag = node.tag if isinstance(node.tag, str) else ""
        if not tag or tag in _UNSEEN or _is_hidden(node):
            return
        if tag == "br":
            self.flush()
        elif tag == "table" and not _is_layout(node):
            self.flush()
            self.blocks.append(laid_out(_rows(node)))
        elif tag == "li":
            self.flush()
            self._text(_list_number(node), node)
            self._inside(node)
            self.flush()
        elif tag in _INLINE:
            self._inside(node)
        else:
            self.flush()
            self._inside(node)
            self.flush()

    def flush(self) -> None:
        """End the paragraph."""
        text = plain("".join(self._held))
        if text:
            self.blocks.append(SourceParagraph(text, self._line))
        self._held = []
        self._line = 0

    def _inside(self, node: html.HtmlElement) -> None:
        self._text(node.text, node)
        for child in node:
            self.element(child)
            self._text(child.tail, child)

    def _text(self, text: str | None, node: html.HtmlElement) -> None:
        if text:
            if not self._line and text.strip():
                self._line = int(node.sourceline or 1)
            self._held.append(text)


def _list_number(node: html.HtmlElement) -> str:
    """The number that a browser writes in front of an item of a numbered list."""
    parent = node.getparent()
    if parent is None or parent.tag != "ol":
        return ""
    start = whole(parent.get("start"))
    before = sum(1 for other in node.itersiblings("li", preceding=True))
    return f"{(1 if start is None else start) + before}. "


def plain(text: str) -> str:
    """Text as a browser shows it: runs of blanks are one, a wrap between Chinese letters none."""
    return trimmed(_BLANKS.sub(" ", _WRAP.sub("", text)))


def _is_hidden(node: html.HtmlElement) -> bool:
    return "hidden" in node.attrib or _HIDDEN.search(node.get("style") or "") is not None


def _is_layout(table: html.HtmlElement) -> bool:
    """Whether a table only arranges the page: it holds tables, or rows of one cell."""
    if table.find(".//table") is not None:
        return True
    return all(len([c for c in row if c.tag in ("td", "th")]) < 2 for row in table.iter("tr"))


def _rows(table: html.HtmlElement) -> Iterator[list[PlacedCell]]:
    for row in table.iter("tr"):
        if not _is_hidden(row):
            yield [
                _placed(cell) for cell in row if cell.tag in ("td", "th") and not _is_hidden(cell)
            ]


def _placed(node: html.HtmlElement) -> PlacedCell:
    flow = _Flow()
    flow.element(node)
    flow.flush()
    text = "\n".join(block.text for block in flow.blocks if isinstance(block, SourceParagraph))
    cell = SourceCell(text, int(node.sourceline or 1))
    rows = _span(node.get("rowspan"), _MOST_ROWS)
    return PlacedCell(cell, rows, _span(node.get("colspan"), _MOST_COLUMNS))


def _span(written: str | None, most: int) -> int:
    match = re.match(r"\s*(\d{1,6})", written or "")
    number = int(match[1]) if match else 1
    return most if number == 0 else min(number, most)
