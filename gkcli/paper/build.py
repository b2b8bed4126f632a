"""From a workspace to what a template can name."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import filterfalse, groupby

from gkcli.model.directory import Directory, Party
from gkcli.model.notice import Notice, Section, Task
from gkcli.model.state import State
from gkcli.model.statistics import Statistics
from gkcli.model.statuses import OFFICES
from gkcli.model.units import Group, Unit, is_administrative
from gkcli.paper.accounts import LEADING_LEAST, LEADING_SHARE, SlipView, lagging, leading
from gkcli.paper.annual import AnnualView
from gkcli.paper.faces import public_face
from gkcli.paper.slips import Accounts, due_slips
from gkcli.paper.view import (
    GROUP,
    DeadlineView,
    NoticeView,
    OccasionView,
    PartView,
    RequiredView,
    SectionView,
    TaskView,
    UnitsView,
    UnitView,
    View,
)
from gkcli.paper.wording import join_units, limit_in_words
from gkcli.status.completion import Counts, count, progress
from gkcli.status.due import instances
from gkcli.status.duties import Duty, notice_duties, task_duties, whole_duty
from gkcli.status.required import required
from gkcli.status.standings import Snapshot, Standing
from gkcli.status.tasks import TaskEntry, TaskFilter, select

LEADING_RULE = (
    f"没有逾期、未报和待核准的事项，到期应完成{LEADING_LEAST}项次以上，"
    f"到期完成率{LEADING_SHARE:.0%}以上；发文机关和收报告的办公室不参加排列"
)
"""By what a unit is called well ahead, as the note says it."""


class ViewBuilder:
    """Builds the view of a table on a day, narrowed to what concerns ``party`` if there is one.

    ``statistics`` reads the figures of the yearly report, when a template first asks for them.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        party: Party | None = None,
        statistics: Callable[[], Statistics | None] = lambda: None,
        *,
        public: bool = False,
    ) -> None:
        self._snapshot = snapshot
        self._table = snapshot.table
        self._directory = snapshot.directory
        self._workdays = snapshot.workdays
        self._as_of = snapshot.as_of
        self._party = party
        self._statistics = statistics
        self._reach = snapshot.directory.reach(party) if party else None
        self._members = {unit.name for unit in snapshot.directory.members(party)} if party else None
        self._public = public
        self._accounts = Accounts(snapshot, discreet=public and not isinstance(party, Unit))

    def build(self) -> View:
        """The variables of a template."""
        parts = tuple(self._parts())
        tasks = tuple(t for part in parts for section in part.sections for t in section.tasks)
        everything = tuple(self._mine(self._snapshot))
        accounts = self._accounts.by_unit(everything)
        of_notice = tuple(self._mine(self._snapshot.of_notice))
        notice_owed = tuple(filter(self._concerns, notice_duties(self._table, self._directory)))
        view = View(
            notice=_notice(self._table.notice, self._directory),
            parts=parts,
            tasks=tasks,
            duties=self._deadlines(notice_owed),
            unit=_unit(self._party, self._directory) if self._party else None,
            as_of=self._as_of,
            total=sum(1 for _ in self._table.placed()),
            annual=AnnualView(self._table.notice.year, self._workdays, self._figures),
            counts=count(everything, least=bool(self._incomplete)),
            duty_counts=count(of_notice, least=self._least(notice_owed)),
            accounts=accounts,
            leading=leading(accounts, self._snapshot.offices),
            leading_rule=LEADING_RULE,
            units=self._units(everything),
            lagging=lagging(accounts),
            slips=tuple(slip for slip in self._slips() if self._is_mine(slip.standing.unit)),
            required=tuple(self._required({task.number: task for task in tasks})),
            public=self._public,
        )
        return public_face(view) if self._public else view

    def _units(self, standings: Iterable[Standing]) -> UnitsView:
        owing = {standing.unit.name: standing.unit for standing in standings}
        late = {s.unit.name for s in standings if s.state is State.OVERDUE}
        return UnitsView(
            total=len(owing),
            silent=sum(1 for unit in owing.values() if not self._snapshot.ledger(unit).reported),
            overdue=len(late),
            incomplete=self._incomplete,
        )

    @cached_property
    def _incomplete(self) -> tuple[str, ...]:
        """The groups among those who owe what is told whose members are not all registered."""
        if self._party is not None:
            return (self._party.name,) if self._open else ()
        owed_by_all = (
            *notice_duties(self._table, self._directory),
            *(duty for _, task in self._table.placed() for duty in self._owed(task)),
        )
        groups = (group.name for duty in owed_by_all for group in duty.unlisted)
        return tuple(dict.fromkeys(groups))

    @cached_property
    def _open(self) -> bool:
        """Whether units that the registry does not hold may belong to what is told."""
        return self._party is None or (isinstance(self._party, Group) and not self._party.complete)

    def _least(self, owed_by: Iterable[Duty]) -> bool:
        return self._open and any(duty.unlisted for duty in owed_by)

    def _owed(self, task: Task) -> tuple[Duty, ...]:
        """What a task imposes, on units that the registry does not hold too."""
        return (*task_duties(task, self._directory), whole_duty(task, self._directory))

    def _figures(self) -> Statistics | None:
        """The figures of the yearly report; those of the whole are no single unit's."""
        return self._statistics() if self._party is None else None

    def _required(self, told: Mapping[int, TaskView]) -> Iterator[RequiredView]:
        """What must be written into a report, where it is for one of those told to see to it."""
        for one in required(self._table):
            standings = self._snapshot.of_task(one.task) if one.task else self._snapshot.of_notice
            ids = {deadline.id for deadline in one.deadlines}
            mine = [s for s in self._mine(standings) if s.duty.deadline.id in ids]
            if (one.task and one.task.number not in told) or (ids and not mine):
                continue
            yield RequiredView(
                report=one.into.value,
                words=one.words,
                what="；".join(deadline.what for deadline in one.deadlines),
                title=one.title,
                task=told[one.task.number] if one.task else None,
                standings=self._accounts.standings(mine),
            )

    def _slips(self) -> Iterator[SlipView]:
        return due_slips(self._snapshot, self._accounts)

    def _mine(self, standings: Iterable[Standing]) -> Iterator[Standing]:
        return (standing for standing in standings if self._is_mine(standing.unit.name))

    def _is_mine(self, unit: str) -> bool:
        return self._members is None or unit in self._members

    def _parts(self) -> Iterator[PartView]:
        wanted = TaskFilter(party=self._party)
        entries = select(self._snapshot, wanted)
        for part, in_part in groupby(entries, lambda entry: entry.place.part):
            told = list(in_part)
            sections = tuple(
                self._section(section, list(in_section))
                for section, in_section in groupby(told, lambda entry: entry.place.section)
            )
            yield PartView(part.number, part.title, sections, self._count(told))

    def _section(self, section: Section, entries: Sequence[TaskEntry]) -> SectionView:
        tasks = tuple(map(self._task, entries))
        return SectionView(section.number, section.title, tasks, self._count(entries))

    def _count(self, entries: Iterable[TaskEntry]) -> Counts:
        told = list(entries)
        return count(
            (s for entry in told for s in self._mine(entry.standings)),
            least=any(self._least(self._owed(entry.task)) for entry in told),
        )

    def _task(self, entry: TaskEntry) -> TaskView:
        task = entry.task
        owed = list(task_duties(task, self._directory))
        mine = tuple(self._mine(entry.standings))
        return TaskView(
            number=task.number,
            title=task.title,
            lead=task.lead,
            responsible=task.responsible,
            named=tuple(unit.name for unit in entry.named),
            requirement=task.requirement,
            deadlines=self._deadlines(filter(self._concerns, owed)),
            others_deadlines=self._deadlines(filterfalse(self._concerns, owed)),
            errata=task.errata,
            role=entry.involvement.role.label if entry.involvement else "",
            standings=self._accounts.standings(mine),
            accounts=self._accounts.by_unit(mine),
            counts=count(mine, least=self._least(self._owed(task))),
            progress=progress(mine),
            least=self._least(self._owed(task)),
            recorded=any(
                record.status not in OFFICES for s in mine for record in s.verdict.records
            ),
        )

    def _deadlines(self, owed: Iterable[Duty]) -> tuple[DeadlineView, ...]:
        return tuple(map(self._deadline, owed))

    def _concerns(self, duty: Duty) -> bool:
        if self._reach is None:
            return True
        also = (name for more in duty.deadline.also for name in more.units)
        parties = map(self._directory.get, (*duty.named, *also))
        return any(party is not None and party.name in self._reach for party in parties)

    def _deadline(self, duty: Duty) -> DeadlineView:
        deadline = duty.deadline
        standings = tuple(self._standings(duty))
        return DeadlineView(
            id=deadline.id,
            what=deadline.what,
            quote=deadline.quote,
            units=duty.named,
            open_list=deadline.open_list,
            joint=duty.joint,
            assumed=tuple(one.unit for one in duty.assumed),
            limit=limit_in_words(deadline),
            occasions=tuple(self._occasions(duty)),
            report_to=deadline.report_to,
            publish_on=deadline.publish_on,
            source=deadline.source,
            standings=self._accounts.standings(standings),
            counts=count(standings, least=self._least((duty,))),
        )

    def _standings(self, duty: Duty) -> Iterator[Standing]:
        told = self._snapshot.of_task(duty.task) if duty.task else self._snapshot.of_notice
        return (s for s in self._mine(told) if s.duty.deadline is duty.deadline)

    def _occasions(self, duty: Duty) -> Iterator[OccasionView]:
        notice = self._table.notice
        for instance in instances(duty.deadline, notice.year, notice.signed_on):
            if instance.due:
                yield OccasionView(
                    instance.period,
                    instance.due,
                    self._workdays.last_on_or_before(instance.due),
                    (instance.due - self._as_of).days,
                )


def _notice(notice: Notice, directory: Directory) -> NoticeView:
    copies = f"抄送：{join_units(notice.copies_to, directory)}。" if notice.copies_to else ""
    return NoticeView(
        title=notice.title,
        number=notice.number,
        issuer=notice.issuer,
        year=notice.year,
        signed_on=notice.signed_on,
        table_title=notice.table_title,
        addressees=notice.addressees,
        paragraphs=tuple(notice.body.split("\n")),
        printed_by=notice.printed_by,
        printed_on=notice.printed_on,
        copies_to=notice.copies_to,
        copies_line=notice.copies_line or copies,
        basis=notice.basis,
        errata=notice.errata,
    )


def _unit(party: Party, directory: Directory) -> UnitView:
    administrative = any(map(is_administrative, directory.members(party)))
    if isinstance(party, Unit):
        return UnitView(party.name, party.full_name or party.name, party.kind, administrative)
    return UnitView(party.name, party.name, GROUP, administrative)
