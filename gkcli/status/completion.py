"""Completion rates (完成率): what is done of what is owed, counted alike everywhere."""

from collections import Counter
from collections.abc import Iterable

from gkcli.frozen import fields_of, frozen
from gkcli.model.state import DONE_STATES, State
from gkcli.status.standings import Standing, by_unit

_NEARLY = 99.9


@frozen
class Counts:
    """Standings counted: each occasion of each unit is in exactly one number from on_time on.

    These end with ``not_applicable``. Of what is done, ``closed`` counts what the office has
    closed out (销号), ``unclosed`` the rest, each joint delivery once. ``requested`` counts open
    requests to be freed. ``due`` is what was due by the day, ``due_done`` what is done of it.
    ``least`` is true where units that the registry lacks owe more.
    """

    total: int = 0
    on_time: int = 0
    done_late: int = 0
    overdue: int = 0
    unreported: int = 0
    open: int = 0
    ongoing: int = 0
    waiting: int = 0
    not_applicable: int = 0
    closed: int = 0
    unclosed: int = 0
    requested: int = 0
    due: int = 0
    due_done: int = 0
    least: bool = False

    @property
    def done(self) -> int:
        """What is done, on time or late."""
        return self.on_time + self.done_late

    @property
    def owed(self) -> int:
        """What can be completed this year.

        That is all but what goes on all year, waits for its condition, or does not apply.
        """
        return self.total - self.ongoing - self.waiting - self.not_applicable

    @property
    def due_share(self) -> float:
        """Done of what was due by the day, from 0 to 1, to sort by; 0 where nothing was."""
        return self.due_done / self.due if self.due else 0.0

    @property
    def year_share(self) -> float:
        """Done of what is owed all year, from 0 to 1, to sort by; 0 where nothing is."""
        return self.done / self.owed if self.owed else 0.0

    @property
    def due_rate(self) -> str:
        """到期完成率: done of what was due by the day, in percent; "" where nothing was."""
        return percent(self.due_done, self.due)

    @property
    def year_rate(self) -> str:
        """全年完成率: done of what is owed all year, in percent; "" where nothing is."""
        return percent(self.done, self.owed)


def count(standings: Iterable[Standing], *, least: bool = False) -> Counts:
    """Standings counted; ``least`` is whether the registry lacks units that owe more."""
    states = Counter[State]()
    closed = unclosed = requested = due = due_done = 0
    for standing in standings:
        verdict = standing.verdict
        state = verdict.state
        states[state] += 1
        requested += verdict.request is not None
        done = state in DONE_STATES
        if done and verdict.closed is not None:
            closed += 1
        elif done:
            unclosed += not standing.by_another
        if was_due(standing):
            due += 1
            due_done += done
    return Counts(
        total=states.total(),
        on_time=states[State.DONE],
        done_late=states[State.DONE_LATE],
        overdue=states[State.OVERDUE],
        unreported=states[State.UNREPORTED],
        open=states[State.DUE_SOON] + states[State.PENDING],
        ongoing=states[State.ONGOING],
        waiting=states[State.WAITING],
        not_applicable=states[State.NOT_APPLICABLE],
        closed=closed,
        unclosed=unclosed,
        requested=requested,
        due=due,
        due_done=due_done,
        least=least,
    )


_NOT_DUE = frozenset({State.ONGOING, State.WAITING, State.NOT_APPLICABLE})


def was_due(standing: Standing) -> bool:
    """Whether something was to be done by the day of the standing, that day included."""
    state, due = standing.verdict.state, standing.instance.due
    if due is None or state is State.UNREPORTED:
        return state is State.UNREPORTED
    return due <= standing.as_of and state not in _NOT_DUE


def percent(part: int, whole: int) -> str:
    """A share with one decimal, "" where the whole is nothing; only all of it is 100.0%."""
    if not whole:
        return ""
    share = 100 * part / whole
    return f"{share if part == whole else min(share, _NEARLY):.1f}%"


@frozen
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
    counts = dict.fromkeys((f.name for f in fields_of(Progress)), 0)
    for own in by_unit(standings).values():
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
