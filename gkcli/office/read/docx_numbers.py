"""The numbers that Word writes in front of paragraphs by itself: 一、 （一） 1."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from docx.oxml.ns import qn

from gkcli.office.read.limits import whole
from gkcli.text import numeral

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.document import Document
    from lxml.etree import _Element as Element

_VALUE = qn("w:val")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_CHINESE = frozenset(
    {
        "chineseCounting",
        "chineseCountingThousand",
        "chineseLegalSimplified",
        "ideographDigital",
        "japaneseCounting",
        "japaneseDigitalTenThousand",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
    }
)
_DEEPEST_STYLE = 20


class _Level(NamedTuple):
    format: str
    text: str
    start: int


@dataclass(slots=True)
class Numbering:
    """Counts the paragraphs of every list as Word does."""

    lists: Mapping[str, str]
    """The numbering (w:num) and the definition (w:abstractNum) it follows."""
    levels: Mapping[tuple[str, int], _Level]
    styles: Mapping[str, tuple[str, int]]
    """The list and level that a paragraph style brings along."""
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Document) -> Numbering:
        """The numbering of a document; an empty one where it has none."""
        lists: dict[str, str] = {}
        levels: dict[tuple[str, int], _Level] = {}
        root = _numbering_root(document)
        for num in root.iter(qn("w:num")) if root is not None else ():
            lists[num.get(qn("w:numId"), "")] = _value(num.find(qn("w:abstractNumId")))
        for definition in root.iter(qn("w:abstractNum")) if root is not None else ():
            for level in definition.iter(qn("w:lvl")):
                name = definition.get(qn("w:abstractNumId"), "")
                levels[name, whole(level.get(qn("w:ilvl"))) or 0] = _level(level)
        return cls(lists, levels, _styles(document.styles.element))

    def label(self, paragraph: Element) -> str:
        """The number in front of a paragraph; "" where Word writes none."""
        found = self._place(paragraph)
        if found is None:
            return ""
        number, depth = found
        definition = self.lists.get(number, "")
        level = self.levels.get((definition, depth))
        if level is None or level.format in ("bullet", "none"):
            return ""
        counts = self._counts.setdefault(definition, {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [known for known in counts if known > depth]:
            del counts[deeper]
        return re.sub(r"%(\d)", lambda m: self._written(definition, int(m[1]) - 1), level.text)

    def _written(self, definition: str, depth: int) -> str:
        level = self.levels.get((definition, depth))
        if level is None:
            return ""
        return _in_format(self._counts[definition].get(depth, level.start), level.format)

    def _place(self, paragraph: Element) -> tuple[str, int] | None:
        own = _numbered(paragraph.find(qn("w:pPr")))
        if own is not None:
            return own if own[0] != "0" else None
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return self.styles.get(_value(style))


def _numbering_root(document: Document) -> Element | None:
    from docx.opc.constants import RELATIONSHIP_TYPE

    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING and not relation.is_external:
            element: Element | None = getattr(relation.target_part, "element", None)
            return element
    return None


def _styles(root: Element) -> dict[str, tuple[str, int]]:
    """The list of each paragraph style, its own or that of a style it is based on."""
    nodes = {style.get(qn("w:styleId"), ""): style for style in root.iter(qn("w:style"))}
    found: dict[str, tuple[str, int]] = {}
    for name, node in nodes.items():
        current: Element | None = node
        for _ in range(_DEEPEST_STYLE):
            place = _numbered(current.find(qn("w:pPr"))) if current is not None else None
            if current is None or place is not None:
                break
            current = nodes.get(_value(current.find(qn("w:basedOn"))))
        else:
            place = None
        if place is not None and place[0] != "0":
            found[name] = place
    return found


def _numbered(properties: Element | None) -> tuple[str, int] | None:
    numbers = properties.find(qn("w:numPr")) if properties is not None else None
    if numbers is None:
        return None
    number = _value(numbers.find(qn("w:numId")))
    return (number, whole(_value(numbers.find(qn("w:ilvl")))) or 0) if number else None


def _level(node: Element) -> _Level:
    return _Level(
        _value(node.find(qn("w:numFmt"))),
        _value(node.find(qn("w:lvlText"))),
        whole(_value(node.find(qn("w:start"))) or "1") or 0,
    )


def _value(node: Element | None) -> str:
    return node.get(_VALUE, "") if node is not None else ""


def _in_format(number: int, name: str) -> str:
    if name in _CHINESE:
        return numeral(number)
    if name.startswith("decimalEnclosedCircle") and 1 <= number <= len(_CIRCLED):
        return _CIRCLED[number - 1]
    if name in ("upperLetter", "lowerLetter") and 1 <= number <= 26:
        letter = chr(ord("A") + number - 1)
        return letter if name == "upperLetter" else letter.lower()
    return str(number)
