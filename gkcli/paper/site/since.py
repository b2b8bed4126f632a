"""What changed since an earlier day, by the ledgers, or since an earlier edition, by git."""

from collections.abc import Iterator
from datetime import date

from gkcli.compare.comparison import Comparison
from gkcli.compare.page import ChangePage
from gkcli.frozen import replace
from gkcli.model.state import State
from gkcli.paper.site.since_view import EntryView, SinceView, TurnsView, TurnView
from gkcli.paper.slips import Accounts
from gkcli.status.standings import Snapshot, Standing


def since_edition(comparison: Comparison) -> SinceView:
    """What differs between an earlier edition and now."""
    return SinceView(
        before=comparison.old_name,
        after=comparison.new_name,
        summary=comparison.summary,
        chapters=ChangePage(comparison).chapters,
        unread=comparison.left_out,
    )


def since_day(now: Snapshot, day: date) -> SinceView:
    """Which states are others than on an earlier day, and which records came after it."""
    accounts = Accounts(now, discreet=False)
    turns = tuple(_turns(now, replace(now, as_of=day), accounts))
    entries = tuple(_entries(now, day, accounts))
    changed = sum(len(group.turns) for group in turns)
    return SinceView(
        before=day.isoformat(),
        after=now.as_of.isoformat(),
        summary=f"{changed} 项次的状态变了，加了 {len(entries)} 条记录。",
        day=day,
        turns=turns,
        entries=entries,
    )


def _turns(now: Snapshot, then: Snapshot, accounts: Accounts) -> Iterator[TurnsView]:
    """The changes by the state they led to, the most urgent first."""
    before = {_key(standing): standing.state for standing in then}
    found: dict[State, list[TurnView]] = {}
    for standing in now:
        was = before.get(_key(standing))
        if was is not standing.state:
            turn = TurnView(was.label if was else "", accounts.standing(standing))
            found.setdefault(standing.state, []).append(turn)
    for state in State:
        if state in found:
            yield TurnsView(state.label, tuple(found[state]))


def _key(standing: Standing) -> tuple[int | None, str, str, str, date | None]:
    task, instance = standing.duty.task, standing.instance
    number = task.number if task else None
    return number, standing.duty.deadline.id, standing.unit.name, instance.period, instance.since


def _entries(now: Snapshot, day: date, accounts: Accounts) -> Iterator[EntryView]:
    """The records dated after a day, by unit in the registry's order, as ledgers have them."""
    tasks = {str(task.number): task for _, task in now.table.placed()}
    limits = {
        limit.id: limit.what
        for limits in (now.table.notice.deadlines, *(task.deadlines for task in tasks.values()))
        for limit in limits
    }
    opened = {
        (standing.unit.name, standing.duty.deadline.id): standing.duty.deadline.what
        for standing in now.rectifications
    }
    for unit in now.directory.registry.units:
        for record in now.ledgers.get(unit.name, ()):
            if not day < record.on <= now.as_of:
                continue
            told = accounts.record(record)
            task = tasks.get(record.for_)
            if task is not None:
                yield EntryView(unit.name, task.number, "", task.title, told)
            else:
                known = record.for_ in limits
                own = opened.get((unit.name, record.for_), record.for_)
                what = limits.get(record.for_, own)
                yield EntryView(unit.name, None, record.for_ if known else "", what, told)
