"""The elements of WordprocessingML, and the units it counts in."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

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
