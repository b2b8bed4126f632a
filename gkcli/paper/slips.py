"""Standings, accounts and reminders (催办单) as a template can name them."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from gkcli.model.office import OfficeRules
from gkcli.model.record import Record
from gkcli.model.state import DONE_STATES, State
from gkcli.model.statuses import OFFICES
from gkcli.model.units import Unit
from gkcli.paper.accounts import AccountView, RecordView, SlipView, StandingView
from gkcli.paper.wording import closed_up, limit_in_words, occasion_in_words
from gkcli.status.completion import count
from gkcli.status.missing import missing
from gkcli.status.ranking import Ranking, group_of, ranking
from gkcli.status.reminders import Reminder, reminders, sender_of, step_name, steps_of
from gkcli.status.standings import Snapshot, Standing, by_unit
from gkcli.status.verdict import evidence_of
from gkcli.status.wording import origin_words, span_words

_OPEN = (State.OVERDUE, State.UNREPORTED, State.DUE_SOON, State.PENDING, State.ONGOING)
_LATE = (State.OVERDUE, State.DONE_LATE)


class Accounts:
    """Tells standings to templates.

    Where it is ``discreet``, nobody is named who is late or silent: what is told one by one was
    done in time.
    """

    def __init__(self, snapshot: Snapshot, *, discreet: bool) -> None:
        self._snapshot = snapshot
        self._discreet = discreet
        self._told: dict[int, StandingView] = {}

    def standings(self, standings: Iterable[Standing]) -> tuple[StandingView, ...]:
        """Some standings one by one."""
        return tuple(
            self.standing(one) for one in standings if not self._discreet or one.state is State.DONE
        )

    def standing(self, standing: Standing) -> StandingView:
        """One standing."""
        # By identity: the snapshot keeps its standings, and they are as long as their texts.
        told = self._told.get(id(standing))
        if told is None:
            told = self._told[id(standing)] = self._tell(standing)
        return told

    def _tell(self, standing: Standing) -> StandingView:
        duty, verdict, instance = standing.duty, standing.verdict, standing.instance
        due = instance.due
        return StandingView(
            task=duty.task.number if duty.task else None,
            id=duty.deadline.id,
            what=duty.deadline.what,
            quote=duty.deadline.quote or duty.deadline.what,
            origin=origin_words(duty),
            unit=standing.unit.name,
            full_name=standing.unit.full_name or standing.unit.name,
            occasion=occasion_in_words(duty.deadline, instance),
            period=instance.period,
            due=due,
            first_due=instance.first_due,
            last_workday=self._snapshot.workdays.last_on_or_before(due) if due else None,
            since=instance.since,
            limit="" if duty.implied else limit_in_words(duty.deadline),
            state=standing.state.label,
            done=standing.state in DONE_STATES,
            open=standing.state in _OPEN,
            late=standing.state in _LATE,
            days=_days(standing),
            done_on=verdict.done_on,
            closed_on=verdict.closed.on if verdict.closed else None,
            delivered_by=standing.delivered_by.name if standing.delivered_by else "",
            assumed=standing.assumption,
            status=standing.status,
            aside=verdict.excuse or "",
            request=verdict.requested or "",
            sent_back_on=verdict.sent_back.on if verdict.sent_back else None,
            records=tuple(map(self.record, verdict.records)),
            evidence=evidence_of(verdict.done),
            reminders=tuple(record.on for record in verdict.reminded),
            missing=tuple(closed_up(lack.words) for lack in missing(standing)),
        )

    def record(self, record: Record) -> RecordView:
        """One record."""
        return RecordView(
            on=record.on,
            status=record.status,
            note=record.note or "",
            evidence=record.evidence,
            since=record.since,
            period=record.period or "",
            by=record.by or "",
            of_office=record.status in OFFICES or self._snapshot.offices.grants(record),
        )

    def account(self, unit: Unit, own: Sequence[Standing]) -> AccountView:
        """One unit's account from its standings."""
        rank = self._ranking.of(unit)
        return AccountView(
            unit=unit.name,
            full_name=unit.full_name or unit.name,
            counts=count(own),
            standings=self.standings(own),
            silent=not self._snapshot.ledger(unit).reported,
            group=group_of(unit),
            rank=rank.place if rank else 0,
            ranked=rank.among if rank else 0,
            ahead=rank is not None and rank.ahead,
        )

    @cached_property
    def _ranking(self) -> Ranking:
        return ranking(self._snapshot)

    def by_unit(self, standings: Iterable[Standing]) -> tuple[AccountView, ...]:
        """The account of every unit that owes something, in the registry's order."""
        own = by_unit(standings)
        units = self._snapshot.directory.registry.units
        told = (self.account(unit, own[unit.name]) for unit in units if unit.name in own)
        return tuple(one for one in told if not (self._discreet and _shames(one)))


def _shames(account: AccountView) -> bool:
    """Whether it says of a unit that it is or was late, or silent."""
    return bool(account.silent or account.counts.overdue or account.counts.done_late)


def _days(standing: Standing) -> int | None:
    due, done_on = standing.instance.due, standing.verdict.done_on
    if standing.state is State.DONE_LATE and due and done_on:
        return (done_on - due).days
    return None if standing.days_left is None else abs(standing.days_left)


def due_slips(snapshot: Snapshot, accounts: Accounts) -> Iterator[SlipView]:
    """Every reminder due on the snapshot's day, in the order of ``reminders``."""
    sender = sender_of(snapshot)
    for reminder in reminders(snapshot):
        yield _slip(reminder, snapshot.rules, sender, accounts)


def _slip(reminder: Reminder, rules: OfficeRules, sender: str, accounts: Accounts) -> SlipView:
    task, deadline = reminder.standing.duty.task, reminder.standing.duty.deadline
    name, _, aside = step_name(reminder.step, rules.reminder).removesuffix("）").partition("（")
    contact, steps = rules.contact, steps_of(rules.reminder)
    return SlipView(
        level=reminder.level,
        step=reminder.step,
        name=name or aside,
        aside=aside,
        next=(*steps[reminder.step :], "")[0].partition("（")[0] if reminder.step else "",
        number=reminder.number,
        standing=accounts.standing(reminder.standing),
        title=task.title if task else "",
        requirement=task.requirement if task else deadline.quote or deadline.what,
        report_to=deadline.report_to or "",
        publish_on=deadline.publish_on or "",
        reminders=tuple(sent.on for sent in reminder.sent),
        answer_within=closed_up(span_words(rules.reminder.answer_within)),
        answer_by=reminder.answer_by,
        others=tuple(unit.name for unit in reminder.others),
        sender=sender,
        contact=" ".join(filter(None, (contact.name, contact.phone))) if contact else "",
        signer=rules.signer or "",
    )
