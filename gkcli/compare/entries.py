"""What changed about a notice, errata, records in ledgers, holidays and figures."""

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
from gkcli.compare.units import Who
from gkcli.model.annual.form import Address
from gkcli.model.figures import digits
from gkcli.model.holidays import HolidayCalendar, YearEntry
from gkcli.model.identity import SAME, paired
from gkcli.model.notice import Basis, Erratum, Notice
from gkcli.model.record import Record
from gkcli.model.statistics import Statistics

_ERRATUM_FIELDS = ("problem", "confidence", "quote", "suggestion")


def erratum_changes(
    owner: Target, old: Sequence[Erratum], new: Sequence[Erratum]
) -> Iterator[Change]:
    """What changed about the errata of one thing."""
    errata = paired(SAME["errata"], old, new)
    yield from list_changes(errata, partial(_erratum_target, owner), _ERRATUM_FIELDS)


def _erratum_target(owner: Target, erratum: Erratum) -> Target:
    return Target(Thing.ERRATUM, erratum.quote or erratum.problem, erratum.problem, owner)


NOTICE = Target(Thing.NOTICE, "notice")
_NOTICE_FIELDS = (
    *("title", "number", "issuer", "year", "signed_on", "table_title", "body"),
    *("printed_by", "printed_on", "copies_to", "copies_line"),
)


def notice_changes(old: Notice, new: Notice, who: Who) -> Iterator[Change]:
    """What changed about a notice, but for its deadlines."""
    yield from field_changes(NOTICE, old, new, _NOTICE_FIELDS)
    addressees = who.one_only(old.addressees, new.addressees)
    yield from field_changes(NOTICE, old, new, ["addressees"], addressees)
    basis = paired(SAME["basis"], old.basis, new.basis)
    yield from list_changes(basis, _basis, ("title", "number"))
    yield from erratum_changes(NOTICE, old.errata, new.errata)


def _basis(document: Basis) -> Target:
    return Target(Thing.BASIS, document.number or document.title, document.title, NOTICE)


Ledgers = Mapping[str, tuple[Record, ...]]
_RECORD_FIELDS = ("on", "for_", "status", "since", "period", "note", "evidence", "by")


def record_changes(old: Ledgers, new: Ledgers, who: Who) -> Iterator[Change]:
    """The changes of every unit's ledger; that of a renamed unit is still its own."""
    before, after = _by_new_name(old, who), _by_new_name(new, who)
    for unit in dict.fromkeys((*before, *after)):
        yield from _in_ledger(unit, before.get(unit, ()), after.get(unit, ()))


def _by_new_name(ledgers: Ledgers, who: Who) -> dict[str, tuple[Record, ...]]:
    """The ledgers by what their units are called now, whichever name their files have."""
    found: dict[str, tuple[Record, ...]] = {}
    for unit, records in ledgers.items():
        name = who.renamed(unit)
        found[name] = (*found.get(name, ()), *records)
    return found


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
