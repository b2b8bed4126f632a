"""Running text as a tree: numbered paragraphs, each with the lines below it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from gkcli.office.intake.columns import PARTIES, ColumnRole
from gkcli.office.intake.duties import label_column
from gkcli.office.intake.lines import Line
from gkcli.office.intake.marks import NumberMark, NumberStyle
from gkcli.office.intake.unit_phrases import Phrases, phrases


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """A line of running text with its place among the others, and what it says about units."""

    source: Line
    place: int
    number: str
    """The number in front of what it says, as written; "" without one."""
    phrases: Phrases

    @property
    def line(self) -> int:
        """Where it stands in the document."""
        return self.source.line

    @property
    def about_units(self) -> bool:
        """Whether it says who does something, or seems to."""
        return self.phrases.duties is not None or bool(self.phrases.doubtful)


@dataclass(slots=True)
class Node:
    """A numbered paragraph, the unnumbered lines that belong to it, and the nodes below it.

    The root has no number and no line of its own.
    """

    mark: NumberMark | None = None
    texts: list[Text] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)

    @property
    def line(self) -> int:
        """Where it begins."""
        return self.texts[0].line if self.texts else 0

    def whole(self) -> list[Text]:
        """Its lines and those of the nodes below it, in reading order."""
        lines = list(self.texts)
        for child in self.children:
            lines.extend(child.whole())
        return lines

    def speaks_of_units(self) -> bool:
        """Whether it or a node below it says who does something."""
        return any(text.about_units for text in self.texts) or any(
            child.speaks_of_units() for child in self.children
        )


def running_text(lines: Iterable[Line]) -> Iterator[Text]:
    """The lines with what each says about units, a label on the line before included."""
    label = ""
    for place, line in enumerate(lines):
        if line.mark is not None and line.mark.rest:
            number = line.text.removesuffix(line.mark.rest)
            yield Text(line, place, number, phrases(line.mark.rest))
            label = ""
        else:
            yield Text(line, place, "", phrases(label + line.text))
            label = line.text if _is_label(line.text) else ""


def tree(texts: Iterable[Text]) -> Node:
    """The tree of numbered paragraphs; units alone behind several points go one level up."""
    root = Node()
    open_nodes = [root]
    for text in texts:
        number = text.source.mark
        if number is None or not number.rest:
            open_nodes[-1].texts.append(text)
            continue
        node = Node(number, [text])
        _close(open_nodes, number.style)
        open_nodes[-1].children.append(node)
        open_nodes.append(node)
    _raise_units(root, frozenset(_styles_of_items(root)))
    return root


def _is_label(text: str) -> bool:
    """Whether a line is a label whose units follow on the next, as 责任单位： does."""
    bare = text.rstrip(" \u3000")
    column = label_column(bare[:-1]) if bare.endswith(("：", ":")) else None
    return column in (*PARTIES, ColumnRole.TIME)


def _close(open_nodes: list[Node], style: NumberStyle) -> None:
    """Leave the nodes that one of this style does not belong below."""
    styles = [node.mark.style if node.mark else None for node in open_nodes]
    if style in styles:
        del open_nodes[styles.index(style) :]
        return
    while len(open_nodes) > 1 and (styles[len(open_nodes) - 1] or 0) > style:
        open_nodes.pop()


def _styles_of_items(node: Node) -> Iterator[NumberStyle]:
    """The styles of nodes that name their units, but for those that do so alone and come last."""
    for place, child in enumerate(node.children):
        last = place == len(node.children) - 1
        own = [text for text in child.texts if text.about_units]
        if child.mark and any(not (last and text.phrases.alone) for text in own):
            yield child.mark.style
        yield from _styles_of_items(child)


def _raise_units(node: Node, items: frozenset[NumberStyle]) -> None:
    """Units that stand alone behind the last of several points are those of all the points.

    Not so where points numbered alike name their own units elsewhere.
    """
    for child in node.children:
        _raise_units(child, items)
    if any(child.mark and child.mark.style in items for child in node.children):
        return
    if len(node.children) < 2 or any(c.speaks_of_units() for c in node.children[:-1]):
        return
    last = node.children[-1]
    # A number with nothing but units behind it keeps them: there is nothing else it could say.
    alone = [text for text in last.texts[1:] if text.phrases.alone]
    if (
        alone
        and not last.children
        and not any(text.about_units for text in last.texts if text not in alone)
    ):
        last.texts = [text for text in last.texts if text not in alone]
        node.texts.extend(alone)
