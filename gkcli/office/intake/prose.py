"""Tasks in running text: numbered items that say, in brackets or sentences, who does them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from gkcli.model.placeholders import PENDING
from gkcli.office.intake.account import Findings, TextAccount
from gkcli.office.intake.duties import Duties, first_leads
from gkcli.office.intake.lines import Line, LineKind
from gkcli.office.intake.marks import NumberMark
from gkcli.office.intake.nesting import Entry, OutlineHeading, OutlineItem
from gkcli.office.intake.region import Region
from gkcli.office.intake.titles import heading_opening, opening
from gkcli.office.intake.tree import Node, Text, running_text, tree
from gkcli.text import closed_up

_NO_TASK = re.compile(
    r"(?:总体|基本|指导|工作|主要|目标|发展|任务)?(?:要求|思想|原则|思路|目标|背景"
    r"|依据|范围|步骤|安排|考虑)"
    r"|.*(?:组织领导|组织保障|组织实施|保障措施|保障机制|监督检查|督查考核"
    r"|督促检查|宣传引导|附则|责任落实|跟踪问效|工作机制)"
)
_FOOT = frozenset(
    {
        LineKind.DATE,
        LineKind.SIGNED,
        LineKind.PRINTED,
        LineKind.COPIES,
        LineKind.ANNOTATION,
        LineKind.ATTACHMENT,
        LineKind.IMPRINT,
    }
)


def prose_region(lines: Sequence[Line], findings: Findings, account: TextAccount) -> Region:
    """The items of a running text and the lines around them; none where no units are named."""
    account.take(*(line for line in lines if line.kind is LineKind.LAYOUT))
    shown = [line for line in lines if line.kind is not LineKind.LAYOUT]
    texts = list(running_text(shown))
    last = max((text.place for text in texts if text.about_units), default=None)
    if last is None:
        return Region(above=list(lines))
    end = foot_at(shown, last)
    root = tree(texts[:end])
    starts = [text.place for text in root.texts if text.about_units]
    starts += [child.texts[0].place for child in root.children if child.speaks_of_units()]
    start = min(starts)
    above = shown[:start]
    writer = _Writer(findings, account)
    own = [text for text in root.texts if text.place >= start]
    nodes = [Node(None, own)] if own else []
    for child in root.children:
        if child.texts[0].place >= start:
            nodes.append(child)
        else:
            writer.pass_over(child)
    writer.first_leads = any(first_leads(line.text) for line in above)
    writer.write(nodes)
    return Region(writer.entries, above, shown[end:], writer.plain, frozenset(writer.elsewhere))


def foot_at(lines: Sequence[Line], last: int) -> int:
    """Where the signature begins that stands below the ``last`` line of the items, else the end."""
    units = 0
    for place, line in enumerate(lines[last + 1 :], last + 1):
        if line.kind in _FOOT:
            return place - units
        units = units + 1 if line.is_unit else 0
    return len(lines)


@dataclass(slots=True)
class _Writer:
    """Turns nodes into headings and items; ``plain`` is text that belongs to no task."""

    findings: Findings
    account: TextAccount
    entries: list[Entry] = field(default_factory=list)
    plain: list[Line] = field(default_factory=list)
    elsewhere: set[int] = field(default_factory=set)
    first_leads: bool = False

    def write(self, nodes: Sequence[Node]) -> None:
        """Write nodes of one level, in order; beside headings even a single item gets one."""
        among_headings = any(map(_is_heading, nodes))
        among_items = any(_is_item(node) for node in nodes)
        for node in nodes:
            if any(child.speaks_of_units() for child in node.children):
                self._heading(node)
                self.write(node.children)
            elif node.speaks_of_units():
                self._items(node, beside_headings=among_headings)
            elif among_items and node.mark is not None and not _is_no_task(node):
                self._item(node, node.whole())
            else:
                self._plain(node)

    def _heading(self, node: Node) -> None:
        """A heading with items below it; what it says beside its title is text, or an item."""
        if node.mark is not None and node.texts[0].phrases.titled:
            self._titled(node, node.mark)
            return
        self._add_heading(node)
        if any(text.about_units for text in node.texts):
            for segment in _segments(node.texts):
                self._segment(segment)
            return
        first = node.texts[0]
        rest = heading_opening(first.phrases.text).rest
        if rest:
            self.plain.append(Line(rest, first.line))
        self.plain.extend(text.source for text in node.texts[1:])

    def _titled(self, node: Node, numbered: NumberMark) -> None:
        """A heading that keeps the units behind it, for each item below says which are its own."""
        title = closed_up(numbered.rest)
        self._add_heading(node, title)
        self.plain.extend(text.source for text in node.texts[1:])
        self.findings.warn(
            node.line,
            "units-of-heading",
            f"标题“{title}”后面写着单位，没有记给它下面的各项。",
            "下面哪几项没有写单位、归标题上的单位做，请自己写进 lead 和 responsible。",
        )

    def _add_heading(self, node: Node, title: str = "") -> None:
        self.account.take(*(text.source for text in node.texts))
        if node.mark is not None:
            title = title or heading_opening(node.texts[0].phrases.text).title
            self.entries.append(OutlineHeading(title, node.line, node.mark.style, node.mark.number))

    def _items(self, node: Node, *, beside_headings: bool) -> None:
        """The item that a node is, or the items that its paragraphs are, each with its units."""
        if node.mark is None or _is_heading(node):
            self._paragraphs(node)
        elif beside_headings:
            self._add_heading(node)
            self._item(None, node.whole())
        else:
            self._item(node, node.whole())

    def _paragraphs(self, node: Node) -> None:
        texts = node.texts
        if node.mark is not None:
            self._add_heading(node)
            texts = texts[1:] if _is_bare_title(node) else texts
        for segment in _segments(texts):
            self._segment(segment)

    def _segment(self, texts: Sequence[Text]) -> None:
        if any(text.about_units for text in texts):
            self._item(None, texts)
        else:
            self.plain.extend(text.source for text in texts)
            self.account.take(*(text.source for text in texts))

    def _item(self, node: Node | None, texts: Sequence[Text]) -> None:
        self.account.take(*(text.source for text in texts))
        duties = self._duties(texts)
        opened = opening("\n".join(_with_marks(texts)))
        extra = "".join(f"\n{piece}" for piece in duties.unread)
        requirement = f"{opened.rest}{extra}" if opened.rest else extra.strip()
        self.entries.append(
            OutlineItem(
                title=opened.title or PENDING,
                line=texts[0].line,
                requirement=requirement,
                number=node.mark.number if node and node.mark else 0,
                duties=duties,
                time=duties.time,
            )
        )

    def _duties(self, texts: Sequence[Text]) -> Duties:
        found = Duties()
        for text in texts:
            self.first_leads = self.first_leads or text.phrases.rule
            if text.phrases.duties is not None:
                found = found.joined(text.phrases.duties)
            for piece in text.phrases.doubtful:
                self._doubt(text.line, piece)
        return found.with_first_leading() if self.first_leads else found

    def _doubt(self, line: int, piece: str) -> None:
        self.findings.warn(
            line,
            "units-not-read",
            f"“（{piece}）”像是写单位的，没有读懂，留在工作要求里。",
            "请自己写进 lead 和 responsible。",
        )

    def _plain(self, node: Node) -> None:
        self.pass_over(node)
        self.plain.extend(text.source for text in node.whole())

    def pass_over(self, node: Node) -> None:
        """Note the numbers that a node without tasks uses up, and a rule that it lays down."""
        self.elsewhere.update(n.mark.number for n in _nodes(node) if n.mark)
        self.first_leads = self.first_leads or any(text.phrases.rule for text in node.whole())


def _is_item(node: Node) -> bool:
    return node.speaks_of_units() and not any(c.speaks_of_units() for c in node.children)


def _is_heading(node: Node) -> bool:
    """Whether several items stand below a node: nodes, or paragraphs each with its units."""
    if any(child.speaks_of_units() for child in node.children):
        return True
    segments = [] if node.children else list(_segments(node.texts))
    return sum(any(text.about_units for text in segment) for segment in segments) > 1


def _is_bare_title(node: Node) -> bool:
    """Whether a node's own line is its title and no more."""
    first = node.texts[0]
    title = closed_up(first.phrases.text.rstrip("。：: "))
    return not first.about_units and heading_opening(first.phrases.text).title == title


def _is_no_task(node: Node) -> bool:
    """Whether a node by its title is about the whole: 总体要求, 组织领导."""
    return _NO_TASK.fullmatch(opening(node.texts[0].phrases.text).title) is not None


def _with_marks(texts: Sequence[Text]) -> Iterator[str]:
    """The lines without units; a line below the first keeps its number."""
    for index, text in enumerate(texts):
        if text.phrases.text:
            yield f"{text.number if index else ''}{text.phrases.text}"


def _segments(texts: Iterable[Text]) -> Iterator[list[Text]]:
    """Runs of lines that each end with a line about units; those that are nothing else join it."""
    held: list[Text] = []
    complete = False
    for text in texts:
        if complete and not text.phrases.alone:
            yield held
            held, complete = [], False
        held.append(text)
        complete = complete or text.about_units
    if held:
        yield held


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from _nodes(child)
