"""What the templates of the site can name beside the variables of the reports."""

from datetime import date

from gkcli.frozen import frozen
from gkcli.paper.accounts import AccountView
from gkcli.paper.deferred import LazyFields
from gkcli.paper.view import DeadlineView, OccasionView, TaskView


@frozen
class PageView:
    """The page: its address within the site, its title, and what leads back to the folder."""

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
class DayView:
    """A day of the calendar; ``workday`` is whether offices work on it."""

    day: date
    workday: bool
    dues: tuple[OccurrenceView, ...]


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
class SiteView(LazyFields):
    """The site as a whole; what one page alone shows is taken from here.

    ``edition`` is the commit that it was made from, "" without git or where files have changed
    since; ``version`` is that of this program. ``dues`` are all occasions that have a date, by
    date, ``months`` the same in a calendar.
    """

    title: str
    edition: str
    version: str
    parties: tuple[PartyView, ...]
    groups: tuple[GroupView, ...]
    dues: tuple[OccurrenceView, ...]
    months: tuple[MonthView, ...]
