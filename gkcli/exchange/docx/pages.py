"""Pages: paper, margins, the grid of lines, and the numbers at the foot."""

from collections.abc import Iterator

from gkcli.document.page import A4, Layout
from gkcli.exchange.docx.styles import END, FOOTER, indent
from gkcli.exchange.docx.text import paragraph, runs, words
from gkcli.exchange.docx.xml import Element, el, mm, twips

_PITCH = 28.95
_BELOW = 7
_NUMBER = 5
"""The page number stands 7 mm below the text and is 5 mm high. Source: GB/T 9704-2012, 7.5."""


def section(layout: Layout, footers: list[Element]) -> Element:
    """The properties of a section of pages; ``footers`` refer to those that it has."""
    width, height = layout.size
    margins = layout.value
    size: dict[str, str | float] = {"w": mm(width), "h": mm(height)}
    if layout.landscape:
        size["orient"] = "landscape"
    return el(
        "sectPr",
        *footers,
        el("type", val="nextPage"),
        el("pgSz", **size),
        el(
            "pgMar",
            top=mm(margins.top),
            right=mm(margins.right),
            bottom=mm(margins.bottom),
            left=mm(margins.left),
            header=mm(margins.top / 2),
            footer=mm(max(margins.bottom - _BELOW - _NUMBER, _NUMBER)),
            gutter=0,
        ),
        el("docGrid", type="lines", linePitch=twips(_PITCH)),
    )


def page_number(layout: Layout, *, odd: bool) -> Iterator[Element]:
    """``— 1 —`` as a field: at the right on odd pages, at the left on even ones, one letter in.

    A page that lies across is bound like the others, its left edge at the foot: its number stands
    there, turned with it. Source: GB/T 9704-2012, 7.5 and 8.
    """
    if layout.landscape:
        yield _turned(layout, _number(odd=odd))
        yield paragraph(END, ())
    else:
        yield _number(odd=odd)


def _turned(layout: Layout, number: Element) -> Element:
    """A number at the left edge, in a floating table: that is what every program can turn."""
    margins = layout.value
    height = A4[0] - margins.top - margins.bottom
    place: dict[str, str | float] = {
        "vertAnchor": "page",
        "horzAnchor": "page",
        "tblpX": mm(margins.left - _BELOW - _NUMBER),
        "tblpY": mm(margins.top),
    }
    return el(
        "tbl",
        el(
            "tblPr",
            el("tblpPr", **place),
            el("tblOverlap", val="never"),
            el("tblW", w=mm(_NUMBER), type="dxa"),
            el("tblLayout", type="fixed"),
            el("tblCellMar", *(el(side, w=0, type="dxa") for side in ("left", "right"))),
        ),
        el("tblGrid", el("gridCol", w=mm(_NUMBER))),
        el(
            "tr",
            el("trPr", el("trHeight", val=mm(height), hRule="exact")),
            el(
                "tc",
                el("tcPr", el("tcW", w=mm(_NUMBER), type="dxa"), el("textDirection", val="tbRl")),
                number,
            ),
        ),
    )


def _number(*, odd: bool) -> Element:
    side = {"right": 1.0} if odd else {"left": 1.0}
    indents, align = indent(size=FOOTER.size, **side), "right" if odd else "left"
    made = paragraph(FOOTER, words("— "), indents, el("jc", val=align))
    look = runs(FOOTER, words(" "))[0][0]
    for kind in ("begin", None, "separate", "1", "end"):
        made.append(_field_part(kind, look))
    for run in runs(FOOTER, words(" —")):
        made.append(run)
    return made


def _field_part(kind: str | None, look: Element) -> Element:
    from copy import deepcopy

    if kind is None:
        part = el("instrText")
        part.text = "PAGE"
    elif kind == "1":
        part = el("t")
        part.text = "1"
    else:
        part = el("fldChar", fldCharType=kind)
    return el("r", deepcopy(look), part)
