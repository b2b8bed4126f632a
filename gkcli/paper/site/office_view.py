"""What the office's own page tells: who is late, what waits for whom, whom to call."""

from gkcli.frozen import frozen
from gkcli.paper.accounts import AccountView, SlipView, StandingView
from gkcli.paper.deferred import LazyFields


@frozen
class HeatColumnView:
    """A section with something late; ``task`` is one of its tasks, None for the notice itself."""

    label: str
    title: str
    task: int | None
    late: int


@frozen
class HeatRowView:
    """A unit with something late: how much of it in each of the columns."""

    unit: str
    cells: tuple[int, ...]
    late: int


@frozen
class HeatView:
    """What is late (逾期 and 未报) by unit and by section, the units with the most first."""

    columns: tuple[HeatColumnView, ...]
    rows: tuple[HeatRowView, ...]
    late: int


@frozen
class CallView:
    """A call to make: the unit, the reminders to give, the commands that record it as done."""

    unit: str
    full_name: str
    level: str
    slips: tuple[SlipView, ...]
    commands: tuple[str, ...]


@frozen
class OfficeView(LazyFields):
    """The office's page. ``office`` is the one that takes the reports.

    ``silent`` had something due and have recorded nothing at all. ``unproven`` is done without
    evidence, ``unclosed`` done and not closed out yet, ``blocked`` said to be held up, ``requests``
    are to be decided on.
    """

    office: str
    calls: tuple[CallView, ...]
    heat: HeatView
    silent: tuple[AccountView, ...]
    requests: tuple[StandingView, ...]
    blocked: tuple[StandingView, ...]
    unclosed: tuple[StandingView, ...]
    unproven: tuple[StandingView, ...]
