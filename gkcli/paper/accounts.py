"""What the ledgers say, as a template can name it: records, standings and their counts."""

from collections.abc import Iterable
from datetime import date

from gkcli.frozen import frozen
from gkcli.model.state import State
from gkcli.status.completion import Counts
from gkcli.status.missing import Lack
from gkcli.status.ranking import GROUPS


@frozen
class RecordView:
    """One record of a ledger; ``note`` and ``by`` are "" where there is none.

    ``of_office`` is whether it is the office's word: a reminder, a closing out, an approval.
    """

    on: date
    status: str
    note: str
    evidence: tuple[str, ...]
    since: date | None
    period: str
    by: str
    of_office: bool


@frozen
class StandingView:
    """How one unit, by ``full_name`` in full, stands with one occasion of a duty on a day.

    ``origin`` is what imposes it where the text of no task does: 通知, 定期报送 or 整改.
    ``occasion`` names the period in words, ``period`` as ledgers do; "" where there is but one.
    ``state`` is one of the words 逾期, 未报, 临近, 未到期, 长期, 待条件, 迟完成, 完成, 不适用;
    ``done``, ``open`` and ``late`` say the same in three questions: is it done, is it still to be
    done, is or was it late. ``days`` counts calendar days: those left, or those that it is or was
    late by; None where no day is due. ``first_due`` is the day before an office granted more time,
    ``sent_back_on`` the one on which it took back what was reported done; None otherwise.
    ``delivered_by`` is the unit that delivered what several owe jointly, ``assumed`` why the unit
    is taken to owe it until somebody confirms that; "" for all else. ``status`` is the unit's or
    the office's last word, reminders apart. ``aside`` is the word for what an office set it aside
    as, ``request`` for what a unit asks and no office has decided on, "" otherwise. ``records``
    are all that speak of it, ``evidence`` the addresses given for what was done, ``reminders`` the
    days on which the office sent one, ``missing`` what is missing, in words.
    """

    task: int | None
    id: str
    what: str
    quote: str
    origin: str
    unit: str
    full_name: str
    occasion: str
    period: str
    due: date | None
    first_due: date | None
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
    delivered_by: str
    assumed: str
    status: str
    aside: str
    request: str
    sent_back_on: date | None
    records: tuple[RecordView, ...]
    evidence: tuple[str, ...]
    reminders: tuple[date, ...]
    missing: tuple[str, ...]

    @property
    def reports(self) -> tuple[RecordView, ...]:
        """The unit's own records among ``records``, without the office's."""
        return tuple(record for record in self.records if not record.of_office)

    @property
    def excused(self) -> bool:
        """Whether it is, or is asked to be, set aside, or its condition is said to be missing."""
        said = self.state in (State.WAITING.label, State.NOT_APPLICABLE.label) and self.reports
        return bool(self.aside or self.request not in ("", "延期") or said)

    @property
    def note(self) -> str:
        """The unit's last note that says anything, "" without one."""
        return next((record.note for record in reversed(self.reports) if record.note), "")


@frozen
class SlipView:
    """A reminder (催办单) that is due to be sent.

    ``level`` is 蓝 for what is due soon, 橙 for the first after the due day, 红 for those after an
    unanswered one. ``step`` is its place among the office's steps, 0 before the due day; ``name``
    is what that is called, ``aside`` what is said of it in brackets, ``next`` what comes after it,
    "" behind the last. ``number`` is the day and the
    slip's place among that day's, 0720-03; ``reminders`` are the days of the reminders sent before.
    It is to be answered ``answer_within`` so long, by ``answer_by``. ``others`` owe the same
    jointly. ``sender`` is the registered office that sends it, ``contact`` whom to ask, with the
    telephone, ``signer`` who signs; each "" where unknown.
    """

    level: str
    step: int
    name: str
    aside: str
    next: str
    number: str
    standing: StandingView
    title: str
    requirement: str
    report_to: str
    publish_on: str
    reminders: tuple[date, ...]
    answer_within: str
    answer_by: date
    others: tuple[str, ...]
    sender: str
    contact: str
    signer: str


@frozen
class LaggingView:
    """Units that are late with the same things, and these, as they stand with the first unit."""

    units: tuple[str, ...]
    overdue: tuple[StandingView, ...]


@frozen
class AccountView:
    """One unit's account: its standings, in document order, and their counts.

    ``silent`` is whether the unit itself has recorded nothing at all. By all that it owes it has
    the ``rank`` among the ``ranked`` of its ``group``, 0 where it is not ranked; ``ahead`` is
    whether it is one of those that are well ahead.
    """

    unit: str
    full_name: str
    counts: Counts
    standings: tuple[StandingView, ...]
    silent: bool
    group: str
    rank: int
    ranked: int
    ahead: bool

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


def leading(accounts: Iterable[AccountView]) -> tuple[AccountView, ...]:
    """The units that are well ahead, group after group, each in the order of its ranks."""
    ahead = [account for account in accounts if account.ahead]
    return tuple(sorted(ahead, key=lambda a: (GROUPS.index(a.group), a.rank)))
