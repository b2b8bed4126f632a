"""Reminders (催办): which are due on a day, what step each is, which wait for an answer."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from gkcli.frozen import replace
from gkcli.model.office import ReminderRules
from gkcli.model.state import DUE_SOON_DAYS, State
from gkcli.model.statuses import MEANINGS
from gkcli.model.units import Unit
from gkcli.status.due import last_day
from gkcli.status.standings import Snapshot, Standing
from gkcli.status.workdays import Workdays

AHEAD = "提醒单"
"""What a reminder is called that is sent before the day."""


class SentReminder(NamedTuple):
    """A reminder that was sent, until when it was to be answered, and whether it was."""

    on: date
    answer_by: date
    answered: bool


class Reminder(NamedTuple):
    """A reminder that is due to be sent.

    ``step`` is its place among the office's ``steps``, 0 for one before the day. ``number`` is the
    day and its place among that day's, ``0720-03``; ``sent`` are those before it, ``answer_by`` is
    until when it is to be answered. ``others`` owe the same thing jointly.
    """

    standing: Standing
    step: int
    number: str
    sent: tuple[SentReminder, ...]
    answer_by: date
    others: tuple[Unit, ...]

    @property
    def level(self) -> str:
        """Its colour: 蓝 before the day, 橙 for the first step, 红 for those after it."""
        return "蓝橙红"[min(self.step, 2)]

    @property
    def sent_today(self) -> bool:
        """Whether it was recorded as sent on its day already."""
        standing = self.standing
        return any(record.on == standing.as_of for record in standing.verdict.reminded)


class AwaitedAnswer(NamedTuple):
    """What is overdue and was reminded of, while the unit still has time to answer."""

    standing: Standing
    sent: SentReminder


def step_name(step: int, rules: ReminderRules) -> str:
    """What a reminder of a step is called."""
    return steps_of(rules)[step - 1] if step else AHEAD


def steps_of(rules: ReminderRules) -> tuple[str, ...]:
    """The steps one after another; a single one where the office wants none beyond it."""
    return rules.steps or ("催办单",)


def sender_of(snapshot: Snapshot) -> str:
    """The office that sends reminders: the first that is registered, "" where none is."""
    known = snapshot.directory.get
    return next((name for name in snapshot.offices.names if isinstance(known(name), Unit)), "")


def reminders(snapshot: Snapshot) -> Iterator[Reminder]:
    """Every reminder due on the snapshot's day: the gravest first, then the longest overdue.

    Numbers follow the order of the day's morning, so that what is recorded in its course, the
    sending of reminders above all, leaves every one of that day its number.
    """
    due = {_occasion(standing): (standing, step) for standing, step in _ranked(snapshot)}
    morning = [_occasion(standing) for standing, _ in _ranked(_morning(snapshot))]
    rules, day = snapshot.rules.reminder, snapshot.as_of
    answer_by = last_day(day, rules.answer_within, snapshot.workdays) if due else day
    for number, occasion in enumerate(dict.fromkeys([*morning, *due]), 1):
        if occasion in due:
            standing, step = due[occasion]
            duty = standing.duty
            yield Reminder(
                standing,
                step,
                f"{day:%m%d}-{number:02d}",
                sent_before(standing, rules, snapshot.workdays),
                answer_by,
                tuple(u for u in duty.units if u != standing.unit) if duty.joint else (),
            )


def awaited(snapshot: Snapshot) -> Iterator[AwaitedAnswer]:
    """What was reminded of once it was overdue, and may still be answered on the day."""
    for standing in snapshot:
        if standing.state is State.OVERDUE:
            sent = _when_late(standing, _sent(standing, snapshot.rules.reminder, snapshot.workdays))
            if sent and snapshot.as_of <= sent[-1].answer_by:
                yield AwaitedAnswer(standing, sent[-1])


def sent_before(
    standing: Standing, rules: ReminderRules, workdays: Workdays
) -> tuple[SentReminder, ...]:
    """The reminders that were sent before the day of the standing."""
    return tuple(s for s in _sent(standing, rules, workdays) if s.on < standing.as_of)


def _sent(standing: Standing, rules: ReminderRules, workdays: Workdays) -> tuple[SentReminder, ...]:
    verdict = standing.verdict
    said = [r.on for r in verdict.records if not MEANINGS[r.status].of_office]
    days = sorted({record.on for record in verdict.reminded})
    found = ((day, last_day(day, rules.answer_within, workdays)) for day in days)
    return tuple(
        SentReminder(day, until, any(day <= on <= until for on in said)) for day, until in found
    )


def _when_late(standing: Standing, sent: Iterable[SentReminder]) -> list[SentReminder]:
    due = standing.instance.due
    return [one for one in sent if due is not None and one.on > due]


def step_due(standing: Standing, rules: ReminderRules, workdays: Workdays) -> int | None:
    """The step that is due on the day of the standing, 0 before its due day; None for none.

    One step after each reminder that went unanswered, and none while there is time to answer the
    last. What the unit recorded in that time is an answer.
    """
    due, day = standing.instance.due, standing.as_of
    if due is None or standing.state not in (State.DUE_SOON, State.OVERDUE):
        return None
    sent = sent_before(standing, rules, workdays)
    if standing.state is State.DUE_SOON:
        return None if any((due - one.on).days <= DUE_SOON_DAYS for one in sent) else 0
    late = _when_late(standing, sent)
    if late and day <= late[-1].answer_by:
        return None
    return min(sum(not one.answered for one in late) + 1, len(steps_of(rules)))


def _ranked(snapshot: Snapshot) -> list[tuple[Standing, int]]:
    rules, workdays = snapshot.rules.reminder, snapshot.workdays
    steps = ((standing, step_due(standing, rules, workdays)) for standing in snapshot)
    due = [(standing, step) for standing, step in steps if step is not None]
    return sorted(due, key=lambda one: (-one[1], one[0].days_left or 0))


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


_Occasion = tuple[str, str, str, date | None]


def _occasion(standing: Standing) -> _Occasion:
    instance = standing.instance
    return standing.duty.deadline.id, standing.unit.name, instance.period, instance.since
