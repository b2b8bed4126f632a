"""How far the units are with a task, counted."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields

from gkcli.model.state import DONE_STATES, State
from gkcli.status.standings import Standing


@dataclass(frozen=True, slots=True)
class Progress:
    """Units by how far they are; every unit that owes something is in exactly one count.

    ``done`` have done all that is to be done, ``overdue`` are late with something, ``begun``
    have recorded something, ``silent`` nothing. Nothing is to be done by those ``waiting`` for an
    event or a condition, nor by the ``excused``, to whom nothing applies.
    """

    done: int = 0
    overdue: int = 0
    begun: int = 0
    silent: int = 0
    waiting: int = 0
    excused: int = 0

    @property
    def total(self) -> int:
        """The units that have something to do."""
        return self.done + self.overdue + self.begun + self.silent


def progress(standings: Iterable[Standing]) -> Progress:
    """Count the units of these standings by how far they are."""
    by_unit: dict[str, list[Standing]] = {}
    for standing in standings:
        by_unit.setdefault(standing.unit.name, []).append(standing)
    counts = dict.fromkeys((f.name for f in fields(Progress)), 0)
    for own in by_unit.values():
        counts[_stage(own)] += 1
    return Progress(**counts)


_IDLE = frozenset({State.WAITING, State.NOT_APPLICABLE})


def _stage(own: Iterable[Standing]) -> str:
    states = {standing.state for standing in own}
    if State.OVERDUE in states:
        return "overdue"
    if states == {State.NOT_APPLICABLE}:
        return "excused"
    if states <= _IDLE:
        return "waiting"
    if states <= DONE_STATES | _IDLE:
        return "done"
    return "begun" if any(standing.verdict.last for standing in own) else "silent"


def most_urgent(standings: Collection[Standing]) -> Standing:
    """The first of some standings, at least one, that is in their most urgent state."""
    order = list(State)
    return min(standings, key=lambda standing: order.index(standing.state))


def pressing(states: Collection[State]) -> State | None:
    """The most urgent of some states, None where there is none."""
    return next((state for state in State if state in states), None)
