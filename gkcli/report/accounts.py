"""What the ledgers say, as a template can name it: records, standings and their counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gkcli.model.ledger import OFFICES
from gkcli.schedule.missing import Lack


@dataclass(frozen=True, slots=True)
class RecordView:
    """One record of a ledger; ``note`` and ``by`` are "" where there is none."""

    on: date
    status: str
    note: str
    evidence: tuple[str, ...]
    since: date | None
    period: str
    by: str


@dataclass(frozen=True, slots=True)
class StandingView:
    """How one unit, by ``full_name`` in full, stands with one occasion of a duty on a day.

    ``occasion`` names the period in words, ``period`` as ledgers do; "" where there is but one.
    ``state`` is one of the words 逾期, 临近, 未到期, 长期, 待条件, 迟完成, 完成, 不适用;
    ``done``, ``open`` and ``late`` say the same in three questions: is it done, is it still to be
    done, is or was it late. ``days`` counts calendar days: those left, or those that it is or was
    late by; None where no day is due. ``status`` is the unit's or the office's last word, reminders
    apart. ``records`` are all that speak of it, ``evidence`` the addresses given for what was done,
    ``reminders`` the days on which the office sent one, ``missing`` what is missing, in words.
    """

    task: int | None
    id: str
    what: str
    quote: str
    unit: str
    full_name: str
    occasion: str
    period: str
    due: date | None
    last_workday: date | None
    since: date | None
    limit: str
    state: str
    done: bool
    open: bool
    late: bool
    days: int | None
    done_on: date | None
    closed_on: date | None
    status: str
    records: tuple[RecordView, ...]
    evidence: tuple[str, ...]
    reminders: tuple[date, ...]
    missing: tuple[str, ...]

    @property
    def reports(self) -> tuple[RecordView, ...]:
        """The unit's own records among ``records``, without the office's."""
        return tuple(record for record in self.records if record.status not in OFFICES)

    @property
    def note(self) -> str:
        """The unit's last note that says anything, "" without one."""
        return next((record.note for record in reversed(self.reports) if record.note), "")


@dataclass(frozen=True, slots=True)
class SlipView:
    """A reminder (催办单) that is due to be sent.

    ``level`` is 蓝 for what is due soon, 橙 for what is overdue, 红 for what is still overdue
    after a reminder sent when it already was. ``number`` is the day and the slip's place among
    that day's, 0720-03; ``reminders`` are the days of the reminders sent before.
    """

    level: str
    number: str
    standing: StandingView
    title: str
    requirement: str
    report_to: str
    publish_on: str
    reminders: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class CountView:
    """Standings counted; each is in exactly one of the numbers after ``total``.

    ``done`` is ``on_time`` and ``done_late`` together; ``open`` is to be done and not late yet.
    ``closed`` are those of ``done`` that the office has closed out. ``least`` is whether there are
    more, of units that the registry does not hold.
    """

    total: int
    on_time: int
    done_late: int
    overdue: int
    open: int
    waiting: int
    not_applicable: int
    closed: int
    least: bool = False

    @property
    def done(self) -> int:
        """What is done, on time or late."""
        return self.on_time + self.done_late

    @property
    def owed(self) -> int:
        """What is to be counted on: all but what waits for its condition or does not apply."""
        return self.total - self.waiting - self.not_applicable

    @property
    def share(self) -> float:
        """The same as a number from 0 to 1, to sort by; 0 where nothing is owed."""
        return self.done / self.owed if self.owed else 0.0

    @property
    def rate(self) -> str:
        """Done of what is owed in percent with one decimal, "" where nothing is owed."""
        return f"{100 * self.done / self.owed:.1f}%" if self.owed else ""


@dataclass(frozen=True, slots=True)
class LaggingView:
    """Units that are late with the same things, and these, as they stand with the first unit."""

    units: tuple[str, ...]
    overdue: tuple[StandingView, ...]


@dataclass(frozen=True, slots=True)
class AccountView:
    """One unit's account: its standings, in document order, and their counts.

    ``silent`` is whether the unit itself has recorded nothing at all.
    """

    unit: str
    full_name: str
    counts: CountView
    standings: tuple[StandingView, ...]
    silent: bool

    @property
    def overdue(self) -> tuple[StandingView, ...]:
        """What is overdue, the longest first."""
        late = (s for s in self.standings if s.late and not s.done)
        return tuple(sorted(late, key=lambda s: -(s.days or 0)))

    @property
    def unproven(self) -> tuple[StandingView, ...]:
        """What is done without evidence, and not closed out all the same."""
        return tuple(s for s in self.standings if Lack.EVIDENCE.label in s.missing)


def lagging(accounts: Iterable[AccountView]) -> tuple[LaggingView, ...]:
    """The units with something overdue, the most first; those late with the same told once."""
    alike: dict[tuple[object, ...], list[AccountView]] = {}
    for account in accounts:
        late = tuple((s.id, s.period, s.since, s.days, s.reminders) for s in account.overdue)
        if late:
            alike.setdefault(late, []).append(account)
    found = (LaggingView(tuple(a.unit for a in own), own[0].overdue) for own in alike.values())
    return tuple(sorted(found, key=lambda group: -len(group.overdue)))
