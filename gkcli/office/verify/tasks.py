"""One task against the rows or lines in which the document has it."""

import re
from collections.abc import Iterator, Sequence

from gkcli.model.notice import Task
from gkcli.model.placeholders import PENDING, TIME_LABEL
from gkcli.office.read.blocks import SourceCell
from gkcli.office.verify.differences import Differences, alike
from gkcli.office.verify.heads import is_aside, is_carried, is_time, names_leads, names_units
from gkcli.office.verify.numbering import is_numbered, number_before, unnumbered
from gkcli.office.verify.parties import NamedParties, parties_in, run_together
from gkcli.office.verify.places import SourcePlace
from gkcli.office.verify.strips import STRUCK, Strip
from gkcli.text import squeezed

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
_HAN = re.compile(r"[\u3400-\u9fff]")
_TELLING = 2
"""So many Chinese characters say something; a mark or a number may be the table's own."""


class ComparedTask:
    """A task with the places it stands in, whose words it strikes off column by column."""

    def __init__(
        self,
        task: Task,
        places: Sequence[SourcePlace],
        differences: Differences,
        headings: frozenset[str],
    ) -> None:
        """Take the places; ``headings`` are the titles above, one of which may be its own too."""
        self._task = task
        self._line = places[0].line
        self._is_row = places[0].is_row
        self._differences = differences
        self._headings = headings
        self._name = f"第{task.number}项"
        self._heads = places[0].heads
        lines = ((place.cells[0], "") for place in places)
        self._cells = _rows(places) if self._is_row else list(lines)
        self._strip = Strip.of([(cell.text, cell.line) for cell, _ in self._cells])
        self._spans = list(self._strip.spans())

    def compare(self) -> None:
        """Tell every difference."""
        self._strike_number()
        self._strike_words()
        self._strike_headings()
        parties = self._parties()
        named = (*self._task.lead, *self._task.responsible)
        said = parties_in([*parties.values()], named)
        joined = any(run_together(self._cells[n][0].text, named) for n in parties)
        if joined or not said.are(*map(_plain, (self._task.lead, self._task.responsible))):
            self._tell_parties(parties, said)
        if self._is_row:
            self._tell_left(parties)
            self._tell_punctuation()
            self._tell_columns()

    def _strike_number(self) -> None:
        """Strike off the number in front, which the table counts in its own way."""
        opening = squeezed(self._task.requirement.split("\n", 1)[0])
        for words in (squeezed(self._task.title), opening):
            for start, end in self._strip.spans():
                number = number_before(self._strip.text[start:end], words)
                if number is not None:
                    self._strip.strike_at(start, len(number))
                    self._tell_own_number(words, number)
                    return
        text = self._strip.text
        self._strip.strike_at(0, len(text) - len(unnumbered(text)))

    def _tell_own_number(self, words: str, number: str) -> None:
        """Tell a title that begins with the number that the document has in front of it."""
        if not number and is_numbered(words) and words == squeezed(self._task.title):
            self._differences.words(self._line, f"{self._name}标题", unnumbered(words), words)

    def _strike_words(self) -> None:
        """Strike title and requirement off; tell where they do not stand as they are."""
        title = squeezed(self._task.title)
        repeated = title in self._headings or _begins(title, self._task.requirement)
        unfound = list(self._unfound())
        titled = self._strip.strike(title)
        if titled is None and not repeated and title != PENDING:
            self._nearest("标题", title)
        for part in unfound:
            self._nearest("要求", part)

    def _unfound(self) -> Iterator[str]:
        """Strike the requirement off, whole or by paragraphs; the paragraphs that are not there."""
        strip = self._strip
        paragraphs = [part for part in self._task.requirement.split("\n") if part != PENDING]
        at = _struck_sentence(strip, self._task.requirement)
        if at is not None:
            if not all(part.rstrip("。") in strip.raw for part in paragraphs):
                self._differences.layout(strip.line_at(at), f"{self._name}要求")
            return
        for paragraph in sorted(paragraphs, key=len, reverse=True):
            bare = paragraph.removeprefix(TIME_LABEL)
            if _struck_sentence(strip, paragraph) is None and (
                bare == paragraph or strip.strike(bare) is None
            ):
                yield paragraph

    def _nearest(self, what: str, words: str) -> None:
        """Tell words that differ beside what stands in their place, and strike that off."""
        wanted = squeezed(words)
        best = max(self._strip.left(), key=lambda piece: alike(piece[0], wanted), default=None)
        if best is None or alike(best[0], wanted) < 0.5:
            self._differences.missing(self._line, f"{self._name}{what}", words)
            return
        piece = _part(best[0], wanted)
        self._strip.strike(piece)
        self._differences.words(best[1], f"{self._name}{what}", piece, wanted)

    def _strike_headings(self) -> None:
        """Strike off the cells that repeat what the task stands below."""
        for start, end in self._strip.spans():
            if unnumbered(self._strip.rest[start:end]) in self._headings:
                self._strip.strike_at(start, end - start)

    def _parties(self) -> dict[int, tuple[str, bool]]:
        """The texts that name units, by cell, each with whether its head says that these lead.

        Of lines that came out one cell a line, those with units take the heads in their order.
        """
        named = (*self._task.lead, *self._task.responsible)
        if self._is_row:
            return {
                n: (self._rest(n), names_leads(head))
                for n, (_, head) in enumerate(self._cells)
                if names_units(head)
            }
        rests = {n: self._rest(n) for n in range(len(self._cells))}
        said = {n: parties_in([(rest, False)], named) for n, rest in rests.items()}
        naming = [n for n, one in said.items() if one.is_whole and one.words]
        heads = [head for head in self._heads if names_units(head)]
        if naming and len(naming) == len(heads):
            below = dict(zip(naming, heads, strict=True))
            return {n: (rest, names_leads(below.get(n, ""))) for n, rest in rests.items()}
        return {0: ("\n".join(rests.values()), False)}

    def _rest(self, n: int) -> str:
        """What is left of a cell, but for a time that the requirement tells or that is struck."""
        start, end = self._spans[n]
        rest = re.sub(f"{STRUCK}+", STRUCK, self._strip.rest[start:end])
        return rest if self._is_row else _TIMED.sub(self._without_time, rest.replace("★", ""))

    def _without_time(self, match: re.Match[str]) -> str:
        value = match["value"].replace(STRUCK, "")
        return "" if value in squeezed(self._task.requirement) else match[0]

    def _tell_parties(self, parties: dict[int, tuple[str, bool]], said: NamedParties) -> None:
        """Tell the units of a row by column, those of lines together."""
        lead, share = self._task.lead, self._task.responsible
        if not self._is_row:
            lines = (self._strip.lines[n] for n, (rest, _) in parties.items() if _says(rest))
            theirs, ours = "、".join(said.words), "、".join((*lead, *share))
            if theirs == squeezed(ours):
                theirs, ours = _by_role(said.leads, said.shares), _by_role(lead, share)
            self._differences.words(next(lines, self._line), f"{self._name}的单位", theirs, ours)
            return
        before = len(self._differences.found)
        for what, names, leads in (("牵头单位", lead, True), ("责任单位", share, False)):
            own = {n: text for n, (text, leading) in parties.items() if leading is leads}
            told = parties_in([(text, False) for text in own.values()], (*lead, *share))
            cells = [self._cells[n][0] for n in own]
            joined = any(run_together(cell.text, names) for cell in cells)
            if joined or not told.are((), _plain(names)):
                self._tell_units(what, cells, names)
        if len(self._differences.found) == before:
            theirs, ours = _by_role(said.leads, said.shares), _by_role(lead, share)
            self._differences.words(self._line, f"{self._name}的单位", theirs, ours)

    def _tell_units(self, what: str, cells: Sequence[SourceCell], names: tuple[str, ...]) -> None:
        line = cells[0].line if cells else self._line
        theirs = "、".join(squeezed(cell.text) for cell in cells)
        self._differences.words(line, f"{self._name}{what}", theirs, "、".join(names))

    def _tell_left(self, parties: dict[int, tuple[str, bool]]) -> None:
        """Tell what is left of a row; a column that the workspace has no place for is an aside."""
        for piece, n in self._strip.left_by_line():
            cell, head = self._cells[n]
            if n in parties or not _says(piece):
                continue
            untouched = piece == squeezed(cell.text)
            if not untouched or is_carried(head):
                self._differences.beyond(cell.line, self._name, piece)
            elif len(_HAN.findall(piece)) >= _TELLING:
                self._differences.column(f"“{head}”一栏" if head else "没有栏名的一栏", cell)

    def _tell_columns(self) -> None:
        """Tell a title, times or other words that stand only in columns of another kind."""
        title = squeezed(self._task.title)
        known = {title, *map(squeezed, self._task.requirement.split("\n"))}
        below: dict[str, list[tuple[SourceCell, str]]] = {}
        for cell, head in self._cells:
            below.setdefault(unnumbered(squeezed(cell.text)), []).append((cell, head))
        for text, found in below.items():
            if TIME_LABEL + text in known:
                able = list(filter(is_time, self._heads))
            elif text in known:
                wrong = is_aside if text == title else is_time
                able = [head for head in self._heads if not wrong(head)]
            else:
                continue
            cell, head = found[0]
            if able and not any(head in able or not head for _, head in found):
                self._differences.words(cell.line, f"{self._name}“{head}”一栏", text, "")

    def _tell_punctuation(self) -> None:
        """Tell a cell that differs from the requirement in its punctuation only."""
        ours = squeezed(self._task.requirement)
        for cell, head in self._cells:
            theirs = squeezed(cell.text)
            alike_but = theirs != ours and _LABELS.sub("", theirs) == _LABELS.sub("", ours)
            if alike_but and is_carried(head) and self._task.title not in theirs:
                self._differences.words(cell.line, f"{self._name}要求", theirs, ours)


def _rows(places: Sequence[SourcePlace]) -> list[tuple[SourceCell, str]]:
    """The cells column by column with their heads, a merged one and a repeated text once."""
    found: dict[tuple[int, str], tuple[SourceCell, str]] = {}
    seen: set[int] = set()
    for column in range(max(len(place.cells) for place in places)):
        for place in places:
            if column < len(place.cells):
                cell = place.cells[column]
                if cell.text and id(cell) not in seen:
                    seen.add(id(cell))
                    found.setdefault((column, cell.text), (cell, place.heads[column]))
    return list(found.values())


def _by_role(lead: Sequence[str], share: Sequence[str]) -> str:
    return "；".join((f"牵头{'、'.join(lead)}", f"责任{'、'.join(share)}"))


def _plain(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(squeezed, names))


def _says(text: str) -> bool:
    return bool(_LABELS.sub("", text.replace(STRUCK, "")))


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


def _part(text: str, wanted: str) -> str:
    """The part of a text that stands in the place of the wanted words."""
    bare = unnumbered(text)
    starts = [n for size in (4, 3, 2) if (n := bare.find(wanted[:size])) >= 0]
    ends = [n + size for size in (4, 3, 2) if (n := bare.rfind(wanted[-size:])) >= 0]
    start = starts[0] if starts else 0
    end = ends[0] if ends else len(bare)
    return bare[start:end] if start < end else bare
