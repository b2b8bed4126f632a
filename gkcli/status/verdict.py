"""Judges one occasion of a duty: its state from the records about it and the day."""

from collections.abc import Iterable, Sequence
from datetime import date

from gkcli.frozen import frozen, replace
from gkcli.model.deadline import Deadline
from gkcli.model.record import Record
from gkcli.model.state import DONE_STATES, DUE_SOON_DAYS, State
from gkcli.model.statuses import MEANINGS, Act
from gkcli.status.due import Instance
from gkcli.status.ledger import DutyRecord


@frozen
class Verdict:
    """The state of an occasion, and the records that it rests on.

    ``done`` are the unit's records that count towards it, ``closed`` the office's that closed
    it out (销号), ``reminded`` those of reminders (催办) that it sent; ``last`` is the last one of
    all but those; ``records`` are all that are about it, in order. ``aside`` is the office's that
    set it aside, ``request`` the unit's that asks for it and has not been decided on.
    """

    state: State
    done: tuple[Record, ...]
    done_on: date | None
    closed: Record | None
    last: Record | None
    reminded: tuple[Record, ...]
    records: tuple[Record, ...]
    aside: Record | None = None
    request: Record | None = None


def judge(
    deadline: Deadline,
    instance: Instance,
    entries: Sequence[DutyRecord],
    as_of: date,
    final: date | None = None,
) -> Verdict:
    """The verdict as of a day from the records up to it.

    ``final`` is the day by which the notice wants to hear of the whole year's work: what goes on
    all year and was not reported on by then is unreported (未报).

    Done by the unit and closed out by the office are two stages; closing out what nobody
    reported as done counts as both. The last record holds: a unit that goes on (推进中, 受阻,
    未启动) takes back that it was done, except for a recurring duty, where each 已完成 is one
    time more and stays. A record that sets aside (条件未成就, 不适用, 结转) concerns what is open
    only, and only where an office recorded it; from the unit it is a request, which changes
    nothing. Nor does a reminder.
    """
    if not entries:
        return _SILENT[_open(deadline, instance, _NO_RECORDS, as_of, final)]
    tally = _Tally(recurring=deadline.each is not None)
    for entry in entries:
        tally.add(entry)
    rest = (tally.last, tuple(tally.reminded), tuple(entry.record for entry in entries))
    enough = times_owed(deadline)
    if len(tally.done) >= enough:
        done_on = tally.done[enough - 1].on
        late = instance.due is not None and done_on > instance.due
        state = State.DONE_LATE if late else State.DONE
        return Verdict(state, tuple(tally.done), done_on, tally.closed, *rest)
    state = _open(deadline, instance, tally, as_of, final)
    aside = tally.aside.record if tally.aside else None
    return Verdict(state, tuple(tally.done), None, None, *rest, aside, _request(tally, state))


def times_owed(deadline: Deadline) -> int:
    """How often a duty is to be done on one occasion."""
    return (deadline.at_least or 1) if deadline.each else 1


class _Tally:
    """The records that count after those added so far."""

    def __init__(self, *, recurring: bool) -> None:
        self.recurring = recurring
        self.done: list[Record] = []
        self.closed: Record | None = None
        self.aside: DutyRecord | None = None
        self.request: DutyRecord | None = None
        self.begun = False
        self.reported = False
        self.last: Record | None = None
        self.reminded: list[Record] = []

    def add(self, entry: DutyRecord) -> None:
        act = MEANINGS[entry.record.status].act
        if act is Act.REMINDER:
            self.reminded.append(entry.record)
            return
        self.last = entry.record
        self.begun = self.begun or entry.record.since is not None
        if act is Act.ASIDE:
            self._set_aside(entry)
            return
        self.reported = True
        if act is Act.DONE:
            self.done.append(entry.record)
            self.aside = self.request = None
        elif act is Act.CLOSING:
            self.closed = entry.record
            self.done = self.done or [entry.record]
            self.aside = self.request = None
        elif act is Act.PROGRESS:
            self._go_on(entry)

    def _set_aside(self, entry: DutyRecord) -> None:
        """Take the office's decision, or the unit's request unless that day decided on it."""
        if entry.granted:
            self.aside, self.request = entry, None
        elif self.aside is None or self.aside.record.on < entry.record.on:
            self.request = entry

    def _go_on(self, entry: DutyRecord) -> None:
        self.begun = self.begun or entry.record.status != "未启动"
        if not entry.general or (self.aside and self.aside.general):
            self.aside = None
        if not entry.general or (self.request and self.request.general):
            self.request = None
        if not entry.general and not self.recurring:
            self.done.clear()
            self.closed = None


_NO_RECORDS = _Tally(recurring=False)
_SILENT = {state: Verdict(state, (), None, None, None, (), ()) for state in State}
"""The verdicts that rest on no record."""


def _open(
    deadline: Deadline, instance: Instance, tally: _Tally, as_of: date, final: date | None
) -> State:
    if tally.aside:
        met = tally.aside.record.status != "条件未成就"
        return State.NOT_APPLICABLE if met else State.WAITING
    if deadline.ongoing:
        silent = final is not None and as_of > final and not tally.reported
        return State.UNREPORTED if silent else State.ONGOING
    if instance.due is None:
        return State.ONGOING if deadline.when and tally.begun else State.WAITING
    return by_date(instance.due, as_of)


def _request(tally: _Tally, state: State) -> Record | None:
    """The request that is open; none where the state is already what it asks for."""
    record = tally.request.record if tally.request else None
    if record is None or state is State.NOT_APPLICABLE:
        return None
    return None if state is State.WAITING and record.status == "条件未成就" else record


def by_date(due: date, as_of: date) -> State:
    """The state of what is to be done by a date: overdue from the day after it."""
    left = (due - as_of).days
    if left < 0:
        return State.OVERDUE
    return State.DUE_SOON if left <= DUE_SOON_DAYS else State.PENDING


def evidence_of(records: Iterable[Record]) -> tuple[str, ...]:
    """The addresses given as evidence (佐证), each once, in order."""
    return tuple(dict.fromkeys(url for record in records for url in record.evidence))


def deliverer(verdicts: Sequence[Verdict]) -> int | None:
    """The place of the one among the units' verdicts that did it first; None while none has."""
    done = [place for place, verdict in enumerate(verdicts) if verdict.state in DONE_STATES]
    return min(done, key=lambda place: verdicts[place].done_on or date.max, default=None)


def shared(verdicts: Sequence[Verdict], giver: int) -> list[Verdict]:
    """The verdicts after one delivered for all: each keeps its own records, the outcome is shared.

    The office closes it out once, in whichever ledger.
    """
    outcome = verdicts[giver]
    closed = next((verdict.closed for verdict in verdicts if verdict.closed), None)
    return [
        replace(own, state=outcome.state, done=outcome.done, done_on=outcome.done_on, closed=closed)
        for own in verdicts
    ]
