"""From a workspace to what a template can name."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import filterfalse, groupby
from typing import TYPE_CHECKING, NamedTuple

from gkcli.model.directory import Party
from gkcli.model.notice import Part, Place, Section, Task
from gkcli.model.state import State
from gkcli.model.statuses import OFFICES
from gkcli.model.units import Group, Unit
from gkcli.paper.accounts import (
    AccountView,
    SlipView,
    lagging,
    leading,
)
from gkcli.paper.annual import AnnualView
from gkcli.paper.cycles import GatheringView, gathering_view, spot_check_view
from gkcli.paper.deferred import later
from gkcli.paper.heading import notice_view, unit_view
from gkcli.paper.rectification import rectification_views
from gkcli.paper.slips import Accounts, due_slips
from gkcli.paper.trace import AboveView, BasisView, above_views, basis_views
from gkcli.paper.view import (
    DeadlineView,
    OccasionView,
    PartView,
    RequiredView,
    SectionView,
    TaskView,
    UnitsView,
    View,
)
from gkcli.paper.wording import limit_in_words
from gkcli.status.completion import Counts, count, progress
from gkcli.status.due import instances
from gkcli.status.duties import Duty, notice_duties, task_duties, whole_duty
from gkcli.status.involvement import Involvements
from gkcli.status.ranking import rule_words
from gkcli.status.spot_check import SpotCheckWish
from gkcli.status.standings import Snapshot, Standing
from gkcli.status.unlisted import incomplete_groups
from gkcli.trace.documents import Item

if TYPE_CHECKING:
    from gkcli.model.statistics import Statistics
    from gkcli.paper.scores import AssessmentView
    from gkcli.score.read import Scored
    from gkcli.trace.chain import Chain


class _Concern(NamedTuple):
    """A task that a report tells of, and the party's role in it, "" without a party."""

    place: Place
    task: Task
    role: str


class ViewBuilder:
    """Builds the view of a table on a day, narrowed to what concerns ``party`` if there is one.

    ``statistics`` reads the figures of the yearly report, when a template first asks for them,
    ``scored`` likewise what units score.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        party: Party | None = None,
        statistics: "Callable[[], Statistics | None]" = lambda: None,
        *,
        public: bool = False,
        spot_check: SpotCheckWish | None = None,
        scored: "Callable[[], Scored | None]" = lambda: None,
        chain: "Callable[[], Chain | None]" = lambda: None,
    ) -> None:
        snapshot = snapshot.published if public else snapshot
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
        self._scored = scored
        self._spot_check = spot_check or SpotCheckWish()
        self._read_chain = chain
        self._accounts = Accounts(snapshot, discreet=public and not isinstance(party, Unit))

    def build(self) -> View:
        """The variables of a template; each is computed when the template first reads it."""
        view = View(
            notice=later(lambda: notice_view(self._table.notice, self._directory)),
            parts=later(lambda: self._parts),
            tasks=later(lambda: self._tasks),
            duties=later(lambda: self._deadlines(self._notice_owed)),
            unit=later(lambda: unit_view(self._party, self._directory) if self._party else None),
            as_of=self._as_of,
            total=later(lambda: sum(1 for _ in self._table.placed())),
            annual=AnnualView(self._table.notice.year, self._workdays, self._figures),
            counts=later(lambda: count(self._everything, least=bool(self._incomplete))),
            duty_counts=later(
                lambda: count(
                    self._mine(self._snapshot.of_notice), least=self._least(self._notice_owed)
                )
            ),
            accounts=later(lambda: self._by_unit),
            leading=later(lambda: leading(self._by_unit)),
            leading_rule=rule_words(self._snapshot.rules.ranking),
            units=later(lambda: self._units(self._everything)),
            lagging=later(lambda: lagging(self._by_unit)),
            slips=later(lambda: tuple(s for s in self._slips() if self._is_mine(s.standing.unit))),
            required=later(lambda: tuple(self._required())),
            public=self._public,
            spot_check=later(
                lambda: spot_check_view(
                    self._snapshot, self._accounts, self._spot_check._replace(members=self._members)
                )
            ),
            gathering=later(self._gathering),
            rectifications=later(
                lambda: tuple(rectification_views(self._snapshot, self._accounts, self._members))
            ),
            assessment=later(self._assessment),
            above=later(self._above),
        )
        if not self._public:
            return view
        from gkcli.paper.public_fields import public_face

        return public_face(view)

    @cached_property
    def _everything(self) -> tuple[Standing, ...]:
        return tuple(self._mine(self._snapshot))

    @cached_property
    def _by_unit(self) -> tuple[AccountView, ...]:
        return self._accounts.by_unit(self._everything)

    @cached_property
    def _notice_owed(self) -> tuple[Duty, ...]:
        return tuple(filter(self._concerns, notice_duties(self._table, self._directory)))

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
        return incomplete_groups(self._table, self._directory)

    @cached_property
    def _open(self) -> bool:
        """Whether units that the registry does not hold may belong to what is told."""
        return self._party is None or (isinstance(self._party, Group) and not self._party.complete)

    def _least(self, owed_by: Iterable[Duty]) -> bool:
        return self._open and any(duty.unlisted for duty in owed_by)

    def _owed(self, task: Task) -> tuple[Duty, ...]:
        """What a task imposes, on units that the registry does not hold too."""
        return (*task_duties(task, self._directory), whole_duty(task, self._directory))

    def _assessment(self) -> "AssessmentView | None":
        scored = self._scored()
        if scored is None:
            return None
        from gkcli.paper.assessment import assessment_view

        return assessment_view(scored, self._members)

    def _figures(self) -> "Statistics | None":
        """The figures of the yearly report; those of the whole are no single unit's."""
        return self._statistics() if self._party is None else None

    def _required(self) -> Iterator[RequiredView]:
        """What must be written into a report, where it is for one of those told to see to it."""
        from gkcli.paper.required import required

        tasks = {task.number: task for task in self._tasks}
        for one in required(self._table):
            standings = self._snapshot.of_task(one.task) if one.task else self._snapshot.of_notice
            ids = {deadline.id for deadline in one.deadlines}
            mine = [s for s in self._mine(standings) if s.duty.deadline.id in ids]
            if (one.task and one.task.number not in tasks) or (ids and not mine):
                continue
            yield RequiredView(
                report=one.into.value,
                words=one.words,
                what="；".join(deadline.what for deadline in one.deadlines),
                title=one.title,
                task=tasks[one.task.number] if one.task else None,
                standings=self._accounts.standings(mine),
            )

    @cached_property
    def _chain(self) -> "Chain | None":
        return self._read_chain()

    def _above(self) -> tuple[AboveView, ...]:
        if self._chain is None:
            return ()
        numbers = None if self._party is None else [task.number for task in self._tasks]
        return above_views(self._chain, self._snapshot, numbers)

    def _basis(self, place: Place, task: Task) -> Iterator[BasisView]:
        if self._chain is not None:
            item = Item(self._table.notice.number, task, place)
            yield from basis_views(self._chain, item)

    def _gathering(self) -> GatheringView | None:
        if not isinstance(self._party, Unit):
            return None
        return gathering_view(self._snapshot, self._accounts, self._party)

    def _slips(self) -> Iterator[SlipView]:
        return due_slips(self._snapshot, self._accounts)

    def _mine(self, standings: Iterable[Standing]) -> Iterator[Standing]:
        return (standing for standing in standings if self._is_mine(standing.unit.name))

    def _is_mine(self, unit: str) -> bool:
        return self._members is None or unit in self._members

    @cached_property
    def _parts(self) -> tuple[PartView, ...]:
        by_part = groupby(self._concerned(), lambda one: one.place.part)
        return tuple(self._part(part, list(tasks)) for part, tasks in by_part)

    @cached_property
    def _tasks(self) -> tuple[TaskView, ...]:
        return tuple(t for part in self._parts for section in part.sections for t in section.tasks)

    def _concerned(self) -> Iterator[_Concern]:
        involvements = Involvements(self._directory, self._party) if self._party else None
        for place, task in self._table.placed():
            involvement = involvements.of(task) if involvements else None
            if involvement is not None or involvements is None:
                yield _Concern(place, task, involvement.role.label if involvement else "")

    def _part(self, part: Part, concerns: Sequence[_Concern]) -> PartView:
        by_section = groupby(concerns, lambda one: one.place.section)
        sections = tuple(self._section(section, list(tasks)) for section, tasks in by_section)
        return PartView(
            number=part.number,
            title=part.title,
            sections=sections,
            counts=later(lambda: self._count(concerns)),
        )

    def _section(self, section: Section, concerns: Sequence[_Concern]) -> SectionView:
        tasks = tuple(map(self._task, concerns))
        return SectionView(
            number=section.number,
            title=section.title,
            tasks=tasks,
            counts=later(lambda: self._count(concerns)),
        )

    def _count(self, concerns: Iterable[_Concern]) -> Counts:
        tasks = [concern.task for concern in concerns]
        return count(
            (s for task in tasks for s in self._mine(self._snapshot.of_task(task))),
            least=any(self._least(self._owed(task)) for task in tasks),
        )

    def _task(self, concern: _Concern) -> TaskView:
        task = concern.task

        def mine() -> list[Standing]:
            return list(self._mine(self._snapshot.of_task(task)))

        def least() -> bool:
            return self._least(self._owed(task))

        return TaskView(
            number=task.number,
            title=task.title,
            lead=task.lead,
            responsible=task.responsible,
            named=later(lambda: tuple(u.name for u in self._directory.named_in(task.requirement))),
            requirement=task.requirement,
            deadlines=later(
                lambda: self._deadlines(filter(self._concerns, task_duties(task, self._directory)))
            ),
            others_deadlines=later(
                lambda: self._deadlines(
                    filterfalse(self._concerns, task_duties(task, self._directory))
                )
            ),
            errata=task.errata,
            role=concern.role,
            standings=later(lambda: self._accounts.standings(mine())),
            accounts=later(lambda: self._accounts.by_unit(mine())),
            counts=later(lambda: count(mine(), least=least())),
            progress=later(lambda: progress(mine())),
            least=later(least),
            basis=later(lambda: tuple(self._basis(concern.place, task))),
            recorded=later(
                lambda: any(r.status not in OFFICES for s in mine() for r in s.verdict.records)
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
        return DeadlineView(
            id=deadline.id,
            what=deadline.what,
            quote=deadline.quote,
            units=duty.named,
            open_list=deadline.open_list,
            joint=duty.joint,
            assumed=later(lambda: tuple(one.unit for one in duty.assumed)),
            limit=later(lambda: limit_in_words(deadline)),
            occasions=later(lambda: tuple(self._occasions(duty))),
            report_to=deadline.report_to,
            publish_on=deadline.publish_on,
            source=deadline.source,
            standings=later(lambda: self._accounts.standings(self._standings(duty))),
            counts=later(lambda: count(self._standings(duty), least=self._least((duty,)))),
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
