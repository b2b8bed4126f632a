"""One task against the rows or paragraphs in which the document has it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gkcli.model.notice import Task
from gkcli.model.placeholders import PENDING, TIME_LABEL
from gkcli.office.intake.columns import ColumnRole
from gkcli.office.read.blocks import SourceCell
from gkcli.office.verify.differences import Differences, alike
from gkcli.office.verify.places import SourcePlace, unnumbered
from gkcli.office.verify.strips import (
    STRUCK,
    Strip,
    run_together,
    same_units,
    unit_words,
    without_rule,
)
from gkcli.text import squeezed

_PARTIES = (ColumnRole.LEAD, ColumnRole.RESPONSIBLE)
_CLAUSE_ENDS = ("", *"，。；：！？、,;:")
_STOPS = frozenset("。！？")
_WIDE = str.maketrans("(〔[【", "（（（（")
_LABELS = re.compile(
    r"(?:完成)?(?:时限|期限|时间)(?:要求|节点|安排)?[：:]|[。；;，,、：:（）()〔〕\[\]【】\s\-—|｜]"
)
_TIMED = re.compile(
    r"[【〔\[]?(?:完成|办理)?(?:时限|期限|时间)(?:要求|节点"
    r"|进度)?[】〕\]]?[：:]?(?P<value>[^；;。）)]*)"
)
_NEXT_LABEL = re.compile(r"[，,；;、]?[\u4e00-\u9fff]{2,6}(?:单位|部门|时限)$")
_BRACKETED = r"[（(][^（()）]*[)）]"
_LABELLED_LEADS = re.compile(
    rf"(?:牵头|主办)(?:单位|部门)[）)】]?[：:]?((?:[^：:；;。（()）【〔]|{_BRACKETED})*)"
)
_SPOKEN_LEADS = re.compile(r"(?:分别|共同|联合)?(?:牵头|主办)(?!单位|部门|领导|人)")
_MARKED_LEADS = re.compile(r"([^、，,；;（()）\s]{2,40})[（(](?:牵头|主办)[^（()）]{0,4}[)）]")
_PIECE_ENDS = re.compile(r"[；;。：:]")
_LONGEST_LIST = 500
_LONGEST_WORDS = 5000
_LEADS = re.compile(r"牵头|主办")


@dataclass(slots=True)
class Compared:
    """A task with the places it stands in; columns of the same kind are one strip."""

    task: Task
    places: Sequence[SourcePlace]
    differences: Differences
    headings: frozenset[str] = frozenset()
    """The titles above the task, one of which may be its own too."""

    @property
    def name(self) -> str:
        """How differences call the task."""
        return f"第{self.task.number}项"

    def compare(self) -> None:
        """Tell every difference."""
        if self.places[0].is_row:
            self._row()
        else:
            self._prose()

    def _row(self) -> None:
        strips = {column: self._strip(column) for column in ColumnRole}
        words = Strip.of(
            [
                (cell.text, cell.line)
                for column in (ColumnRole.TITLE, ColumnRole.REQUIREMENT, ColumnRole.TIME)
                for cell in self._cells(column)
            ]
        )
        self._strike_number(words)
        self._words(words)
        for piece, line in words.left():
            if _LABELS.sub("", piece):
                self.differences.beyond(line, self.name, piece)
        self._punctuation()
        self._units_of_row(strips[ColumnRole.LEAD], strips[ColumnRole.RESPONSIBLE])

    def _punctuation(self) -> None:
        """Tell a cell that differs from the requirement in its punctuation only."""
        ours = squeezed(self.task.requirement)
        for cell in self._cells(ColumnRole.REQUIREMENT):
            theirs = squeezed(cell.text)
            if theirs != ours and _LABELS.sub("", theirs) == _LABELS.sub("", ours):
                self.differences.words(cell.line, f"{self.name}要求", theirs, ours)

    def _units_of_row(self, lead: Strip, share: Strip) -> None:
        task = self.task
        if run_together(lead.raw, task.lead) or run_together(share.raw, task.responsible):
            self._list("牵头单位", lead, task.lead)
            self._list("责任单位", share, task.responsible)
            return
        if same_units(lead.text, task.lead) and same_units(share.text, task.responsible):
            return
        both = "、".join(filter(None, (lead.text, share.text)))
        named = (*task.lead, *task.responsible)
        if _starred(both, named) == task.lead and task.lead and _same_set(both, named):
            return
        if _LEADS.search(both) and self._roles(both) and _same_set(both, named):
            return
        if not lead.text and same_units(share.text, named) and task.lead == named[:1]:
            return
        self._list("牵头单位", lead, task.lead)
        self._list("责任单位", share, task.responsible)

    def _list(self, what: str, strip: Strip, names: tuple[str, ...]) -> None:
        if run_together(strip.raw, names) or not same_units(strip.text, names):
            line = strip.line_at(0) if strip.text else self.places[0].line
            ours = "、".join(names)
            self.differences.words(line, f"{self.name}{what}", strip.text, ours)

    def _prose(self) -> None:
        strip = Strip.of([(cell.text, cell.line) for place in self.places for cell in place.cells])
        self._strike_number(strip)
        self._words(strip)
        rest = _TIMED.sub(self._without_time, strip.rest)
        named = (*self.task.lead, *self.task.responsible)
        apart = not run_together(strip.raw, named)
        if apart and _same_set(rest, named) and self._roles(self._lines()):
            return
        lines = (strip.lines[n] for piece, n in strip.left_by_line() if _LABELS.sub("", piece))
        theirs = "、".join(unit_words(rest))
        line = next(lines, self.places[0].line)
        self.differences.words(line, f"{self.name}的单位", theirs, "、".join(named))

    def _strike_number(self, strip: Strip) -> None:
        """Strike off the number in front, which the table counts in its own way."""
        if not strip.text.startswith(squeezed(self.task.title)):
            number = len(strip.text) - len(unnumbered(strip.text))
            strip.rest = STRUCK * number + strip.rest[number:]

    def _lines(self) -> str:
        """The words about units line by line, a semicolon between them."""
        lines = (squeezed(cell.text) for place in self.places for cell in place.cells)
        return without_rule("；".join(lines))

    def _without_time(self, match: re.Match[str]) -> str:
        """Nothing for a time limit that the requirement tells, or that has been struck off."""
        value = match["value"].replace(STRUCK, "")
        return "" if value in squeezed(self.task.requirement) else match[0]

    def _roles(self, text: str) -> bool:
        """Whether those who lead by the words are those who lead in the workspace."""
        leading = "、".join(_leading(text))
        if not leading:
            return True
        words = set(unit_words(leading[:_LONGEST_WORDS]))
        leads = {squeezed(name) for name in self.task.lead}
        others = {squeezed(name) for name in self.task.responsible} - leads
        return all(name in leading for name in leads) and not others & words

    def _words(self, strip: Strip) -> None:
        """Strike title and requirement off; tell where they do not stand as they are."""
        title = squeezed(self.task.title)
        repeated = title in self.headings or _begins(title, self.task.requirement)
        unfound = list(self._unfound(strip))
        titled = None if repeated else strip.strike(title)
        if repeated:
            strip.strike(title)
        elif titled is None and title != PENDING:
            self._nearest(strip, "标题", title)
        for part in unfound:
            self._nearest(strip, "要求", part)

    def _unfound(self, strip: Strip) -> Iterator[str]:
        """Strike the requirement off, whole or by paragraphs; the paragraphs that are not there."""
        paragraphs = [part for part in self.task.requirement.split("\n") if part != PENDING]
        at = _struck_sentence(strip, self.task.requirement)
        if at is not None:
            if not all(part.rstrip("。") in strip.raw for part in paragraphs):
                self.differences.layout(strip.line_at(at), f"{self.name}要求")
            return
        for paragraph in sorted(paragraphs, key=len, reverse=True):
            bare = paragraph.removeprefix(TIME_LABEL)
            if _struck_sentence(strip, paragraph) is None and (
                bare == paragraph or strip.strike(bare) is None
            ):
                yield paragraph

    def _nearest(self, strip: Strip, what: str, words: str) -> None:
        """Tell words that differ beside what stands in their place, and strike that off."""
        wanted = squeezed(words)
        best = max(strip.left(), key=lambda piece: alike(piece[0], wanted), default=None)
        if best is None or alike(best[0], wanted) < 0.5:
            self.differences.missing(self.places[0].line, f"{self.name}{what}", words)
            return
        piece = _part(best[0], wanted)
        strip.strike(piece)
        self.differences.words(best[1], f"{self.name}{what}", piece, wanted)

    def _strip(self, column: ColumnRole) -> Strip:
        cells = [(f"{cell.text}、", cell.line) for cell in self._cells(column)]
        if cells:
            cells[-1] = (cells[-1][0][:-1], cells[-1][1])
        return Strip.of(cells)

    def _cells(self, column: ColumnRole) -> list[SourceCell]:
        """The cells of a kind with text, a merged one and a repeated text once."""
        found: dict[str, SourceCell] = {}
        for place in self.places:
            for cell, held in zip(place.cells, place.columns, strict=True):
                if held is column and cell.text:
                    found.setdefault(cell.text, cell)
        return list(found.values())


def _starred(text: str, names: Sequence[str]) -> tuple[str, ...]:
    """The units that a star in a list says lead."""
    plain = squeezed(text)
    return tuple(name for name in names if f"★{name}" in plain or f"{name}★" in plain)


def _begins(title: str, requirement: str) -> bool:
    """Whether a requirement begins with the title, which goes no further than its clause."""
    first = squeezed(requirement.split("\n", 1)[0])
    return first.startswith(title) and first[len(title) : len(title) + 1] in _CLAUSE_ENDS


def _struck_sentence(strip: Strip, words: str) -> int | None:
    """Strike off words that end where their sentence does.

    The full stop may stand behind the bracket with the units; one left behind is a difference.
    """
    wanted = squeezed(words)
    at = strip.text.find(wanted)
    while at >= 0 and strip.text[at + len(wanted) : at + len(wanted) + 1] in _STOPS:
        at = strip.text.find(wanted, at + 1)
    if at >= 0:
        return strip.strike(wanted)
    stopped_behind = rf"{re.escape(wanted[:-1].translate(_WIDE))}（[^。]*?[）)〕\]】][。！？]"
    if wanted.endswith("。") and re.search(stopped_behind, strip.text.translate(_WIDE)):
        return strip.strike(wanted[:-1])
    return None


def _leading(text: str) -> Iterator[str]:
    """The pieces of a text that say who leads: behind 牵头单位：, or before 牵头."""
    for match in _LABELLED_LEADS.finditer(text):
        labelled = text[match.end() : match.end() + 1] in ("：", ":")
        yield _NEXT_LABEL.sub("", match[1]) if labelled else match[1]
    for match in _MARKED_LEADS.finditer(text):
        yield match[1]
    for piece in _PIECE_ENDS.split(text):
        for match in _SPOKEN_LEADS.finditer(piece):
            before = _inside(piece[max(0, match.start() - _LONGEST_LIST) : match.start()])
            yield re.split(r"负责[，,]|配合[，,]|落实[，,]|[）)][，,、]", before)[-1]


def _inside(text: str) -> str:
    """What stands behind the last bracket that is opened and not closed."""
    closed = 0
    for index in range(len(text) - 1, -1, -1):
        closed += (text[index] in "）)") - (text[index] in "（(")
        if closed < 0:
            return text[index + 1 :]
    return text


def _same_set(text: str, names: Sequence[str]) -> bool:
    """Whether a text names exactly these units, in whatever order."""
    plain = squeezed(text)
    if not all(squeezed(name) in plain for name in names):
        return False
    wanted = sorted("".join(unit_words("、".join(names))))
    return sorted("".join(unit_words(text))) == wanted


def _part(text: str, wanted: str) -> str:
    """The part of a text that stands in the place of the wanted words."""
    bare = unnumbered(text)
    starts = [n for size in (4, 3, 2) if (n := bare.find(wanted[:size])) >= 0]
    ends = [n + size for size in (4, 3, 2) if (n := bare.rfind(wanted[-size:])) >= 0]
    start = starts[0] if starts else 0
    end = ends[0] if ends else len(bare)
    return bare[start:end] if start < end else bare
