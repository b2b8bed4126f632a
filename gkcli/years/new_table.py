"""The table of the next year, made from the tasks of the old one that go over."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from gkcli.frozen import replace
from gkcli.model.cycles import as_written
from gkcli.model.deadline import Deadline
from gkcli.model.directory import Directory, names_of
from gkcli.model.notice import Erratum, Notice, Part, Section, Table, Task
from gkcli.model.placeholders import PENDING
from gkcli.text import numeral
from gkcli.years.lineage import Lineage
from gkcli.years.moving import moved_deadline, moved_text
from gkcli.years.proposals import CarryReason, Proposal


class NewTable(NamedTuple):
    """The table of the next year; ``subjects`` are the new numbers and ids by the old ones."""

    table: Table
    subjects: dict[str, str]


def next_table(
    old: Table, carried: Sequence[Proposal], known: Directory, new: Directory, year: int
) -> NewTable:
    """The table of a year from the tasks ``carried`` of an old one.

    ``known`` and ``new`` are the registries of both years. Nothing is invented: what the new
    document has to say stands as ``todo``.
    """
    return _Writer(old, known, new, year).table({one.task.number: one for one in carried})


class _Writer:
    """Writes what stands in the old table as it stands in the new one."""

    def __init__(self, old: Table, known: Directory, new: Directory, year: int) -> None:
        self._old = as_written(old)
        self._known = known
        self._lineage = Lineage(known, new)
        self._year = year
        self._years = year - old.notice.year
        self._subjects: dict[str, str] = {}
        self._taken = {deadline.id for deadline in old.notice.deadlines}

    def table(self, carried: Mapping[int, Proposal]) -> NewTable:
        notice = self._notice(self._old.notice)
        parts = tuple(self._parts(carried))
        return NewTable(Table(notice, parts), self._subjects)

    def _parts(self, carried: Mapping[int, Proposal]) -> Iterator[Part]:
        """The parts, sections and tasks that are left, numbered anew."""
        through = _numbered_through(self._old)
        part_number = section_number = task_number = 0
        for part in self._old.parts:
            sections = []
            section_number = section_number if through else 0
            for section in part.sections:
                tasks = []
                for task in section.tasks:
                    if task.number in carried:
                        task_number += 1
                        tasks.append(self._task(carried[task.number], task_number))
                if tasks:
                    section_number += 1
                    title = moved_text(section.title, self._years)
                    sections.append(Section(numeral(section_number), title, tuple(tasks)))
            if sections:
                part_number += 1
                title = moved_text(part.title, self._years)
                yield Part(numeral(part_number), title, tuple(sections))

    def _notice(self, notice: Notice) -> Notice:
        copies = self._lineage_of(notice.copies_to)
        table_title = moved_text(notice.table_title, self._years)
        body = notice.body.replace(f"《{notice.table_title}》", f"《{table_title}》")
        return replace(
            notice,
            title=moved_text(notice.title, self._years),
            number=PENDING,
            issuer=self._name(notice.issuer),
            year=self._year,
            signed_on=date(self._year, 1, 1),
            table_title=table_title,
            addressees=self._lineage_of(notice.addressees),
            body=moved_text(body, self._years),
            printed_by=None,
            printed_on=None,
            copies_to=copies,
            copies_line=notice.copies_line if copies == notice.copies_to else None,
            basis=(),
            deadlines=tuple(self._deadline(one, one.id) for one in notice.deadlines),
            errata=(),
            todo=tuple(self._todo_of_notice(notice)),
        )

    def _todo_of_notice(self, notice: Notice) -> Iterator[str]:
        yield f"成文日期还没有，先写作 {self._year}-01-01：发文后照文件改"
        yield f"标题、正文、主送照 {notice.year} 年的，只推了年份：发文后照新文件核对"
        for basis in notice.basis:
            number = f"（{basis.number}）" if basis.number else ""
            yield f"上级依据还没有列，各项任务的也没有：上年是《{basis.title}》{number}"

    def _lineage_of(self, names: Iterable[str]) -> tuple[str, ...]:
        """Names as they are written; those of units that were reorganised, by their new ones."""
        return tuple(dict.fromkeys(self._name(name) for name in names))

    def _name(self, name: str) -> str:
        party = self._known.get(name)
        if party is None:
            return name
        now = self._lineage.now(party.name)
        return name if now == party.name else now

    def _task(self, proposal: Proposal, number: int) -> Task:
        task = proposal.task
        self._subjects[str(task.number)] = str(number)
        requirement = moved_text(task.requirement, self._years)
        title = moved_text(task.title, self._years)
        deadlines = []
        for one in task.deadlines:
            name = self._id(one.id, task.number, number)
            self._subjects[one.id] = name
            deadlines.append(self._deadline(one, name))
        errata = tuple(self._errata(task.errata, f"{title}{requirement}"))
        return replace(
            task,
            number=number,
            title=title,
            lead=self._lineage_of(task.lead),
            responsible=self._lineage_of(task.responsible),
            requirement=requirement,
            deadlines=tuple(deadlines),
            errata=errata,
            basis=(),
            carried_from=(f"{self._old.notice.year}#{task.number}",),
            todo=tuple(self._todo_of_task(proposal, title, requirement, errata)),
        )

    def _id(self, old: str, before: int, after: int) -> str:
        """The id of a deadline, with the number of its task at the beginning made new."""
        head, dash, rest = old.partition("-")
        wanted = f"{after}-{rest}" if dash and head == str(before) else old
        free = (wanted, *(f"{wanted}-{n}" for n in range(2, len(self._taken) + 3)))
        name = next(name for name in free if name not in self._taken)
        self._taken.add(name)
        return name

    def _todo_of_task(
        self, proposal: Proposal, title: str, requirement: str, errata: Sequence[Erratum]
    ) -> Iterator[str]:
        task, year = proposal.task, self._old.notice.year
        if proposal.reason is CarryReason.GRANTED:
            yield f"{year} 年准予{'、'.join(proposal.units)}结转：是不是只由它接着办"
        elif proposal.reason is CarryReason.UNFINISHED:
            yield f"{year} 年没有办完，也没有准予结转：要不要再列"
        if (title, requirement) != (task.title, task.requirement):
            yield "文字里的年份照上年推了：照新文件核对"
        for name in self._old_names(task.requirement):
            yield f"要求里还写着“{name}”，名册里已改：新文件怎样写"
        if errata:
            yield "上年的勘误还留着：新文件里改不改"

    def _old_names(self, text: str) -> Iterator[str]:
        for unit in self._known.named_in(text):
            if self._lineage.now(unit.name) not in names_of(unit):
                yield next(name for name in names_of(unit) if name in text)

    def _errata(self, errata: Iterable[Erratum], text: str) -> Iterator[Erratum]:
        return (one for one in errata if not one.quote or one.quote in text)

    def _deadline(self, deadline: Deadline, name: str) -> Deadline:
        moved = moved_deadline(deadline, self._years)
        return replace(
            moved,
            id=name,
            units=self._lineage_of(deadline.units),
            also=tuple(replace(one, units=self._lineage_of(one.units)) for one in deadline.also),
            report_to=deadline.report_to and self._name(deadline.report_to),
            basis=(),
            todo=tuple(self._todo_of_deadline(deadline, moved)),
        )

    def _todo_of_deadline(self, old: Deadline, moved: Deadline) -> Iterator[str]:
        if moved.by is None:
            return
        derived = f"{moved.by.month}月" in moved.quote and old.quote == moved.quote
        if not derived:
            yield f"到期日照上年推成 {moved.by}：照新文件核对"


def _numbered_through(table: Table) -> bool:
    """Whether the sections are numbered through the whole table and not anew in every part."""
    later = [part.sections[0].number for part in table.parts[1:] if part.sections]
    return not later or later.count(numeral(1)) * 2 <= len(later)
