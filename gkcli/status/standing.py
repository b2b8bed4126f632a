"""How one unit stands with one occasion of a duty on a day."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from gkcli.model.state import DATED_STATES, State
from gkcli.model.statuses import Status
from gkcli.model.units import Unit
from gkcli.status.due import Instance
from gkcli.status.duties import Duty
from gkcli.status.verdict import Verdict, deliverer, shared


class Standing(NamedTuple):
    """How one unit stands with one occasion of a duty on a day.

    ``delivered_by`` is the unit that did what several owe jointly, None for all else.
    """

    duty: Duty
    unit: Unit
    instance: Instance
    verdict: Verdict
    as_of: date
    delivered_by: Unit | None = None

    @property
    def state(self) -> State:
        """The state on that day."""
        return self.verdict.state

    @property
    def recorded(self) -> bool:
        """Whether anything was recorded about it, if only a reminder."""
        return bool(self.verdict.last or self.verdict.reminded)

    @property
    def by_another(self) -> bool:
        """Whether another unit delivered it, so that nothing more is asked of this one."""
        return self.delivered_by is not None and self.delivered_by != self.unit

    @property
    def assumption(self) -> str:
        """Why the unit is taken to owe it until somebody confirms that; "" where it is sure."""
        return self.duty.assumption(self.unit)

    @property
    def status(self) -> Status:
        """The status of the last record about it; 未启动 where there is none."""
        if self.verdict.last is None and self.by_another:
            return "已销号" if self.verdict.closed else "已完成"
        return self.verdict.last.status if self.verdict.last else "未启动"

    @property
    def days_left(self) -> int | None:
        """Calendar days to the due date, negative behind it; None for what is not to be done."""
        return days_left(self.instance, self.state, self.as_of)


def days_left(instance: Instance, state: State, as_of: date) -> int | None:
    """Calendar days to the due date, negative behind it; None for what is not to be done.

    None too for what is not late behind its day, as where more time was granted.
    """
    if instance.due is None or state not in DATED_STATES:
        return None
    left = (instance.due - as_of).days
    return None if left < 0 and state is not State.OVERDUE else left


def together(standings: Iterable[Standing]) -> Iterator[Standing]:
    """The standings with a joint duty after what one of the units delivered for all of them."""
    occasions: dict[Instance, list[Standing]] = {}
    for standing in standings:
        occasions.setdefault(standing.instance.original, []).append(standing)
    for own in occasions.values():
        verdicts = [standing.verdict for standing in own]
        giver = deliverer(verdicts)
        if giver is None:
            yield from own
            continue
        outcomes = zip(own, shared(verdicts, giver), strict=True)
        yield from (s._replace(verdict=v, delivered_by=own[giver].unit) for s, v in outcomes)


def by_unit(standings: Iterable[Standing]) -> dict[str, list[Standing]]:
    """The standings of each unit by its name, units and standings in their order."""
    found: dict[str, list[Standing]] = {}
    for standing in standings:
        found.setdefault(standing.unit.name, []).append(standing)
    return found


def most_urgent(standings: Collection[Standing]) -> Standing:
    """The first of some standings, at least one, that is in their most urgent state."""
    order = list(State)
    return min(standings, key=lambda standing: order.index(standing.state))
