"""A file cut into its entries, each with the lines that are its own."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from gkcli.frozen import frozen
from gkcli.yaml.laid import Laid, lay_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcli.yaml.gaps import Gaps
    from gkcli.yaml.marks import Plain
    from gkcli.yaml.source import Source


@frozen
class OutlineEntry:
    """A pair of a mapping or, with an empty ``key``, an item of a list.

    ``lead`` are the comments and blank lines above it, ``lines`` all that is its own down to its
    end; both stand as far left as the block they are in. ``inner`` is the block that is its value,
    None for a value that is not cut any further. ``remarks`` are the comments behind its key, and
    in a value that is not cut. ``head`` is the line of the key, or of a dash with
    nothing but a comment behind it, above the block that is its value.
    """

    key: str
    data: Plain
    lead: tuple[str, ...]
    lines: tuple[str, ...]
    inner: OutlineBlock | None = None
    remarks: tuple[str, ...] = ()
    head: str = ""


@frozen
class OutlineBlock:
    """The entries of a list or mapping that stand on lines of their own.

    ``indent`` says how much further right it stands than the block around it; ``tail`` are the
    comments and blank lines below its last entry.
    """

    listed: bool
    indent: int
    entries: tuple[OutlineEntry, ...] = ()
    tail: tuple[str, ...] = ()


def comments_in(entry: OutlineEntry) -> Iterator[str]:
    """Every comment on an entry and on what is in it, the blank lines left out."""
    yield from filter(None, map(str.strip, entry.lead))
    yield from entry.remarks
    if entry.inner is not None:
        for inner in entry.inner.entries:
            yield from comments_in(inner)
        yield from filter(None, map(str.strip, entry.inner.tail))


class Outline(NamedTuple):
    """A whole file: the lines above its first entry, and its entries."""

    head: tuple[str, ...]
    block: OutlineBlock


NOTHING = Outline((), OutlineBlock(listed=False, indent=0))
"""A file that was not there."""


def outline(source: Source) -> Outline | None:
    """The entries of a file; None where it is not sound YAML or is not laid out by lines."""
    text = source.text.replace("\r\n", "\n").replace("\r", "\n")
    laid = lay_out(text)
    if laid is None or laid.root.flow:
        return None
    lines = text.split("\n")
    lines = lines[:-1] if lines[-1] == "" else lines
    gaps = laid.gaps
    cutter = _Cutter(lines, {gaps.line(comment.start): comment.text for comment in gaps.comments})
    return Outline(*cutter.root(_node(laid.root, gaps)))


@dataclass(slots=True)
class _Node:
    """A value: where it begins, the line behind its last, and what it says.

    ``children`` are None for what is not cut: scalars, and lists and mappings in brackets. Each
    has its key and the line on which that stands.
    """

    data: Plain
    line: int
    column: int
    end: int
    children: list[_Child] | None = None

    @property
    def listed(self) -> bool:
        return isinstance(self.data, list)


class _Child(NamedTuple):
    key: str
    line: int
    node: _Node


def _node(laid: Laid, gaps: Gaps) -> _Node:
    """A value by its lines; these end in LF alone, while YAML knows other line ends too."""
    line, column = gaps.line(laid.start), gaps.column(laid.start)
    if laid.children is None or laid.flow:
        begins = gaps.column(laid.end) == 0 and laid.end > laid.start
        end = gaps.line(laid.end) + (0 if begins else 1)
        return _Node(laid.data, line, column, end)
    children = [
        _Child(key or "", gaps.line(child.key), _node(child, gaps))
        for key, child in zip(laid.keys, laid.children, strict=True)
    ]
    end = max(max(child.line + 1, child.node.end) for child in children)
    return _Node(laid.data, line, column, end, children)


@dataclass(slots=True)
class _Cutter:
    """Cuts lines; ``comments`` holds those there are, by the number of their line from 0."""

    lines: list[str]
    comments: dict[int, str]

    def root(self, node: _Node) -> tuple[tuple[str, ...], OutlineBlock]:
        first = (node.children or [])[0].line
        block = self._block(node, len(self.lines), node.column, first)
        return tuple(self.lines[:first]), block

    def _block(self, node: _Node, stop: int, around: int, lead_from: int) -> OutlineBlock:
        """The block of a node; ``stop`` is the first line that can't belong to it."""
        children = node.children or []
        starts = self._starts(node, children)
        entries = []
        done = lead_from
        for place, child in enumerate(children):
            begin = starts[place]
            limit = starts[place + 1] if place + 1 < len(starts) else stop
            end = self._own_end(begin, min(child.node.end, limit), limit, node.column)
            entries.append(self._entry(node, child, begin, end, self._cut(done, begin, node)))
            done = end
        return OutlineBlock(
            node.listed, node.column - around, tuple(entries), self._cut(done, stop, node)
        )

    def _starts(self, node: _Node, children: list[_Child]) -> list[int]:
        """The line of each key or dash."""
        if not node.listed:
            return [child.line for child in children]
        starts = [node.line]
        for before, child in pairwise(children):
            line = before.node.end
            while line < child.line and not self._has_dash(line, node.column):
                line += 1
            starts.append(line)
        return starts

    def _has_dash(self, line: int, column: int) -> bool:
        text = self.lines[line]
        return text[column : column + 1] == "-" and not text[:column].strip()

    def _own_end(self, begin: int, end: int, limit: int, column: int) -> int:
        """Where an entry ends: behind the comments below it that are further right than it is."""
        own = max(end, begin + 1)
        while own > begin + 1 and not self.lines[own - 1].strip():
            own -= 1
        for line in range(end, limit):
            if self.lines[line].strip() and _indent(self.lines[line]) > column:
                own = line + 1
        return own

    def _entry(
        self, around: _Node, child: _Child, begin: int, end: int, lead: tuple[str, ...]
    ) -> OutlineEntry:
        lines = self._cut(begin, end, around)
        node = child.node
        # What stands behind a dash is the first line of the inner block.
        below = begin if around.listed and node.line == begin else begin + 1
        own = range(begin, end if node.children is None else below)
        remarks = tuple(self.comments[line] for line in own if line in self.comments)
        if node.children is None:
            return OutlineEntry(child.key, node.data, lead, lines, None, remarks)
        if below == begin:
            line = self.lines[begin]
            self.lines[begin] = " " * node.column + line[node.column :]
        inner = self._block(node, end, around.column, below)
        head = lines[0] if below > begin else ""
        return OutlineEntry(child.key, node.data, lead, lines, inner, remarks, head)

    def _cut(self, begin: int, end: int, around: _Node) -> tuple[str, ...]:
        return tuple(_shifted(line, around.column) for line in self.lines[begin:end])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _shifted(line: str, columns: int) -> str:
    return line[min(columns, _indent(line)) :]
