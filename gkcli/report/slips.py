"""Which reminders are due to be sent, and in which of three colours.

Source: the practice of 三色督办单 (blue reminds, orange warns, red where that was not heeded).
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from gkcli.report.account_builder import Accounts
from gkcli.report.accounts import SlipView
from gkcli.schedule.standings import Snapshot, Standing
from gkcli.schedule.state import State

_RANK = "红橙蓝"
_Occasion = tuple[str, str, str, date | None]


def due_slips(snapshot: Snapshot, accounts: Accounts) -> Iterator[SlipView]:
    """Every reminder due on the snapshot's day: the gravest first, then the longest overdue.

    Numbers follow the order of the day's morning, so that what is recorded in its course, the
    sending of reminders above all, leaves every slip of that day its number.
    """
    due = {_occasion(standing): standing for standing in snapshot if level_of(standing)}
    morning = [_occasion(standing) for standing in _ranked(_morning(snapshot))]
    order = dict.fromkeys([*morning, *map(_occasion, _ranked(due.values()))])
    for number, occasion in enumerate(order, 1):
        if occasion in due:
            yield _slip(due[occasion], f"{snapshot.as_of:%m%d}-{number:02d}", accounts)


def level_of(standing: Standing) -> str:
    """The colour of the reminder that is due, "" where none is."""
    due = standing.instance.due
    if due is None or standing.state not in (State.DUE_SOON, State.OVERDUE):
        return ""
    if standing.state is State.DUE_SOON:
        return "蓝"
    return "红" if any(due < day for day in _reminded(standing)) else "橙"


def _morning(snapshot: Snapshot) -> Snapshot:
    """The snapshot without what was recorded on its day."""
    ledgers = snapshot.ledgers.items()
    if all(record.on != snapshot.as_of for _, records in ledgers for record in records):
        return snapshot
    before = {
        unit: [record for record in records if record.on < snapshot.as_of]
        for unit, records in ledgers
    }
    return replace(snapshot, ledgers=before)


def _ranked(standings: Iterable[Standing]) -> list[Standing]:
    due = [standing for standing in standings if level_of(standing)]
    return sorted(due, key=lambda s: (_RANK.index(level_of(s)), s.days_left or 0))


def _occasion(standing: Standing) -> _Occasion:
    instance = standing.instance
    return standing.duty.deadline.id, standing.unit.name, instance.period, instance.since


def _reminded(standing: Standing) -> tuple[date, ...]:
    return tuple(r.on for r in standing.verdict.reminded if r.on < standing.as_of)


def _slip(standing: Standing, number: str, accounts: Accounts) -> SlipView:
    task, deadline = standing.duty.task, standing.duty.deadline
    return SlipView(
        level=level_of(standing),
        number=number,
        standing=accounts.standing(standing),
        title=task.title if task else "",
        requirement=task.requirement if task else deadline.quote,
        report_to=deadline.report_to or "",
        publish_on=deadline.publish_on or "",
        reminders=_reminded(standing),
    )
