"""What stands in a calendar: one entry for each occasion of a duty that has a due date."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from gkcli.frozen import frozen
from gkcli.model.directory import Party
from gkcli.model.state import DATED_STATES, DONE_STATES, State
from gkcli.model.units import Unit
from gkcli.office.calendar.details import details_of, link_of, owing
from gkcli.status.deadlines import Occurrence
from gkcli.status.duties import Duty
from gkcli.status.standings import Snapshot
from gkcli.status.verdict import times_owed
from gkcli.status.wording import occasion_words

_MOST_NAMED = 2

PageOf = Callable[[Duty], str]
"""The address of a page that tells of a duty; "" where there is none."""


@frozen
class CalendarEntry:
    """One occasion as a calendar shows it.

    ``key`` tells it from all others, whatever order tasks, units and records stand in. Where the
    calendar is public, ``state`` and ``done_on`` are None and ``percent`` is 0. ``tentative`` is
    whether nobody has confirmed yet that it is owed, or its condition is not fulfilled. The alarm
    is on a working day; there is none for what is done or past.
    """

    key: tuple[str, ...]
    title: str
    due: date
    alarm_on: date | None
    details: tuple[str, ...]
    link: str
    tentative: bool
    state: State | None
    begun: bool
    percent: int
    done_on: date | None


def calendar_entries(
    owed: Iterable[Occurrence],
    snapshot: Snapshot,
    party: Party | None,
    *,
    public: bool,
    ahead: int,
    page_of: PageOf,
) -> list[CalendarEntry]:
    """The entries for occasions; what has no date (it goes on, or waits for an event) has none.

    Alarms ring ``ahead`` calendar days before, on the last working day until then.
    """
    view = _View(snapshot, party, public, ahead, page_of)
    return [_entry(one, one.instance.due, view) for one in owed if one.instance.due]


class _View(NamedTuple):
    snapshot: Snapshot
    party: Party | None
    public: bool
    ahead: int
    page_of: PageOf


def _entry(occurrence: Occurrence, due: date, view: _View) -> CalendarEntry:
    snapshot, party, public = view.snapshot, view.party, view.public
    instance, standings = occurrence.instance, occurrence.standings
    days = [s.verdict.done_on for s in standings if s.verdict.done_on]
    done = occurrence.state in DONE_STATES
    duty = occurrence.duty
    # Two ledgers may call different things to be put right alike.
    whose = f"@{duty.units[0].name}" if duty.opened else ""
    return CalendarEntry(
        key=(
            snapshot.table.notice.number,
            f"{duty.deadline.id}{whose}",
            party.name if party else "",
            instance.period,
            str(instance.since or ""),
        ),
        title=_title(occurrence, party),
        due=due,
        alarm_on=_alarm_on(due, occurrence.state, view),
        details=tuple(details_of(occurrence, snapshot, party, public=public)),
        link=view.page_of(duty) or ("" if public else link_of(occurrence)),
        tentative=occurrence.state is State.WAITING,
        state=None if public else occurrence.state,
        begun=not public and any(s.status == "推进中" for s in standings),
        percent=0 if public else _percent(occurrence),
        done_on=max(days, default=None) if done and not public else None,
    )


def _alarm_on(due: date, state: State, view: _View) -> date | None:
    if state not in DATED_STATES or due < view.snapshot.as_of:
        return None
    return view.snapshot.workdays.last_on_or_before(due - timedelta(view.ahead))


def _title(occurrence: Occurrence, party: Party | None) -> str:
    """What is to be done, which time of the year, and by whom where the calendar is not theirs."""
    duty = occurrence.duty
    which = occasion_words(duty.deadline, occurrence.instance).replace(" ", "")
    who = "" if isinstance(party, Unit) else _some(owing(occurrence))
    more = "，".join(filter(None, (which, who)))
    return f"{duty.deadline.what}（{more}）" if more else duty.deadline.what


def _some(names: Sequence[str]) -> str:
    more = "等" if len(names) > _MOST_NAMED else ""
    return f"{'、'.join(names[:_MOST_NAMED])}{more}"


def _percent(occurrence: Occurrence) -> int:
    """How much is done, in whole percent, 100 only where all is."""
    wanted = [s for s in occurrence.standings if s.state is not State.NOT_APPLICABLE]
    times = times_owed(occurrence.duty.deadline)
    if not wanted:
        return 0
    done = sum(times if s.state in DONE_STATES else min(len(s.verdict.done), times) for s in wanted)
    return 100 * done // (times * len(wanted))
