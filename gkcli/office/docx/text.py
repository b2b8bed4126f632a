"""Paragraphs and the text in them."""

from collections.abc import Iterable

from docx.oxml.ns import qn
from gkcli.office.docx.styles import ParagraphStyle
from gkcli.office.docx.xml import Element, el, font_of, fonts
from gkcli.paper.document.content import Break, Content, Face, Gap, Inline, Run, ragged
from gkcli.text import printable

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def paragraph(style: ParagraphStyle, content: Iterable[Inline], *more: Element) -> Element:
    """A paragraph; ``more`` are properties that it has beyond its style, in the schema's order."""
    return el("p", el("pPr", el("pStyle", val=style.id), *more), *runs(style, content))


def keep_with_next(made: Element) -> Element:
    """A paragraph that stays on the page of the next one."""
    properties = made.find(qn("w:pPr"))
    if properties is not None and properties.find(qn("w:keepNext")) is None:
        # The schema wants it right behind the style.
        properties.insert(1, el("keepNext"))
    return made


def alignment(content: Iterable[Inline]) -> list[Element]:
    """Left alignment for text whose lines would else be torn apart."""
    return [el("jc", val="left")] if ragged(content) else []


def sized(made: Element, points: float) -> Element:
    """A paragraph with its letters in another size than its style's."""
    for look in made.iter(qn("w:rPr")):
        look.append(el("sz", val=round(points * 2)))
        look.append(el("szCs", val=round(points * 2)))
    return made


def runs(style: ParagraphStyle, content: Iterable[Inline]) -> list[Element]:
    """The runs of some content in a style."""
    return [_run(style, piece) for piece in content]


def words(text: str) -> Content:
    """Plain text as content."""
    return (Run(text),) if text else ()


def _run(style: ParagraphStyle, piece: Inline) -> Element:
    match piece:
        case Break():
            return el("r", el("br"))
        case Gap():
            return el(
                "r", _look(style, Face.PLAIN, el("highlight", val="yellow")), _text(piece.text)
            )
        case Run():
            return el("r", _look(style, piece.face), _text(piece.text))


def _look(style: ParagraphStyle, face: Face, *more: Element) -> Element:
    bold = el("b") if face is Face.BOLD else None
    return el("rPr", fonts(font_of(face, style.font)), bold, *more)


def _text(text: str) -> Element:
    element = el("t")
    element.text = printable(text)
    element.set(_SPACE, "preserve")
    return element
