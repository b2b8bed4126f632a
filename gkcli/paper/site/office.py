"""What the office has to do on a day: whom to call, what to decide, who is behind with what."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from gkcli.model.state import State
from gkcli.paper.accounts import AccountView, SlipView, StandingView
from gkcli.paper.deferred import later
from gkcli.paper.recording import recording_commands
from gkcli.paper.site.office_view import (
    CallView,
    HeatColumnView,
    HeatRowView,
    HeatView,
    OfficeView,
)
from gkcli.paper.site.view import PlaceView
from gkcli.status.missing import Lack

_LATE = (State.OVERDUE.label, State.UNREPORTED.label)
_NOTICE = "通知"


def office_page(
    office: str,
    day: date,
    accounts: Callable[[], Sequence[AccountView]],
    places: Callable[[], Sequence[PlaceView]],
    slips: Callable[[], Iterable[SlipView]],
) -> OfficeView:
    """The page of ``office`` on a day, from all units' accounts and the reminders that are due."""

    def having(asked: Callable[[StandingView], object]) -> tuple[StandingView, ...]:
        return tuple(s for account in accounts() for s in account.standings if asked(s))

    return OfficeView(
        office=office,
        calls=later(lambda: tuple(calls(slips(), day))),
        heat=later(lambda: heat(accounts(), places())),
        silent=later(lambda: tuple(a for a in accounts() if a.silent and _was_due(a))),
        requests=later(lambda: having(lambda s: s.request)),
        blocked=later(lambda: having(lambda s: s.status == "受阻" and s.open)),
        unclosed=later(lambda: having(lambda s: Lack.CLOSING.label in s.missing)),
        unproven=later(lambda: having(lambda s: Lack.EVIDENCE.label in s.missing)),
    )


def _was_due(account: AccountView) -> bool:
    return account.counts.due > 0


def heat(accounts: Iterable[AccountView], places: Iterable[PlaceView]) -> HeatView:
    """What is late by unit and by section; only units and sections with something late."""
    columns: dict[str, PlaceView | None] = {_NOTICE: None}
    labels: dict[int | None, str] = {None: _NOTICE}
    for place in places:
        label = f"{place.part_number}（{place.section_number}）"
        columns.setdefault(label, place)
        labels[place.task.number] = label
    by_unit = {
        account.unit: Counter(labels[s.task] for s in account.standings if s.state in _LATE)
        for account in accounts
    }
    by_section = sum(by_unit.values(), Counter[str]())
    shown = [label for label in columns if by_section[label]]
    rows = (
        HeatRowView(unit, tuple(late[label] for label in shown), late.total())
        for unit, late in by_unit.items()
        if late
    )
    return HeatView(
        tuple(_column(label, columns[label], by_section[label]) for label in shown),
        tuple(sorted(rows, key=lambda row: -row.late)),
        by_section.total(),
    )


def _column(label: str, place: PlaceView | None, late: int) -> HeatColumnView:
    if place is None:
        return HeatColumnView(label, "通知本身的要求", None, late)
    return HeatColumnView(label, place.section_title or place.part_title, place.task.number, late)


def calls(slips: Iterable[SlipView], day: date) -> Iterator[CallView]:
    """One call a unit, those that matter most first; none about what was said already.

    That is what a reminder was recorded for on the day itself.
    """
    by_unit: dict[str, list[SlipView]] = {}
    for slip in slips:
        if day not in slip.standing.reminders:
            by_unit.setdefault(slip.standing.unit, []).append(slip)
    for unit, own in by_unit.items():
        full_name = own[0].standing.full_name
        commands = tuple(f"gkcli {words}" for words in recording_commands(own, "已催办"))
        yield CallView(unit, full_name, own[0].level, tuple(own), commands)
