"""All that differs between two editions of a workspace."""

from collections.abc import Iterator

from gkcli.changes.change import Change, Edition, Kind
from gkcli.changes.deadlines import limit_changes, paired_limits
from gkcli.changes.holidays import holiday_changes
from gkcli.changes.notice import notice_changes
from gkcli.changes.records import record_changes
from gkcli.changes.statistics import statistics_changes
from gkcli.changes.tasks import levels, task_changes
from gkcli.changes.units import group_changes, paired_units, unit_changes
from gkcli.changes.who import Who
from gkcli.changes.whole import whole_table
from gkcli.model.notice import Table


def compare(old: Edition, new: Edition) -> tuple[Change, ...]:
    """Every difference once, by identity: whatever is only laid out otherwise is none.

    Of a table or registry that one of the editions lacks everything was added or removed.
    """
    return tuple(_changes(old, new))


def _changes(old: Edition, new: Edition) -> Iterator[Change]:
    units = paired_units(old.registry, new.registry)
    who = Who(old.registry, new.registry, units)
    if old.table and new.table:
        yield from _in_table(old.table, new.table, who)
    elif new.table:
        yield from whole_table(new.table, Kind.ADDED, who)
    elif old.table:
        yield from whole_table(old.table, Kind.REMOVED, who)
    yield from unit_changes(units)
    yield from group_changes(old.registry, new.registry, who)
    yield from record_changes(old.ledgers, new.ledgers, who)
    yield from statistics_changes(old.statistics, new.statistics)
    yield from holiday_changes(old.holidays, new.holidays)


def _in_table(old: Table, new: Table, who: Who) -> Iterator[Change]:
    found = levels(old, new)
    yield from notice_changes(old.notice, new.notice, who)
    yield from task_changes(found, who)
    yield from limit_changes(paired_limits(old, new, found.tasks), who)
