"""A document that names no units (要点, 意见): every lowest numbered item becomes a task."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from gkcli.model.placeholders import PENDING
from gkcli.office.intake.account import TextAccount
from gkcli.office.intake.lines import Line, LineKind
from gkcli.office.intake.nesting import Entry, OutlineHeading, OutlineItem
from gkcli.office.intake.prose import foot_at
from gkcli.office.intake.region import Region
from gkcli.office.intake.titles import heading_opening, opening
from gkcli.office.intake.tree import Node, Text, running_text, tree


def outline_region(lines: Sequence[Line], account: TextAccount) -> Region:
    """The lowest numbered items of a text, word for word, and the lines around them.

    What a heading says besides its title, and the text in front of the first number, are the
    notice's.
    """
    account.take(*(line for line in lines if line.kind is LineKind.LAYOUT))
    shown = [line for line in lines if line.kind is not LineKind.LAYOUT]
    numbered = [place for place, line in enumerate(shown) if line.mark and line.mark.rest]
    if not numbered:
        return Region(above=list(lines))
    start, end = numbered[0], foot_at(shown, numbered[-1])
    writer = _OutlineWriter(account)
    writer.write(tree(running_text(shown[start:end])).children)
    return Region(writer.entries, shown[:start], shown[end:], writer.plain)


@dataclass(slots=True)
class _OutlineWriter:
    """Turns nodes into headings and items; ``plain`` is text that belongs to no item."""

    account: TextAccount
    entries: list[Entry] = field(default_factory=list)
    plain: list[Line] = field(default_factory=list)

    def write(self, nodes: Sequence[Node]) -> None:
        """Write nodes of one level, in order; beside headings an item gets one of its own."""
        among_headings = any(node.children for node in nodes)
        for node in nodes:
            self.account.take(*(text.source for text in node.texts))
            if node.children:
                self._heading(node)
                self.write(node.children)
            else:
                self._item(node, beside_headings=among_headings)

    def _heading(self, node: Node) -> None:
        first, *others = node.texts
        opened = heading_opening(_words(first))
        if node.mark is not None:
            self.entries.append(
                OutlineHeading(opened.title, node.line, node.mark.style, node.mark.number)
            )
        if opened.rest:
            self.plain.append(Line(opened.rest, first.line))
        self.plain.extend(text.source for text in others)

    def _item(self, node: Node, *, beside_headings: bool) -> None:
        opened = opening("\n".join(map(_words, node.texts)))
        number = node.mark.number if node.mark else 0
        if beside_headings and node.mark is not None:
            self.entries.append(
                OutlineHeading(opened.title, node.line, node.mark.style, node.mark.number)
            )
            items = (entry for entry in self.entries if isinstance(entry, OutlineItem))
            number = max((item.number for item in items), default=0) + 1
        self.entries.append(
            OutlineItem(
                title=opened.title or PENDING,
                line=node.line,
                requirement=opened.rest or opened.title,
                number=number,
            )
        )


def _words(text: Text) -> str:
    """A line as it is written, without the number in front."""
    mark = text.source.mark
    return mark.rest if mark is not None and mark.rest else text.source.text
