"""From Markdown to a document: blocks, each as the mark above it says, in sections of pages."""

from collections.abc import Callable, Sequence
from datetime import date
from types import MappingProxyType

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from gkcli.paper.document.blocks import (
    LOWEST,
    AlignedLine,
    Annex,
    Block,
    CutLine,
    Enclosures,
    Heading,
    Imprint,
    ItemList,
    Letterhead,
    PageBreak,
    Paragraph,
    ParagraphRole,
    Signature,
)
from gkcli.paper.document.content import Content, Run
from gkcli.paper.document.page import Document, PageLayout, PageSection
from gkcli.paper.markdown.marks import STANDING, MarkupError, MarkUse, PageMark, layout_of, look_of
from gkcli.paper.markdown.reader import MARK, reader
from gkcli.paper.markdown.tables import content_of, source_lines, table_of
from gkcli.text import printable

_ROLES = MappingProxyType(
    {
        PageMark.NUMBER: ParagraphRole.NUMBER,
        PageMark.ADDRESSEES: ParagraphRole.FLUSH,
        PageMark.FLUSH: ParagraphRole.FLUSH,
        PageMark.CENTRED: ParagraphRole.CENTRED,
        PageMark.RIGHT: ParagraphRole.RIGHT,
        PageMark.NOTE: ParagraphRole.NOTE,
    }
)
_Lines = tuple[Content, ...]
_LINED: MappingProxyType[PageMark, Callable[[_Lines], Block]] = MappingProxyType(
    {
        PageMark.LINE: AlignedLine,
        PageMark.ENCLOSURES: Enclosures,
        PageMark.SIGNATURE: Signature,
        PageMark.COPIES: lambda lines: Imprint((lines,)),
        PageMark.PRINTED: lambda lines: Imprint((lines,)),
    }
)


def read_document(text: str, dated: date) -> Document:
    """The document that a report's Markdown is; MarkupError where a mark means nothing."""
    source = printable(text).replace("\r\n", "\n").replace("\r", "\n")
    tree = SyntaxTreeNode(reader().parse(source))
    lines = source.split("\n")
    pages = _Pages()
    pending: MarkUse | None = None
    for node in tree.children:
        if node.type == MARK:
            if pending is not None:
                raise _stranded(pending)
            use: MarkUse = node.meta["use"]
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
        self._done: list[PageSection] = []
        self._layout = PageLayout.UPRIGHT
        self._blocks: list[Block] = []

    def add(self, block: Block) -> None:
        last = self._blocks[-1] if self._blocks else None
        if isinstance(block, Imprint) and isinstance(last, Imprint):
            self._blocks[-1] = Imprint(last.rows + block.rows)
        else:
            self._blocks.append(block)

    def place(self, use: MarkUse) -> None:
        if use.mark in (PageMark.WIDE, PageMark.UPRIGHT):
            self._turn(layout_of(use))
        elif use.mark is PageMark.ANNEX:
            self.add(Annex((Run(use.rest or "附件"),)))
        elif use.mark is PageMark.CUT:
            self.add(CutLine(use.rest))
        elif self._blocks:
            self.add(PageBreak())

    def sections(self) -> tuple[PageSection, ...]:
        self._turn(None)
        return tuple(self._done)

    def _turn(self, layout: PageLayout | None) -> None:
        if layout is self._layout:
            return
        if self._blocks or (layout is None and not self._done):
            self._done.append(PageSection(self._layout, tuple(self._blocks)))
        self._blocks = []
        self._layout = layout or self._layout


def _stranded(use: MarkUse) -> MarkupError:
    below = "一张表" if use.mark is PageMark.TABLE else "一段文字"
    return MarkupError(f"标记“{use.mark}”下面要接{below}", use.line)


def _blocks(
    node: SyntaxTreeNode, source: Sequence[str], use: MarkUse | None = None
) -> Sequence[Block]:
    """The blocks that one piece of Markdown becomes; a mark may say what it is."""
    if use is not None and (node.type == "table") != (use.mark is PageMark.TABLE):
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
                Paragraph((Run(line or " "),), ParagraphRole.FLUSH)
                for line in node.content.splitlines()
            ]
        case _:
            assert node.type == MARK, node.type
            raise MarkupError(
                "排版标记要顶格单独写一行，不能放在清单和引文里", node.meta["use"].line
            )


def _paragraph(node: SyntaxTreeNode, use: MarkUse | None) -> Block:
    if use is not None and use.mark is PageMark.LETTERHEAD:
        mark, *parts = source_lines(_tokens(node))
        return Letterhead(mark, tuple(parts), *look_of(use))
    if use is not None and use.mark in _LINED:
        return _LINED[use.mark](source_lines(_tokens(node)))
    role = _ROLES[use.mark] if use is not None else ParagraphRole.BODY
    return Paragraph(content_of(_tokens(node)), role)


def _list(node: SyntaxTreeNode, source: Sequence[str]) -> ItemList:
    items = tuple(
        tuple(block for child in item.children for block in _blocks(child, source))
        for item in node.children
    )
    start = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
    return ItemList(items, start)


def _quoted(block: Block) -> Block:
    return Paragraph(block.content, ParagraphRole.QUOTE) if isinstance(block, Paragraph) else block


def _tokens(node: SyntaxTreeNode) -> Sequence[Token]:
    inline = node.children[0].token if node.children else None
    return (inline.children or ()) if inline else ()
