"""Every difference between two editions, by identity."""

from collections.abc import Iterator

from gkcli.compare.change import Change, ChangeKind, Edition, Target, plain
from gkcli.compare.deadlines import limit_changes, paired_limits
from gkcli.compare.entries import (
    NOTICE,
    holiday_changes,
    notice_changes,
    record_changes,
    statistics_changes,
)
from gkcli.compare.tasks import (
    heading,
    levels,
    part_target,
    section_target,
    task_changes,
    task_target,
)
from gkcli.compare.units import Who, group_changes, paired_units, unit_changes
from gkcli.model.notice import Table


def whole_table(table: Table, kind: ChangeKind, who: Who) -> Iterator[Change]:
    """One change for the notice and one for each part, section and task with all it holds."""
    meant = who.after if kind is ChangeKind.ADDED else who.before
    yield _whole(kind, NOTICE, table.notice, meant(table.notice.addressees))
    for part in table.parts:
        yield _whole(kind, part_target(part), heading(part))
        for section in part.sections:
            yield _whole(kind, section_target(section), heading(section))
            for task in section.tasks:
                units = meant((*task.lead, *task.responsible))
                yield _whole(kind, task_target(task), task, units)


def _whole(kind: ChangeKind, target: Target, thing: object, units: tuple[str, ...] = ()) -> Change:
    value = thing if isinstance(thing, dict) else plain(thing)
    if kind is ChangeKind.ADDED:
        return Change(kind, target, after=value, affected=units)
    return Change(kind, target, before=value, affected=units)


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
        yield from whole_table(new.table, ChangeKind.ADDED, who)
    elif old.table:
        yield from whole_table(old.table, ChangeKind.REMOVED, who)
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
