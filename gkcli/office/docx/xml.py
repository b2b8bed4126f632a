"""Elements of WordprocessingML, the units it counts in, and typefaces."""

from types import MappingProxyType

from docx.opc.oxml import serialize_part_xml
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from gkcli.paper.document.content import Face

Element = BaseOxmlElement

LETTER = 16
"""The size of the text in points: 三号."""

LINE = 28.95
"""The height of a line in points: 22 on a page of 225 mm. Source: GB/T 9704-2012, 5.2.2."""


def el(tag: str, /, *children: "Element | None", **attributes: str | float) -> Element:
    """An element ``w:tag``; attributes are of the same namespace, None is no child."""
    element: Element = OxmlElement(f"w:{tag}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), str(value))
    for child in children:
        if child is not None:
            element.append(child)
    return element


def twips(points: float) -> int:
    """Points in twentieths."""
    return round(points * 20)


def mm(millimetres: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


FANG, KAI, HEI, TITLE, SONG = "仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋简体", "宋体"

STAND_INS = MappingProxyType(
    {FANG: "仿宋", KAI: "楷体", HEI: "SimHei", TITLE: "华文中宋", SONG: "SimSun"}
)
"""What a program takes where a typeface is not installed."""

_FACES = {Face.KAI: KAI, Face.HEI: HEI}


def font_of(face: Face, usual: str) -> str:
    """The typeface of a face in a style whose own is ``usual``."""
    return _FACES.get(face, usual)


def fonts(name: str) -> Element:
    """The typeface for every script; quotation marks too are taken from the Chinese one."""
    return el("rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=name, hint="eastAsia")


def font_table() -> bytes:
    """The part that says what stands in for which typeface."""
    entries = [
        el("font", el("altName", val=other), el("charset", val="86"), name=name)
        for name, other in STAND_INS.items()
    ]
    return bytes(serialize_part_xml(el("fonts", *entries)))
