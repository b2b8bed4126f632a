"""What is to be put right (整改), as a template can name it."""

from collections.abc import Container, Iterator
from datetime import date

from gkcli.frozen import frozen
from gkcli.paper.accounts import StandingView
from gkcli.paper.slips import Accounts
from gkcli.status.rectification_list import RectificationFilter, rectifications
from gkcli.status.standings import Snapshot


@frozen
class RectificationView:
    """One thing to be put right, and how the unit stands with it.

    ``measure`` is by what, as last told, ``found`` how it was found; "" where nobody said.
    ``days_open`` counts calendar days from when it was found to when it was done, else to the day.
    """

    standing: StandingView
    problem: str
    measure: str
    found: str
    found_on: date
    found_by: str
    days_open: int


def rectification_views(
    now: Snapshot, accounts: Accounts, members: Container[str] | None
) -> Iterator[RectificationView]:
    """All that units are to put right, unit by unit; those of ``members`` where any are given."""
    for one in rectifications(now, RectificationFilter(everything=True)):
        if members is None or one.standing.unit.name in members:
            opened = one.opened
            yield RectificationView(
                standing=accounts.standing(one.standing),
                problem=opened.problem or "",
                measure=one.measure,
                found=opened.found or "",
                found_on=opened.on,
                found_by=opened.by or "",
                days_open=one.days_open,
            )
