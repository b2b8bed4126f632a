"""What changed in the ledgers, the holidays and the figures of the yearly report."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from gkcli.compare.change import (
    Change,
    ChangeKind,
    Target,
    Thing,
    Value,
    field_changes,
    list_changes,
)
from gkcli.compare.units import AffectedUnits
from gkcli.model.annual.form_types import Address
from gkcli.model.figures import digits
from gkcli.model.holidays import HolidayCalendar, YearEntry
from gkcli.model.identity import SAME, paired
from gkcli.model.record import Record
from gkcli.model.statistics import Statistics

Ledgers = Mapping[str, tuple[Record, ...]]
_RECORD_FIELDS = ("on", "for_", "status", "since", "period", "note", "evidence", "by")


def record_changes(old: Ledgers, new: Ledgers, who: AffectedUnits) -> Iterator[Change]:
    """The changes of every unit's ledger; that of a renamed unit is still its own."""
    before, after = _by_new_name(old, who), _by_new_name(new, who)
    for unit in dict.fromkeys((*before, *after)):
        yield from _in_ledger(unit, before.get(unit, ()), after.get(unit, ()))


def _by_new_name(ledgers: Ledgers, who: AffectedUnits) -> dict[str, tuple[Record, ...]]:
    """The ledgers by what their units are called now, whichever name their files have."""
    renamed: dict[str, tuple[Record, ...]] = {}
    for unit, records in ledgers.items():
        name = who.renamed(unit)
        renamed[name] = (*renamed.get(name, ()), *records)
    return renamed


def _in_ledger(unit: str, old: Sequence[Record], new: Sequence[Record]) -> Iterator[Change]:
    records = paired(SAME["records"], old, new)
    yield from list_changes(
        records, partial(_record_target, unit), _RECORD_FIELDS, lambda *_: (unit,)
    )


def _record_target(unit: str, record: Record) -> Target:
    owner = Target(Thing.UNIT, unit)
    return Target(Thing.RECORD, f"{record.on} {record.for_}", record.status, owner)


def holiday_changes(old: HolidayCalendar | None, new: HolidayCalendar | None) -> Iterator[Change]:
    """The changes year by year; the order of the days is none."""
    years = paired(SAME["years"], old.years if old else (), new.years if new else ())
    yield from list_changes(years.map(_in_order), _day_target, ("source", "off", "worked"))


def _in_order(entry: YearEntry) -> YearEntry:
    return replace(entry, off=tuple(sorted(entry.off)), worked=tuple(sorted(entry.worked)))


def _day_target(entry: YearEntry) -> Target:
    return Target(Thing.HOLIDAYS, str(entry.year))


def statistics_changes(old: Statistics | None, new: Statistics | None) -> Iterator[Change]:
    """The figures that were filled in, emptied or put otherwise; a file that came or went."""
    if old is None or new is None:
        if new is not None:
            yield Change(ChangeKind.ADDED, _figure_target(new), after=len(new.figures))
        if old is not None:
            yield Change(ChangeKind.REMOVED, _figure_target(old), before=len(old.figures))
        return
    yield from field_changes(_figure_target(new), old, new, ("year", "verified"))
    addresses = dict.fromkeys((*old.form.figures, *new.form.figures))
    for address in addresses:
        before, after = _figure(old, address), _figure(new, address)
        if before != after:
            kind = (
                ChangeKind.ADDED
                if before is None
                else ChangeKind.REMOVED
                if after is None
                else ChangeKind.CHANGED
            )
            figure = Target(Thing.FIGURE, "/".join(address), owner=_figure_target(new))
            yield Change(kind, figure, "value" if kind is ChangeKind.CHANGED else "", before, after)


def _figure_target(statistics: Statistics) -> Target:
    return Target(Thing.STATISTICS, str(statistics.year))


def _figure(statistics: Statistics, address: Address) -> Value:
    number = statistics.figures.get(address)
    return number if number is None or isinstance(number, int) else digits(number)
