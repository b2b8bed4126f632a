"""Every difference between two editions, by identity."""

from collections.abc import Iterator

from gkcli.compare.change import Change, ChangeKind, Edition
from gkcli.compare.deadlines import deadline_changes, paired_deadlines
from gkcli.compare.ledgers_and_figures import (
    holiday_changes,
    record_changes,
    statistics_changes,
)
from gkcli.compare.other_files import file_changes
from gkcli.compare.table import notice_changes, paired_levels, task_changes, whole_table
from gkcli.compare.units import AffectedUnits, group_changes, paired_units, unit_changes
from gkcli.model.notice import Table


def compare(old: Edition, new: Edition) -> tuple[Change, ...]:
    """Every difference once, by identity; layout and order of keys are no difference.

    Of a table or registry that one of the editions lacks everything was added or removed.
    """
    return tuple(_changes(old, new))


def _changes(old: Edition, new: Edition) -> Iterator[Change]:
    units = paired_units(old.registry, new.registry)
    who = AffectedUnits(old.registry, new.registry, units)
    before, after = old.owed, new.owed
    if before and after:
        yield from _in_table(before, after, who)
    elif after:
        yield from whole_table(after, ChangeKind.ADDED, who)
    elif before:
        yield from whole_table(before, ChangeKind.REMOVED, who)
    yield from unit_changes(units)
    yield from group_changes(old.registry, new.registry, who)
    yield from record_changes(old.ledgers, new.ledgers, who)
    yield from statistics_changes(old.statistics, new.statistics)
    yield from holiday_changes(old.holidays, new.holidays)
    yield from file_changes(old.others, new.others)


def _in_table(old: Table, new: Table, who: AffectedUnits) -> Iterator[Change]:
    levels = paired_levels(old, new)
    yield from notice_changes(old.notice, new.notice, who)
    yield from task_changes(levels, who)
    yield from deadline_changes(paired_deadlines(old, new, levels.tasks), who)
