"""From Markdown to a document: blocks, each as the mark above it says, in sections of pages."""

from collections.abc import Callable, Sequence
from datetime import date
from types import MappingProxyType

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from gkcli.document.blocks import (
    LOWEST,
    Annex,
    Block,
    CutLine,
    Enclosures,
    Heading,
    Imprint,
    ItemList,
    Letterhead,
    Line,
    PageBreak,
    Paragraph,
    Role,
    Signature,
)
from gkcli.document.inlines import Content, Run
from gkcli.document.page import Document, Layout, Section
from gkcli.inert import printable
from gkcli.report.markdown.inlines import content_of, source_lines
from gkcli.report.markdown.marks import STANDING, Mark, MarkupError, Use, layout_of, look_of
from gkcli.report.markdown.reader import MARK, reader
from gkcli.report.markdown.tables import table_of

_ROLES = MappingProxyType(
    {
        Mark.NUMBER: Role.NUMBER,
        Mark.ADDRESSEES: Role.FLUSH,
        Mark.FLUSH: Role.FLUSH,
        Mark.CENTRED: Role.CENTRED,
        Mark.RIGHT: Role.RIGHT,
        Mark.NOTE: Role.NOTE,
    }
)
_Lines = tuple[Content, ...]
_LINED: MappingProxyType[Mark, Callable[[_Lines], Block]] = MappingProxyType(
    {
        Mark.LINE: Line,
        Mark.ENCLOSURES: Enclosures,
        Mark.SIGNATURE: Signature,
        Mark.COPIES: lambda lines: Imprint((lines,)),
        Mark.PRINTED: lambda lines: Imprint((lines,)),
    }
)


def assemble(text: str, dated: date) -> Document:
    """The document that a report's Markdown is; MarkupError where a mark means nothing."""
    source = printable(text).replace("\r\n", "\n").replace("\r", "\n")
    tree = SyntaxTreeNode(reader().parse(source))
    lines = source.split("\n")
    pages = _Pages()
    pending: Use | None = None
    for node in tree.children:
        if node.type == MARK:
            if pending is not None:
                raise _stranded(pending)
            use: Use = node.meta["use"]
            if use.mark in STANDING:
                pages.place(use)
            else:
                pending = use
        else:
            for block in _blocks(node, lines, pending):
                pages.add(block)
            pending = None
    if pending is not None:
        raise _stranded(pending)
    return Document(pages.sections(), dated)


class _Pages:
    """Sections in the making."""

    def __init__(self) -> None:
        self._done: list[Section] = []
        self._layout = Layout.UPRIGHT
        self._blocks: list[Block] = []

    def add(self, block: Block) -> None:
        last = self._blocks[-1] if self._blocks else None
        if isinstance(block, Imprint) and isinstance(last, Imprint):
            self._blocks[-1] = Imprint(last.rows + block.rows)
        else:
            self._blocks.append(block)

    def place(self, use: Use) -> None:
        if use.mark in (Mark.WIDE, Mark.UPRIGHT):
            self._turn(layout_of(use))
        elif use.mark is Mark.ANNEX:
            self.add(Annex((Run(use.rest or "附件"),)))
        elif use.mark is Mark.CUT:
            self.add(CutLine(use.rest))
        elif self._blocks:
            self.add(PageBreak())

    def sections(self) -> tuple[Section, ...]:
        self._turn(None)
        return tuple(self._done)

    def _turn(self, layout: Layout | None) -> None:
        if layout is self._layout:
            return
        if self._blocks or (layout is None and not self._done):
            self._done.append(Section(self._layout, tuple(self._blocks)))
        self._blocks = []
        self._layout = layout or self._layout


def _stranded(use: Use) -> MarkupError:
    below = "一张表" if use.mark is Mark.TABLE else "一段文字"
    return MarkupError(f"标记“{use.mark}”下面要接{below}", use.line)


def _blocks(node: SyntaxTreeNode, source: Sequence[str], use: Use | None = None) -> Sequence[Block]:
    """The blocks that one piece of Markdown becomes; a mark may say what it is."""
    if use is not None and (node.type == "table") != (use.mark is Mark.TABLE):
        raise _stranded(use)
    if use is not None and node.type not in ("table", "paragraph"):
        raise _stranded(use)
    match node.type:
        case "paragraph":
            return [_paragraph(node, use)]
        case "table":
            return [table_of(node, use, source)]
        case "heading":
            level = int(node.tag[1:]) - 1
            return [Heading(min(level, LOWEST), content_of(_tokens(node)))]
        case "bullet_list" | "ordered_list":
            return [_list(node, source)]
        case "blockquote":
            return [_quoted(block) for child in node.children for block in _blocks(child, source)]
        case "hr":
            return [PageBreak()]
        case "fence" | "code_block":
            return [
                Paragraph((Run(line or " "),), Role.FLUSH) for line in node.content.splitlines()
            ]
        case _:
            assert node.type == MARK, node.type
            raise MarkupError(
                "排版标记要顶格单独写一行，不能放在清单和引文里", node.meta["use"].line
            )


def _paragraph(node: SyntaxTreeNode, use: Use | None) -> Block:
    if use is not None and use.mark is Mark.LETTERHEAD:
        mark, *parts = source_lines(_tokens(node))
        return Letterhead(mark, tuple(parts), *look_of(use))
    if use is not None and use.mark in _LINED:
        return _LINED[use.mark](source_lines(_tokens(node)))
    role = _ROLES[use.mark] if use is not None else Role.BODY
    return Paragraph(content_of(_tokens(node)), role)


def _list(node: SyntaxTreeNode, source: Sequence[str]) -> ItemList:
    items = tuple(
        tuple(block for child in item.children for block in _blocks(child, source))
        for item in node.children
    )
    start = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
    return ItemList(items, start)


def _quoted(block: Block) -> Block:
    return Paragraph(block.content, Role.QUOTE) if isinstance(block, Paragraph) else block


def _tokens(node: SyntaxTreeNode) -> Sequence[Token]:
    inline = node.children[0].token if node.children else None
    return (inline.children or ()) if inline else ()
