"""Typefaces by the names that offices have, with those that take their place elsewhere."""

from types import MappingProxyType

from docx.opc.oxml import serialize_part_xml

from gkcli.document.inlines import Face
from gkcli.exchange.docx.xml import Element, el

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
