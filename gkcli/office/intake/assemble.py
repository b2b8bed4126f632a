"""From what was recognised to the model: table and registry, with drafts of deadlines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from gkcli.model.deadline import Deadline
from gkcli.model.notice import Erratum, Notice, Part, Section, Table, Task
from gkcli.model.placeholders import PENDING, TIME_LABEL
from gkcli.office.intake.account import Findings, Watch, unwatched, watched
from gkcli.office.intake.letter import Letter
from gkcli.office.intake.nesting import NumberedGroup, OutlineItem, numbered
from gkcli.office.intake.particulars import basis_in
from gkcli.office.intake.roster import NameUse, named_lists
from gkcli.office.intake.times import Clock, Drafted, drafted, tell
from gkcli.office.intake.unit_names import looks_like_unit, unit_list
from gkcli.text import numeral

_ISSUER = re.compile(r"^(?P<issuer>[\u4e00-\u9fff（）()、 ]{2,60}?)(?:关于|转发|印发)")
_SUBJECT = re.compile(
    r"^(?P<units>[^，。；：]{2,80}?)(?:要|应当|应|须|必须|需|将|务必|请|于)(?![求用对])"
)


@dataclass(slots=True)
class Assembler:
    """Builds the table of a notice; fields that the document lacks become findings.

    ``elsewhere`` are numbers of the document's items that are no tasks.
    """

    clock: Clock
    findings: Findings
    elsewhere: frozenset[int] = frozenset()
    watch: Watch = unwatched
    uses: list[NameUse] = field(default_factory=list)

    def table(self, letter: Letter, parts: Sequence[NumberedGroup]) -> Table:
        """The table of a notice and its parts; ``uses`` then has every use of a unit's name."""
        items = [item for part in parts for section in part.groups for item in section.items]
        numbers = numbered(items, self.findings, self.elsewhere)
        notice = self._notice(letter)
        pairs = list(zip(items, numbers, strict=True))
        tasks = iter([self._task(*pair) for pair in watched(pairs, "理任务", self.watch)])
        return Table(
            notice,
            tuple(
                Part(
                    numeral(part.number),
                    part.title,
                    tuple(
                        Section(
                            numeral(section.number),
                            section.title,
                            tuple(next(tasks) for _ in section.items),
                        )
                        for section in part.groups
                    ),
                )
                for part in parts
            ),
        )

    def _notice(self, letter: Letter) -> Notice:
        body = [passage.text for passage in letter.body]
        deadlines, errata = self._of_body(letter)
        self._use(letter.addressees, "主送机关", letter.lines.get("addressees", 1))
        self._use(letter.copies_to, "抄送机关", letter.lines.get("copies_line", 1))
        return Notice(
            title=letter.title or self._missing("标题", letter.table_title),
            number=letter.number or self._missing("文号"),
            issuer=letter.issuer or _issuer(letter.title) or self._missing("发文机关"),
            year=self.clock.year,
            signed_on=letter.signed_on or self.clock.signed_on,
            table_title=letter.table_title or _object(letter.title) or letter.title or PENDING,
            addressees=letter.addressees,
            body="\n".join(body) or self._missing("正文"),
            printed_by=letter.printed_by or None,
            printed_on=letter.printed_on,
            copies_to=letter.copies_to,
            copies_line=letter.copies_line or None,
            basis=basis_in(body),
            deadlines=deadlines,
            errata=errata,
        )

    def _task(self, item: OutlineItem, number: int) -> Task:
        time = item.time if item.time not in item.requirement else ""
        place = f"第{number}项"
        drafts = drafted(item.requirement, self.clock, item.title)
        if time:
            drafts = _both(drafts, drafted(time, self.clock, item.title))
        tell(drafts, item.line, place, self.findings)
        duties = item.duties
        self._use(duties.lead, f"{place}牵头单位", item.line)
        self._use(duties.responsible, f"{place}责任单位", item.line)
        for names in named_lists(item.requirement):
            self._use(names, f"{place}工作要求", item.line)
        requirement = item.requirement or PENDING
        return Task(
            number=number,
            title=item.title,
            lead=duties.lead,
            responsible=duties.responsible,
            requirement=f"{requirement}\n{TIME_LABEL}{time}" if time else requirement,
            deadlines=_with_ids(drafts.deadlines, str(number)),
            errata=drafts.errata,
        )

    def _of_body(self, letter: Letter) -> tuple[tuple[Deadline, ...], tuple[Erratum, ...]]:
        deadlines: list[Deadline] = []
        errata: list[Erratum] = []
        otherwise = _object(letter.title) or letter.title or PENDING
        for passage in letter.body:
            drafts = drafted(passage.text, self.clock, otherwise)
            units = _subject(passage.text) or letter.addressees
            self._use(units, "正文", passage.line)
            tell(drafts, passage.line, "正文", self.findings)
            deadlines.extend(replace(one, units=units) for one in drafts.deadlines)
            errata.extend(drafts.errata)
        return _with_ids(deadlines, "notice"), tuple(dict.fromkeys(errata))

    def _use(self, names: Sequence[str], place: str, line: int) -> None:
        if names:
            self.uses.append(NameUse(tuple(names), f"本文件{place}", line))

    def _missing(self, what: str, otherwise: str = "") -> str:
        self.findings.warn(
            1,
            "field-missing",
            f"文件里没有找到{what}，写作“{otherwise or PENDING}”。",
            "请对照原件补上。",
        )
        return otherwise or PENDING


def _both(first: Drafted, second: Drafted) -> Drafted:
    return Drafted(
        (*first.deadlines, *second.deadlines),
        (*first.errata, *second.errata),
        (*first.unnamed, *second.unnamed),
    )


def _with_ids(deadlines: Sequence[Deadline], prefix: str) -> tuple[Deadline, ...]:
    return tuple(replace(one, id=f"{prefix}-{n}") for n, one in enumerate(deadlines, 1))


def _subject(paragraph: str) -> tuple[str, ...]:
    """The units that a paragraph says must do something, () where it does not begin with them."""
    match = _SUBJECT.match(paragraph)
    names = unit_list(match["units"]) if match else ()
    return names if names and all(map(looks_like_unit, names)) else ()


def _issuer(title: str) -> str:
    """The issuer that a title begins with."""
    match = _ISSUER.match(title)
    return match["issuer"].strip() if match and looks_like_unit(match["issuer"]) else ""


def _object(title: str) -> str:
    """What a notice sends out, as its title says: 关于印发《…》的通知."""
    match = re.search(r"(?:印发|转发|下发|公布|发布)(?P<what>.+?)(?:的?(?:通知|函))$", title)
    return match["what"].strip("《》") if match else ""
