"""What the templates of the site can name beside the variables of the reports."""

from datetime import date

from gkcli.frozen import frozen
from gkcli.model.site import SiteSettings
from gkcli.paper.accounts import AccountView
from gkcli.paper.deferred import LazyFields
from gkcli.paper.site.history_view import HistoryView
from gkcli.paper.site.office_view import OfficeView
from gkcli.paper.site.since_view import SinceView
from gkcli.paper.view import DeadlineView, OccasionView, TaskView

_FRIDAY = 5


@frozen
class PageView:
    """The page: its address within the site, its title, and what leads to the site's folder."""

    address: str
    title: str
    root: str


@frozen
class OwedView:
    """One occasion on which a unit owes something; ``occasion`` names the period in words."""

    task: int | None
    id: str
    what: str
    occasion: str
    due: date | None
    last_workday: date | None
    limit: str


@frozen
class PartyView(LazyFields):
    """A unit with its tasks by role, what it owes, by date, and how it stands.

    ``groups`` are the names of those it belongs to. ``account`` is None where it owes nothing.
    """

    name: str
    full_name: str
    kind: str
    aliases: tuple[str, ...]
    groups: tuple[str, ...]
    lead: tuple[TaskView, ...]
    named: tuple[TaskView, ...]
    responsible: tuple[TaskView, ...]
    owed: tuple[OwedView, ...]
    account: AccountView | None


@frozen
class GroupView:
    """A group (统称) with the names of its members, as far as the registry holds them."""

    name: str
    members: tuple[str, ...]
    complete: bool


@frozen
class OccurrenceView(LazyFields):
    """A duty on one of its occasions; ``task`` is None for what the notice itself imposes."""

    deadline: DeadlineView
    occasion: OccasionView
    task: TaskView | None


@frozen
class DoubtView:
    """An erratum that is told; where it is not to be, there is none."""

    quote: str
    problem: str
    suggestion: str
    confidence: str


@frozen
class PlaceView(LazyFields):
    """A task in its place in the table, with the tasks before and behind it.

    ``upcoming`` is its next occasion that is not past, ``state`` the most urgent state of its
    units. ``errata`` are told to the public where that is asked for, ``history`` is what git has
    of it, for the office alone.
    """

    task: TaskView
    part_number: str
    part_title: str
    section_number: str
    section_title: str
    before: TaskView | None
    behind: TaskView | None
    upcoming: OccurrenceView | None
    state: str
    errata: tuple[DoubtView, ...] = ()
    history: HistoryView | None = None


@frozen
class DayView:
    """A day of the calendar; ``workday`` is whether offices work on it."""

    day: date
    workday: bool
    dues: tuple[OccurrenceView, ...]

    @property
    def moved(self) -> str:
        """休 for a day of the week that is off, 班 for one of the weekend that is worked."""
        weekend = self.day.isoweekday() > _FRIDAY
        if weekend == self.workday:
            return "班" if weekend else "休"
        return ""


@frozen
class MonthView:
    """A month of the calendar in weeks from Monday to Sunday; None stands for another month's day.

    ``workdays`` counts the days on which offices work.
    """

    first: date
    weeks: tuple[tuple[DayView | None, ...], ...]
    workdays: int
    dues: tuple[OccurrenceView, ...]


@frozen
class LevelView:
    """A horizontal line of a drawing: the number it stands for, and how far down it is."""

    value: int
    down: int


@frozen
class MonthEndView:
    """What was due by the end of a month, and done by it; None for months that have not begun."""

    first: date
    due: int
    done: int | None


@frozen
class GrowthView:
    """How what was due and what was done grew over the year, of ``total`` that have a date.

    ``due`` and ``done`` are those of the site's day. The lines are paths of an SVG, ``today`` is
    how far to the right its day is, None outside the year; ``levels`` go from the top down.
    """

    total: int
    due: int
    done: int
    due_line: str
    done_line: str
    done_area: str
    today: int | None
    levels: tuple[LevelView, ...]
    months: tuple[MonthEndView, ...]


@frozen
class FieldView:
    """A field of the data that can be downloaded: what it holds, in words, and what it means."""

    name: str
    kind: str
    about: str


@frozen
class TableView:
    """A table of the data that can be downloaded, and what a row of it is."""

    name: str
    about: str
    fields: tuple[FieldView, ...]


@frozen
class DownloadView:
    """A file to download: its address, what is in it, its size in bytes."""

    address: str
    about: str
    size: int


@frozen
class SiteView(LazyFields):
    """The site as a whole; what one page alone shows is taken from here.

    ``edition`` is the commit that it was made from, "" without git or where files have changed
    since; ``version`` is that of this program. ``settings`` is what the office says about it.
    ``dues`` are all occasions that have a date, by date, ``months`` the same in a calendar,
    ``undated`` the duties without. ``tables`` tell of the data that can be downloaded,
    ``calendars`` is whether there are calendars to subscribe to. ``recorded`` is whether any unit
    has recorded anything: where none has, nothing is said of how far they are. ``errata``
    are those of the notice, as far as they are told. ``office`` and ``since`` are what the office
    alone sees.
    """

    title: str
    edition: str
    version: str
    settings: SiteSettings
    downloads: tuple[DownloadView, ...]
    calendars: bool
    parties: tuple[PartyView, ...]
    groups: tuple[GroupView, ...]
    dues: tuple[OccurrenceView, ...]
    undated: tuple[DeadlineView, ...]
    months: tuple[MonthView, ...]
    places: tuple[PlaceView, ...]
    growth: GrowthView
    tables: tuple[TableView, ...]
    recorded: bool
    errata: tuple[DoubtView, ...] = ()
    office: OfficeView | None = None
    since: SinceView | None = None
