"""A document's tasks as it presents them: headings and items, one after the other."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gkcli.office.intake.account import Findings
from gkcli.office.intake.duties import Duties
from gkcli.office.intake.lines import Line
from gkcli.office.intake.marks import NumberStyle
from gkcli.text import closed_up, numeral


@dataclass(frozen=True, slots=True)
class OutlineHeading:
    """A heading above items; ``style`` is None where it has no number."""

    title: str
    line: int
    style: NumberStyle | None = None
    number: int = 0

    @classmethod
    def of(cls, line: Line) -> "OutlineHeading":
        """The heading that a line or cell is, its number set apart."""
        mark = line.mark
        title = "".join(map(closed_up, (mark.rest if mark else line.text).split("\n")))
        return cls(title, line.line, mark.style, mark.number) if mark else cls(title, line.line)


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """One task as the document has it; ``number`` is 0 where it has none.

    ``time`` is what a column or bracket of its own says about the time limit.
    """

    title: str
    line: int
    requirement: str
    number: int = 0
    duties: Duties = field(default_factory=Duties)
    time: str = ""


Entry = OutlineHeading | OutlineItem

_MOST_NAMED = 6


@dataclass(slots=True)
class NumberedGroup:
    """A part or section: its number, its title, and what is below it."""

    number: int
    title: str
    line: int
    groups: list["NumberedGroup"] = field(default_factory=list)
    items: list[OutlineItem] = field(default_factory=list)


def nested(entries: Sequence[Entry], table_title: str, findings: Findings) -> list[NumberedGroup]:
    """Parts with sections with items, in the order of the document.

    Items without a heading of the second rank stand in a section called like their part; those
    without any heading in a part and section called like the table. A heading below which no
    item stands is left out; the caller accounts for its text.
    """
    entries = list(_titled(entries, findings))
    ranks = _ranks(entries)
    parts: list[NumberedGroup] = []
    for entry in entries:
        if isinstance(entry, OutlineItem):
            part = _last(parts, table_title, entry.line)
            _last(part.groups, part.title, part.line).items.append(entry)
        elif ranks[entry.style] <= 1:
            group = NumberedGroup(entry.number, entry.title, entry.line)
            above = _last(parts, table_title, entry.line).groups if ranks[entry.style] else parts
            above.append(group)
        else:
            findings.note(
                entry.line,
                "heading-too-deep",
                f"第三级标题“{entry.title}”没有收进任务表，任务表只有节、目、任务三级。",
                "需要保留的，写进它下面各项的工作要求。",
            )
    kept = [part for part in parts if any(section.items for section in part.groups)]
    for part in kept:
        part.groups = [section for section in part.groups if section.items]
    _number(kept, findings)
    return kept


def _titled(entries: Sequence[Entry], findings: Findings) -> Iterator[Entry]:
    """The entries that say something; a number alone is no heading."""
    for entry in entries:
        if entry.title:
            yield entry
        else:
            findings.warn(
                entry.line,
                "text-left-out",
                "有一行只有编号，没有文字，没有收进来。",
                "原件里漏了标题或任务的，请自己补进去；空行不必理会。",
            )


def numbered(
    items: Sequence[OutlineItem], findings: Findings, elsewhere: frozenset[int] = frozenset()
) -> list[int]:
    """A number for each item: its own where that is possible, else counted through.

    ``elsewhere`` are numbers that the document gives to what is no task.
    """
    written = [item.number for item in items]
    if all(written) and len(set(written)) == len(written):
        _tell_jumps(items, findings, elsewhere)
        return written
    repeated = [n for n, times in Counter(filter(None, written)).items() if times > 1]
    if not any(written) or len(repeated) * 5 > len(items) or 1 in repeated:
        if any(written):
            findings.note(
                items[0].line,
                "renumbered",
                "任务编号在原件里不是从头到尾连着的，已从 1 起重新编号。",
                "任务号要在全表里不重复；引用时请用新号，或写目名加原号。",
            )
        return list(range(1, len(items) + 1))
    return list(_mended(items, findings))


def _mended(items: Sequence[OutlineItem], findings: Findings) -> Iterator[int]:
    """The numbers as written; one that is missing or taken is replaced by a free one."""
    used = {item.number for item in items}
    given: set[int] = set()
    last = 0
    for item in items:
        number = item.number
        if not number or number in given:
            number = last + 1 if last + 1 not in used | given else max(used | given) + 1
            what = f"编号 {item.number} 前面已经用过" if item.number else "没有编号"
            findings.warn(
                item.line,
                "number-replaced",
                f"“{item.title}”{what}，暂编为 {number}。",
                "请对照原件核对编号。",
            )
        given.add(number)
        last = number
        yield number


def _tell_jumps(
    items: Sequence[OutlineItem], findings: Findings, elsewhere: frozenset[int]
) -> None:
    """Say where the numbers, though each stands once, do not follow one another."""
    before = 0
    for item in items:
        expected = next(n for n in range(before + 1, before + 1000) if n not in elsewhere)
        if item.number not in (before + 1, expected):
            missing = [f"第 {n} 项" for n in range(before + 1, item.number)][:_MOST_NAMED]
            what = f"缺{'、'.join(missing)}" if missing else "次序颠倒"
            findings.warn(
                item.line,
                "number-jump",
                f"编号从 {before} 跳到 {item.number}，{what}。"
                if before
                else f"开头就是 {item.number}，{what}。",
                "请对照原件：是原件跳号，还是有一项没有读到。",
            )
        before = item.number


def _ranks(entries: Sequence[Entry]) -> dict[object, int]:
    """The rank of each style of heading, 0 being the highest, by which stands above which."""
    styles = [entry.style for entry in entries if isinstance(entry, OutlineHeading)]
    ranked: list[object] = [*sorted({style for style in styles if style is not None})]
    if None in styles:
        # Headings without a number stand above numbered ones only where they come first.
        ranked.insert(0 if styles[0] is None else len(ranked), None)
    return {style: rank for rank, style in enumerate(ranked)}


def _last(groups: list[NumberedGroup], title: str, line: int) -> NumberedGroup:
    """The last of the groups; one without a number where there is none yet."""
    if not groups:
        groups.append(NumberedGroup(0, title, line))
    return groups[-1]


def _number(parts: Sequence[NumberedGroup], findings: Findings) -> None:
    """Give parts and sections numbers that stand once: sections in a part, or through the table."""
    _unique(parts, findings, "节")
    sections = [section for part in parts for section in part.groups]
    firsts = [part.groups[0] for part in parts[1:]]
    if any(first.number for first in firsts) and _runs_through(firsts):
        _unique(sections, findings, "目")
        return
    for part in parts:
        _unique(part.groups, findings, "目")
    if _runs_through(firsts):
        # Read as numbered through the table, so that no number may stand twice in all of it.
        _unique(sections, findings, "目")


def _runs_through(firsts: Sequence[NumberedGroup]) -> bool:
    """Whether most parts begin with another section than the first: these count on."""
    return sum(first.number == 1 for first in firsts) * 2 <= len(firsts)


def _unique(groups: Sequence[NumberedGroup], findings: Findings, what: str) -> None:
    used = {group.number for group in groups}
    given: set[int] = set()
    free, last, highest = 1, 0, max(used, default=0)
    for group in groups:
        written = group.number
        if not written or written in given:
            while free in used or free in given:
                free += 1
            group.number = free if free > last else max(last, highest) + 1
        if written and written in given:
            findings.warn(
                group.line,
                "number-replaced",
                f"{what}“{group.title}”的编号“{numeral(written)}”前面已经用过，"
                f"暂编为“{numeral(group.number)}”。",
                "请对照原件核对编号。",
            )
        given.add(group.number)
        last = max(last, group.number)
