"""Pages: paper, margins, the grid of lines, and the numbers at the foot."""

from gkcli.document.page import Layout
from gkcli.exchange.docx.styles import FOOTER, indent
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


def page_number(*, odd: bool) -> Element:
    """``— 1 —`` as a field: at the right on odd pages, at the left on even ones, one letter in."""
    side = {"right": 1.0} if odd else {"left": 1.0}
    return el_paragraph(indent(size=FOOTER.size, **side), "right" if odd else "left")


def el_paragraph(indents: Element, align: str) -> Element:
    """The paragraph of the page number."""
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
