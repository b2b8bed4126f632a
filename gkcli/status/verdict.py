"""How one occasion of a duty stands after what was recorded about it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from gkcli.model.deadline import Deadline
from gkcli.model.record import Record
from gkcli.model.state import DONE_STATES, DUE_SOON_DAYS, State
from gkcli.model.statuses import SETS_ASIDE
from gkcli.status.due import Instance
from gkcli.status.ledger import DutyRecord


@dataclass(frozen=True, slots=True)
class Verdict:
    """The state of an occasion, and the records that it rests on.

    ``done`` are the unit's records that count towards it, ``closed`` the office's that closed
    it out (销号), ``reminded`` those of reminders (催办) that it sent; ``last`` is the last one of
    all but those; ``heard`` are all that speak of it, in order. ``aside`` is the office's that
    set it aside, ``request`` the unit's that asks for it and has not been decided on.
    """

    state: State
    done: tuple[Record, ...]
    done_on: date | None
    closed: Record | None
    last: Record | None
    reminded: tuple[Record, ...]
    heard: tuple[Record, ...]
    aside: Record | None = None
    request: Record | None = None


def judge(
    deadline: Deadline,
    instance: Instance,
    words: Sequence[DutyRecord],
    as_of: date,
    final: date | None = None,
) -> Verdict:
    """The verdict on a day from the words said up to it.

    ``final`` is the day by which the notice wants to hear of the whole year's work: what goes on
    all year and was not reported on by then is unreported (未报).

    Done by the unit and closed out by the office are two stages; closing out what nobody
    reported as done counts as both. The last word holds: a unit that goes on (推进中, 受阻,
    未启动) takes back that it was done, except for a recurring duty, where each 已完成 is one
    time more and stays. A word that sets aside (条件未成就, 不适用, 结转) concerns what is open
    only, and only where an office says it; of the unit it is a request, which changes nothing, as
    does a reminder.
    """
    said = _Said(recurring=deadline.each is not None)
    for word in words:
        said.hear(word)
    said_last = (said.last, tuple(said.reminded), tuple(word.record for word in words))
    enough = times_owed(deadline)
    if len(said.done) >= enough:
        done_on = said.done[enough - 1].on
        late = instance.due is not None and done_on > instance.due
        state = State.DONE_LATE if late else State.DONE
        return Verdict(state, tuple(said.done), done_on, said.closed, *said_last)
    state = _open(deadline, instance, said, as_of, final)
    aside = said.aside.record if said.aside else None
    return Verdict(state, tuple(said.done), None, None, *said_last, aside, _request(said, state))


def times_owed(deadline: Deadline) -> int:
    """How often a duty is to be done on one occasion."""
    return (deadline.at_least or 1) if deadline.each else 1


class _Said:
    """What remains of the words said so far."""

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

    def hear(self, word: DutyRecord) -> None:
        status = word.record.status
        if status == "已催办":
            self.reminded.append(word.record)
            return
        self.last = word.record
        self.begun = self.begun or word.record.since is not None
        if status in SETS_ASIDE:
            self._set_aside(word)
            return
        self.reported = True
        if status == "已完成":
            self.done.append(word.record)
            self.aside = self.request = None
        elif status == "已销号":
            self.closed = word.record
            self.done = self.done or [word.record]
            self.aside = self.request = None
        else:
            self._go_on(word)

    def _set_aside(self, word: DutyRecord) -> None:
        """Take the office's word, or note the unit's request unless that day has decided on it."""
        if word.granted:
            self.aside, self.request = word, None
        elif self.aside is None or self.aside.record.on < word.record.on:
            self.request = word

    def _go_on(self, word: DutyRecord) -> None:
        self.begun = self.begun or word.record.status != "未启动"
        if not word.general or (self.aside and self.aside.general):
            self.aside = None
        if not word.general or (self.request and self.request.general):
            self.request = None
        if not word.general and not self.recurring:
            self.done.clear()
            self.closed = None


def _open(
    deadline: Deadline, instance: Instance, said: _Said, as_of: date, final: date | None
) -> State:
    if said.aside:
        met = said.aside.record.status != "条件未成就"
        return State.NOT_APPLICABLE if met else State.WAITING
    if deadline.ongoing:
        silent = final is not None and as_of > final and not said.reported
        return State.UNREPORTED if silent else State.ONGOING
    if instance.due is None:
        return State.ONGOING if deadline.when and said.begun else State.WAITING
    return by_date(instance.due, as_of)


def _request(said: _Said, state: State) -> Record | None:
    """What is asked for, unless it is so already: what waits need not be granted to wait."""
    record = said.request.record if said.request else None
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
    """The verdicts after one delivered for all: each keeps its own words, the outcome is shared.

    The office closes it out once, in whichever ledger.
    """
    outcome = verdicts[giver]
    closed = next((verdict.closed for verdict in verdicts if verdict.closed), None)
    return [
        replace(own, state=outcome.state, done=outcome.done, done_on=outcome.done_on, closed=closed)
        for own in verdicts
    ]
