"""What is to be done on a day, by a unit or by the office, the most pressing first."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

from gkcli.frozen import frozen
from gkcli.model.directory import Party
from gkcli.model.state import DATED_STATES, State
from gkcli.status.deadlines import by_due
from gkcli.status.missing import Lack, missing
from gkcli.status.standings import Snapshot, Standing

AHEAD = 5
"""How many working days ahead something counts as to be done now."""


class AgendaHeading(StrEnum):
    """Why something is to be done now, in the order in which it presses."""

    LATE = "late"
    SENT_BACK = "sent_back"
    RECTIFY = "rectify"
    DUE = "due"
    DECIDE = "decide"
    CHECK = "check"
    PROVE = "prove"

    @property
    def label(self) -> str:
        """Its Chinese name, the heading of a page."""
        return _LABELS[self]


_LABELS = {
    AgendaHeading.LATE: "逾期、未报",
    AgendaHeading.SENT_BACK: "被退回",
    AgendaHeading.RECTIFY: "整改",
    AgendaHeading.DUE: "快到期",
    AgendaHeading.DECIDE: "等核准",
    AgendaHeading.CHECK: "等销号",
    AgendaHeading.PROVE: "缺佐证",
}
_ORDER = {heading: place for place, heading in enumerate(AgendaHeading)}
_LATE = frozenset({State.OVERDUE, State.UNREPORTED})
_OFFICE_ALONE = frozenset({AgendaHeading.DECIDE, AgendaHeading.CHECK})
_TOGETHER = frozenset({AgendaHeading.LATE, AgendaHeading.DUE, AgendaHeading.CHECK})


@frozen
class AgendaEntry:
    """One thing to be done, and how the units stand with it: one unit or more, one occasion."""

    heading: AgendaHeading
    standings: tuple[Standing, ...]

    @property
    def first(self) -> Standing:
        """The first of its standings; what they are about is the same for all."""
        return self.standings[0]


@frozen
class Agenda:
    """What is to be done as of a day; ``party`` is whose turn it is, None for the office.

    ``until`` is the last day of what counts as due now, ``next_due`` what falls due first of all
    that is not on the list.
    """

    now: Snapshot
    party: Party | None
    until: date
    entries: tuple[AgendaEntry, ...]
    next_due: Standing | None

    def of(self, heading: AgendaHeading) -> tuple[AgendaEntry, ...]:
        """The entries of one heading."""
        return tuple(entry for entry in self.entries if entry.heading is heading)


def agenda(now: Snapshot, party: Party | None = None, ahead: int = AHEAD) -> Agenda:
    """What units have to do, or what the office has to see to, within some working days."""
    until = now.workdays.add(now.as_of, ahead)
    members = {unit.name for unit in now.directory.members(party)} if party else None
    standings = list(now if members is None else now.of_units(members))
    found = [
        (heading, standing)
        for standing in sorted(standings, key=by_due)
        for heading in _headings(standing, until)
        if party is None or heading not in _OFFICE_ALONE
    ]
    listed = {id(standing) for _, standing in found}
    coming = (s for s in standings if s.state in DATED_STATES and id(s) not in listed)
    next_due = min(coming, key=by_due, default=None)
    return Agenda(now, party, until, tuple(_entries(found)), next_due)


def _headings(standing: Standing, until: date) -> Iterator[AgendaHeading]:
    """Why it is to be done now; a late request is both late and to be decided on."""
    lacks = {one.lack for one in missing(standing)}
    due = standing.instance.due
    if standing.state in _LATE:
        yield AgendaHeading.LATE
    elif Lack.REWORK in lacks:
        yield AgendaHeading.SENT_BACK
    elif standing.state in DATED_STATES and standing.duty.opened:
        yield AgendaHeading.RECTIFY
    elif standing.state in DATED_STATES and due is not None and due <= until:
        yield AgendaHeading.DUE
    if Lack.APPROVAL in lacks:
        yield AgendaHeading.DECIDE
    if Lack.EVIDENCE in lacks:
        yield AgendaHeading.PROVE
    elif Lack.CLOSING in lacks:
        yield AgendaHeading.CHECK


def _entries(found: Iterable[tuple[AgendaHeading, Standing]]) -> Iterator[AgendaEntry]:
    """The entries in the order of their headings; what is alike for several units is one."""
    groups: dict[object, tuple[AgendaHeading, list[Standing]]] = {}
    for heading, standing in sorted(found, key=lambda pair: _ORDER[pair[0]]):
        alone = "" if heading in _TOGETHER else standing.unit.name
        occasion = (heading, standing.duty.deadline.id, standing.instance, alone)
        groups.setdefault(occasion, (heading, []))[1].append(standing)
    yield from (AgendaEntry(heading, tuple(own)) for heading, own in groups.values())
