"""A document as a draft of a workspace."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from gkcli.errors import FINDINGS, Diagnostic, GkcliError
from gkcli.model.notice import Table
from gkcli.model.placeholders import UNTITLED
from gkcli.model.units import Registry
from gkcli.office.intake.account import Findings, TextAccount, Watch, unwatched
from gkcli.office.intake.assemble import Assembler
from gkcli.office.intake.letter import Letter, LetterReader
from gkcli.office.intake.lines import Line, LineKind
from gkcli.office.intake.nesting import NumberedGroup, OutlineHeading, OutlineItem, nested
from gkcli.office.intake.outline import outline_region
from gkcli.office.intake.particulars import check_counts, check_numbers, year_of
from gkcli.office.intake.prose import prose_region
from gkcli.office.intake.region import Region, table_region
from gkcli.office.intake.roster import Roster
from gkcli.office.intake.rows import Block, annotated, texts
from gkcli.office.intake.shapes import upright
from gkcli.office.intake.times import Clock
from gkcli.office.read.blocks import SourceDocument
from gkcli.text import closed_up, squeezed

_FEWEST = 2
"""How many items running text must have to count beside a table."""


_SHOWN = 40
"""Letters of a left-out text that are shown."""


class NoTasksError(GkcliError):
    """A document in which no task was found."""

    exit_code = FINDINGS


@dataclass(frozen=True, slots=True)
class ImportDraft:
    """What a document came to, and what a person has to look at."""

    table: Table
    registry: Registry
    findings: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """What the document may leave unsaid, and who watches.

    A registry, a year, a day of signing; ``this_year`` is the year where nothing names one.
    ``outline`` is whether it names no units, so that its lowest numbered items are the tasks.
    """

    registry: Registry | None = None
    year: int | None = None
    signed_on: date | None = None
    this_year: int = 2000
    watch: Watch = unwatched
    outline: bool = False


def read(document: SourceDocument, given: Given) -> ImportDraft:
    """The tasks and the notice of a document; NoTasksError when there are no tasks in it."""
    findings = Findings(document.name)
    account = TextAccount()
    blocks = upright(annotated(document), findings)
    if given.outline:
        region = outline_region([b for b in blocks if isinstance(b, Line)], account)
    else:
        region = table_region(blocks, findings, account, given.watch)
        region = _with_prose(region, findings, account)
    if not any(isinstance(entry, OutlineItem) for entry in region.entries):
        raise _no_tasks(document, outline=given.outline)
    reader = LetterReader(account)
    reader.read_head(region.above)
    reader.add_body(region.plain)
    reader.read_foot(region.below)
    letter = reader.letter
    items = [entry for entry in region.entries if isinstance(entry, OutlineItem)]
    clock = _clock(letter, items, given, findings)
    title = letter.table_title or letter.title or UNTITLED
    parts = nested(region.entries, title, findings)
    assembler = Assembler(clock, findings, region.elsewhere, given.watch)
    table = assembler.table(letter, parts)
    _tell_unread(blocks, account, findings)
    lines = list(texts(blocks))
    _tell_asides(document.asides, lines, findings)
    check_numbers(lines, findings)
    check_counts(lines, parts, findings)
    if not given.outline:
        _tell_empty(parts, findings)
    roster = Roster(
        given.registry or Registry(()), findings, report_unknown=given.registry is not None
    )
    registry = roster.registry(assembler.uses)
    return ImportDraft(table, registry, findings.in_order())


def _with_prose(region: Region, findings: Findings, account: TextAccount) -> Region:
    """The region with the items of the running text above its tables, where there are such.

    A plan and the table of its tasks say the same twice; then the table alone counts.
    """
    trial_findings = Findings(findings.file)
    trial = TextAccount()
    prose = prose_region(region.above, trial_findings, trial)
    items = [entry for entry in prose.entries if isinstance(entry, OutlineItem)]
    if not items or (region.entries and (len(items) < _FEWEST or _repeats(items, region))):
        return region
    findings.found.extend(trial_findings.found)
    account.take(*(line for line in region.above if trial.has(line)))
    caption = [OutlineHeading(closed_up(line.text), line.line) for line in prose.below[-1:]]
    if region.entries and caption:
        account.take(prose.below[-1])
    prose.entries.extend((*(caption if region.entries else ()), *region.entries))
    prose.below.extend(region.below)
    return prose


def _repeats(items: Sequence[OutlineItem], region: Region) -> bool:
    """Whether half of the items in running text stand in the tables too."""
    tabled = "\0".join(
        squeezed(entry.title + entry.requirement)
        for entry in region.entries
        if isinstance(entry, OutlineItem)
    )
    return 2 * sum(squeezed(item.title) in tabled for item in items) >= len(items)


def _clock(letter: Letter, items: Sequence[OutlineItem], given: Given, findings: Findings) -> Clock:
    signed = letter.signed_on or given.signed_on
    titles = (letter.title, letter.table_title)
    texts = (text for item in items for text in (item.title, item.requirement, item.time))
    found = given.year or year_of(titles, signed.year if signed else None, letter.number, texts)
    if found is None:
        findings.warn(
            1,
            "field-missing",
            f"文件里没有找到年度，暂按 {given.this_year} 年。",
            "请用 --year 指明，或改 notice 的 year。",
        )
    year = found or given.this_year
    if signed is None:
        findings.warn(
            1,
            "field-missing",
            f"文件里没有找到成文日期，暂写 {year}-01-01。",
            "请用 --signed-on 指明，或改 notice 的 signed_on。",
        )
    letter.signed_on = signed or date(year, 1, 1)
    return Clock(year, letter.signed_on)


def _tell_unread(blocks: Sequence[Block], account: TextAccount, findings: Findings) -> None:
    kind = LineKind.TEXT
    cells = {cell for block in blocks if not isinstance(block, Line) for cell in texts([block])}
    for line in account.left(blocks):
        listed = kind is LineKind.ATTACHMENT and line.mark is not None
        kind = LineKind.ATTACHMENT if listed else line.kind
        shown = _shortened(line.text)
        if kind in (LineKind.ANNOTATION, LineKind.ATTACHMENT, LineKind.IMPRINT):
            findings.note(
                line.line,
                "annotation-left-out",
                f"“{shown}”没有收进来，任务表没有地方放。",
                "不影响任务，不必理会。",
            )
            continue
        what = "一格" if line in cells else "一行"
        findings.warn(
            line.line,
            "text-left-out",
            f"有{what}没有收进来：“{shown}”。",
            "是任务或通知里的话，请自己补进去；与任务无关的不必理会。",
        )


def _tell_asides(asides: Iterable[str], lines: Iterable[Line], findings: Findings) -> None:
    """Say what stands in headers, footers and notes, and nowhere in the text."""
    body = squeezed("".join(line.text for line in lines))
    for aside in asides:
        if squeezed(aside) not in body and Line(aside, 1).kind is not LineKind.LAYOUT:
            findings.warn(
                1,
                "text-left-out",
                f"页眉、页脚或脚注里有一段没有收进来：“{_shortened(aside)}”。",
                "是任务或通知里的话，请自己补进去；与任务无关的不必理会。",
            )


def _shortened(text: str) -> str:
    line = text.replace("\n", " ")
    return f"{line[:_SHOWN]}…" if len(line) > _SHOWN else line


def _tell_empty(parts: Sequence[NumberedGroup], findings: Findings) -> None:
    items = [item for part in parts for section in part.groups for item in section.items]
    nobody = [item for item in items if not item.duties.lead and not item.duties.responsible]
    for item in nobody:
        findings.warn(
            item.line,
            "nobody",
            f"“{item.title}”没有写牵头单位，也没有写责任单位。",
            "请对照原件核对；空格不沿用上一行。",
        )
    leaderless = [item for item in items if not item.duties.lead and item not in nobody]
    if leaderless:
        findings.note(
            leaderless[0].line,
            "no-lead",
            f"{len(leaderless)} 项没有写牵头单位，照原件空着（空格不沿用上一行）。",
            "原件是纵向合并单元格的，请核对是不是读漏了。",
        )


def _no_tasks(document: SourceDocument, *, outline: bool) -> NoTasksError:
    if outline:
        return NoTasksError(
            f"“{document.name}”里没有找到带编号的条文",
            "找的是“一、”“（一）”“1.”开头的段落；任务在表里的，不加 --outline",
        )
    return NoTasksError(
        f"“{document.name}”里没有找到任务",
        "找的是：表头里有“工作任务”“牵头单位”“责任单位”一类栏目的表，"
        "或段末写着“（牵头单位：…）”“（…负责）”的条文；请确认选对了文件。"
        "要点、意见这样不写单位的，加 --outline",
    )
