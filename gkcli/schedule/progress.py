"""How far the units are with a task, counted."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from gkcli.schedule.standings import Standing
from gkcli.schedule.state import DONE_STATES, State


@dataclass(frozen=True, slots=True)
class Progress:
    """Units by how far they are; every unit that owes something is in exactly one count.

    ``done`` have done all that is to be done, ``overdue`` are late with something, ``begun``
    have recorded something, ``silent`` nothing; ``excused`` have nothing to do because nothing
    applies to them.
    """

    done: int = 0
    overdue: int = 0
    begun: int = 0
    silent: int = 0
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
    counts = dict.fromkeys(("done", "overdue", "begun", "silent", "excused"), 0)
    for own in by_unit.values():
        counts[_stage(own)] += 1
    return Progress(**counts)


def _stage(own: Iterable[Standing]) -> str:
    states = {standing.state for standing in own}
    if State.OVERDUE in states:
        return "overdue"
    if states == {State.NOT_APPLICABLE}:
        return "excused"
    if states <= {*DONE_STATES, State.NOT_APPLICABLE}:
        return "done"
    return "begun" if any(standing.verdict.last for standing in own) else "silent"


def pressing(states: Collection[State]) -> State | None:
    """The most urgent of some states, None where there is none."""
    return next((state for state in State if state in states), None)
