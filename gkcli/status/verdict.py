"""Judges one occasion of a duty: its state from the records about it and the day."""

from collections.abc import Iterable, Sequence
from datetime import date

from gkcli.frozen import frozen, replace
from gkcli.model.deadline import Deadline
from gkcli.model.record import Record
from gkcli.model.state import DONE_STATES, DUE_SOON_DAYS, State
from gkcli.model.statuses import MEANINGS, Matter
from gkcli.status.counted_records import CountedRecords
from gkcli.status.due import Instance
from gkcli.status.ledger import DutyRecord


@frozen
class Verdict:
    """The state of an occasion, and the records that it rests on.

    ``done`` are the unit's records that count towards it, ``closed`` the office's that closed
    it out (销号), ``reminded`` those of reminders (催办) that it sent; ``last`` is the last one of
    all but those; ``records`` are all that are about it, in order. ``aside`` is the office's that
    set it aside, ``request`` the unit's that asks for something and has not been decided on,
    ``extended`` the office's that granted more time, ``sent_back`` the one that took back what was
    reported done, until that is reported again.
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
    extended: Record | None = None
    sent_back: Record | None = None

    @property
    def requested(self) -> Matter | None:
        """What the unit asks for and no office has decided on."""
        return MEANINGS[self.request.status].matter if self.request else None

    @property
    def excuse(self) -> Matter | None:
        """As what an office set it aside."""
        return MEANINGS[self.aside.status].matter if self.aside else None


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
    time more and stays; an office that sends back (退回) takes back all that was done on the
    occasion. Setting aside (条件未成就, 不适用, 结转) concerns what is open only, and like more
    time (延期) it holds only where an office granted it; from the unit it is a request, which
    changes nothing. Nor does a reminder, nor an office's word that is not an office's.
    """
    if not entries:
        return _SILENT[_open(deadline, instance.due, _NO_RECORDS, as_of, final)]
    counted = CountedRecords(deadline).add_all(entries)
    due = instance.put_off(counted.extended.until).due if counted.extended else instance.due
    completion = _completion(deadline, counted)
    if completion is None:
        state = _open(deadline, due, counted, as_of, final)
        asked = _request(counted, state)
    else:
        state = State.DONE_LATE if due is not None and completion.on > due else State.DONE
        asked = None
    return Verdict(
        state,
        tuple(counted.done),
        completion.on if completion else None,
        counted.closed if completion else None,
        counted.last,
        tuple(counted.reminded),
        tuple(entry.record for entry in entries),
        aside=counted.aside.record if counted.aside and not completion else None,
        request=asked,
        extended=counted.extended,
        sent_back=counted.sent_back if not completion else None,
    )


def _completion(deadline: Deadline, counted: CountedRecords) -> Record | None:
    """The record with which the occasion was done as often as it is owed; None while it is not.

    A nil report stands for all times.
    """
    enough = times_owed(deadline)
    times = enumerate(counted.done, 1)
    return next((r for n, r in times if n >= enough or r.status == "零报告"), None)


def times_owed(deadline: Deadline) -> int:
    """How often a duty is to be done on one occasion."""
    return (deadline.at_least or 1) if deadline.each else 1


_NO_RECORDS = CountedRecords(Deadline(id="-", what="-", quote="-", ongoing=True))
_SILENT = {state: Verdict(state, (), None, None, None, (), ()) for state in State}
"""The verdicts that rest on no record."""


def _open(
    deadline: Deadline, due: date | None, counted: CountedRecords, as_of: date, final: date | None
) -> State:
    if counted.aside:
        met = MEANINGS[counted.aside.record.status].matter != "条件未成就"
        return State.NOT_APPLICABLE if met else State.WAITING
    if deadline.ongoing:
        silent = final is not None and as_of > final and not counted.reported
        return State.UNREPORTED if silent else State.ONGOING
    if due is None:
        return State.ONGOING if deadline.when and counted.begun else State.WAITING
    return by_date(due, as_of)


def _request(counted: CountedRecords, state: State) -> Record | None:
    """The request that is open; none where the state is already what it asks for."""
    record = counted.request.record if counted.request else None
    if record is None or state is State.NOT_APPLICABLE:
        return None
    waits = MEANINGS[record.status].matter == "条件未成就"
    return None if state is State.WAITING and waits else record


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
