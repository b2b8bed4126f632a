"""What a template can name: every variable and its fields, as docs/templates.md explains them."""

from datetime import date

from gkcli.frozen import frozen
from gkcli.model.notice import Basis, Erratum
from gkcli.paper.accounts import AccountView, LaggingView, SlipView, StandingView
from gkcli.paper.annual import AnnualView
from gkcli.paper.cycles import GatheringView, SpotCheckView
from gkcli.paper.deferred import LazyFields
from gkcli.paper.rectification import RectificationView
from gkcli.paper.scores import AssessmentView
from gkcli.paper.trace import AboveView, BasisView
from gkcli.status.completion import Counts, Progress


@frozen
class OccasionView:
    """One occasion on which something is due; ``days_left`` counts calendar days from as_of."""

    period: str
    due: date
    last_workday: date
    days_left: int


@frozen
class DeadlineView(LazyFields):
    """A duty with a time limit; ``units`` are the names as the document writes them.

    ``open_list`` is whether it goes on with “等” behind them, ``joint`` whether they owe one thing
    together, ``assumed`` names those of whom it is not confirmed that they owe it.
    ``limit`` tells the limit in words. ``occasions`` is empty where no date can be told.
    ``standings`` is how each unit stands with each occasion, ``counts`` counts them.
    """

    id: str
    what: str
    quote: str
    units: tuple[str, ...]
    open_list: bool
    joint: bool
    assumed: tuple[str, ...]
    limit: str
    occasions: tuple[OccasionView, ...]
    report_to: str | None
    publish_on: str | None
    source: str | None
    standings: tuple[StandingView, ...]
    counts: Counts


@frozen
class NoticeView:
    """The notice: its head, body and foot to the letter."""

    title: str
    number: str
    issuer: str
    year: int
    signed_on: date
    table_title: str
    addressees: tuple[str, ...]
    paragraphs: tuple[str, ...]
    printed_by: str | None
    printed_on: date | None
    copies_to: tuple[str, ...]
    copies_line: str
    basis: tuple[Basis, ...]
    errata: tuple[Erratum, ...]


@frozen
class TaskView(LazyFields):
    """A task; ``role`` is the strongest role of the unit asked for in it, "" without a unit.

    ``deadlines`` are those that bind that unit, all of them without a unit; ``others_deadlines``
    are the rest, which bind only others. ``standings`` is how its units stand, work without a
    limit included, ``accounts`` tells them unit by unit, ``counts`` counts them; ``progress``
    counts these units by how far they are, ``least`` is whether there are more of them than the
    registry holds. ``recorded`` is whether any of them recorded anything about it. ``basis`` are
    the items of documents above that it carries out.
    """

    number: int
    title: str
    lead: tuple[str, ...]
    responsible: tuple[str, ...]
    named: tuple[str, ...]
    requirement: str
    deadlines: tuple[DeadlineView, ...]
    others_deadlines: tuple[DeadlineView, ...]
    errata: tuple[Erratum, ...]
    role: str
    standings: tuple[StandingView, ...]
    accounts: tuple[AccountView, ...]
    counts: Counts
    progress: Progress
    least: bool
    recorded: bool
    basis: tuple[BasisView, ...]


@frozen
class SectionView(LazyFields):
    """A section (目) with its tasks; ``counts`` counts their standings."""

    number: str
    title: str
    tasks: tuple[TaskView, ...]
    counts: Counts


@frozen
class PartView(LazyFields):
    """A part (节) with its sections; ``counts`` counts their standings."""

    number: str
    title: str
    sections: tuple[SectionView, ...]
    counts: Counts


@frozen
class RequiredView(LazyFields):
    """What the notice says must stand in a report.

    ``report`` is 年度报告 or 落实情况报告, ``words`` are the notice's. ``what`` names the duty that
    rests on these words, "" without one, and ``standings`` tell how the units stand with it.
    ``title`` is what a chapter about it is called. ``task`` is None where the notice itself says
    it.
    """

    report: str
    words: str
    what: str
    title: str
    task: TaskView | None
    standings: tuple[StandingView, ...]


GROUP = "统称"
"""The kind of what is no unit but a group."""


@frozen
class UnitView:
    """The unit or group that a report is about.

    ``administrative`` is whether it is an administrative organ, or any of its members is.
    """

    name: str
    full_name: str
    kind: str
    administrative: bool


@frozen
class UnitsView:
    """The units that owe something, counted: all, those silent, those with something overdue.

    ``incomplete`` are the groups among those who owe whose members the registry does not hold
    completely: where there are any, every count is of at least so many.
    """

    total: int
    silent: int
    overdue: int
    incomplete: tuple[str, ...]


@frozen
class View(LazyFields):
    """The variables of a template.

    With a unit, ``parts``, ``tasks`` and ``duties`` hold only what concerns it; ``total`` always
    counts the tasks of the whole table. ``duties`` are those that the notice itself imposes.
    ``counts`` counts every standing told, those with the notice itself in ``duty_counts`` alone;
    ``accounts`` tells them unit by unit, ``leading`` those that are well ahead by the
    ``leading_rule``, ``units`` counts the units, ``lagging`` tells those with something overdue,
    ``slips`` the reminders that are due, ``required`` what must be written into a report.
    ``spot_check`` is what is drawn at random to be looked into, ``gathering`` what the unit gathers
    from others for a reporting cycle, ``assessment`` tells what units score; None where there is no
    such thing. ``rectifications`` are what units are to put right, done or not. ``above`` are the
    documents above with all their items; with a unit, those that it has a part in.
    ``public`` is whether the report is for the portal: what is internal is then empty, and of
    several units only what was done in time is told one by one.
    """

    notice: NoticeView
    parts: tuple[PartView, ...]
    tasks: tuple[TaskView, ...]
    duties: tuple[DeadlineView, ...]
    unit: UnitView | None
    as_of: date
    total: int
    counts: Counts
    duty_counts: Counts
    accounts: tuple[AccountView, ...]
    leading: tuple[AccountView, ...]
    leading_rule: str
    units: UnitsView
    lagging: tuple[LaggingView, ...]
    slips: tuple[SlipView, ...]
    required: tuple[RequiredView, ...]
    public: bool
    annual: AnnualView
    spot_check: SpotCheckView | None
    gathering: GatheringView | None
    rectifications: tuple[RectificationView, ...]
    assessment: AssessmentView | None
    above: tuple[AboveView, ...]
