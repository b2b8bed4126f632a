"""The styles of a document: one for each element of a letter, named as people look for it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import MappingProxyType

from gkcli.office.docx.xml import (
    FANG,
    HEI,
    KAI,
    LETTER,
    LINE,
    SONG,
    TITLE,
    Element,
    el,
    fonts,
    twips,
)
from gkcli.paper.document.blocks import Colour

_FIT = -5
"""Twentieths of a point between letters, so that 28 of 16 points fit into 156 mm."""


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style: ``id`` names it in the file, ``name`` is what people see.

    ``first`` is the indent of the first line in letters, ``line`` the line's height in points,
    ``outline`` the level in the navigation pane.
    """

    id: str
    name: str
    font: str = FANG
    size: float = LETTER
    line: float = LINE
    align: str = "both"
    first: int = 0
    before: float = 0
    after: float = 0
    outline: int | None = None
    keep: bool = False
    color: str = "auto"

    @property
    def element(self) -> Element:
        """The style as it stands in the file."""
        default = {"default": "1"} if self is NORMAL else {}
        return el(
            "style",
            el("name", val=self.name),
            None if self is NORMAL else el("basedOn", val=NORMAL.id),
            el("next", val=BODY.id) if self.outline is not None or self is HEAD else None,
            el("uiPriority", val=1),
            el("qFormat"),
            self._paragraph(),
            self._letters(),
            type="paragraph",
            styleId=self.id,
            **default,
        )

    def _paragraph(self) -> Element:
        return el(
            "pPr",
            el("keepNext") if self.keep else None,
            el("widowControl"),
            # Between Chinese and digits no blank is wanted: 2018年6月28日.
            el("autoSpaceDE", val=0) if self is NORMAL else None,
            el("autoSpaceDN", val=0) if self is NORMAL else None,
            # A grid of lines would pull every line to the height of the text's.
            el("snapToGrid", val=0) if self.line != LINE else None,
            el(
                "spacing",
                before=twips(self.before),
                after=twips(self.after),
                line=twips(self.line),
                lineRule="exact",
            ),
            indent(self.first, self.size),
            el("jc", val=self.align),
            el("outlineLvl", val=self.outline) if self.outline is not None else None,
        )

    def _letters(self) -> Element:
        return el(
            "rPr",
            fonts(self.font),
            el("b", val=0),
            el("color", val=self.color),
            el("spacing", val=_FIT if self.size == LETTER else 0),
            el("kern", val=0),
            el("sz", val=round(self.size * 2)),
            el("szCs", val=round(self.size * 2)),
        )


def indent(first: float = 0, size: float = LETTER, *, left: float = 0, right: float = 0) -> Element:
    """The indents of a paragraph in letters of ``size`` points."""
    counts = {"firstLine": first, "left": left, "right": right}
    said: dict[str, str | float] = {}
    for name, count in counts.items():
        said[f"{name}Chars"] = round(count * 100)
        said[name] = twips(count * size)
    if first < 0:
        said["hangingChars"], said["hanging"] = round(-first * 100), twips(-first * size)
        del said["firstLineChars"], said["firstLine"]
    return el("ind", **said)


NORMAL = ParagraphStyle("Normal", "Normal")
BODY = ParagraphStyle("BodyText", "Body Text", first=2)
HEAD = ParagraphStyle("Title", "Title", TITLE, 22, 32, "center", after=LINE, keep=True)
HEADINGS = (
    HEAD,
    ParagraphStyle("Heading1", "heading 1", HEI, first=2, outline=0, keep=True),
    ParagraphStyle("Heading2", "heading 2", KAI, first=2, outline=1, keep=True),
    ParagraphStyle("Heading3", "heading 3", first=2, outline=2, keep=True),
    ParagraphStyle("Heading4", "heading 4", first=2, outline=3, keep=True),
)
FLUSH = ParagraphStyle("Addressees", "主送机关")
CENTRED = ParagraphStyle("Centred", "居中", align="center")
RIGHT = ParagraphStyle("AlignedRight", "居右", align="right")
QUOTE = ParagraphStyle("Quote", "Quote", KAI, first=2)
NOTE = ParagraphStyle("Note", "说明", size=12, line=20)
NUMBER = ParagraphStyle("DocumentNumber", "发文字号", align="center", after=LINE)
ITEM = ParagraphStyle("ListParagraph", "List Paragraph")
MARK = ParagraphStyle(
    "Letterhead", "发文机关标志", TITLE, 40, 60, "center", after=LINE, color="DD0000"
)
MARKS = MappingProxyType(
    {
        Colour.RED: MARK,
        Colour.ORANGE: replace(
            MARK, id="LetterheadOrange", name="发文机关标志（橙）", color="D96A00"
        ),
        Colour.BLUE: replace(MARK, id="LetterheadBlue", name="发文机关标志（蓝）", color="0050B3"),
    }
)
SIGNATURE = ParagraphStyle("Signature", "Signature", align="left")
ENCLOSURES = ParagraphStyle("Enclosures", "附件说明")
ANNEX = ParagraphStyle("AnnexMark", "附件标记", HEI, after=LINE, keep=True)
SIDE = ParagraphStyle("SideBySide", "分列", size=12, line=20, align="left")
HEAD_LINE = ParagraphStyle("LetterheadLine", "版头行", align="left")
IMPRINT = ParagraphStyle("Imprint", "版记", size=14, line=24)
CUT = ParagraphStyle(
    "CutLine", "裁切线", size=10.5, line=16, align="center", before=12, after=12, keep=True
)
FOOTER = ParagraphStyle("Footer", "footer", SONG, 14, 16)
END = ParagraphStyle("SectionEnd", "节末", size=1, line=1)
BELOW = ParagraphStyle("BelowTable", "表下", size=1, line=8)

STYLES = (
    NORMAL,
    BODY,
    *HEADINGS,
    FLUSH,
    CENTRED,
    RIGHT,
    QUOTE,
    NOTE,
    NUMBER,
    ITEM,
    *MARKS.values(),
    SIGNATURE,
    ENCLOSURES,
    ANNEX,
    SIDE,
    HEAD_LINE,
    IMPRINT,
    CUT,
    FOOTER,
    END,
    BELOW,
)


def table_styles(size: float) -> tuple[ParagraphStyle, ParagraphStyle]:
    """The styles of a table's head and cells in letters of ``size`` points."""
    line = round(size * 1.48, 1)
    tail = f"{size:g}".replace(".", "_")
    return (
        ParagraphStyle(
            f"TableHead{tail}", f"表头 {size:g} 磅", HEI, size, line, "center", keep=True
        ),
        ParagraphStyle(f"TableText{tail}", f"表文 {size:g} 磅", FANG, size, line, "left"),
    )


def style_sheet() -> Iterator[Element]:
    """Everything that stands in the file of styles."""
    yield el(
        "docDefaults",
        el(
            "rPrDefault",
            el(
                "rPr",
                fonts(FANG),
                el("sz", val=LETTER * 2),
                el("szCs", val=LETTER * 2),
                el("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA"),
            ),
        ),
        el("pPrDefault", el("pPr")),
    )
    for style in STYLES:
        yield style.element
    for size in TABLE_SIZES:
        for style in table_styles(size):
            yield style.element
    yield el(
        "style",
        el("name", val="Normal Table"),
        el("uiPriority", val=99),
        el("semiHidden"),
        el("unhideWhenUsed"),
        el("tblPr", el("tblInd", w=0, type="dxa")),
        type="table",
        default=1,
        styleId="TableNormal",
    )


TABLE_SIZES = (12.0, 10.5, 9.0)
