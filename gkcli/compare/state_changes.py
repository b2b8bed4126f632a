"""How new, altered and deleted ledger records change the states of units."""

from collections.abc import Iterator, Sequence
from datetime import date

from gkcli.compare.change import Change, Edition, Thing
from gkcli.compare.units import paired_units
from gkcli.frozen import frozen, replace
from gkcli.model.directory import Directory
from gkcli.model.holidays import HolidayCalendar
from gkcli.model.record import Record
from gkcli.model.units import Unit
from gkcli.record.effects import Effect, RecordContext, standing_words
from gkcli.record.request import AcceptedRecord
from gkcli.status.duties import Obligations
from gkcli.status.snapshot import workdays_of_calendar
from gkcli.status.standings import Standing


@frozen
class JudgedEdition:
    """An edition of which both table and registry are readable, so that states can be computed."""

    context: RecordContext
    edition: Edition

    def records(self, unit: Unit) -> tuple[Record, ...]:
        """The records of a unit."""
        return self.edition.records(unit.name)


def state_changes(
    old: Edition, new: Edition, changes: Sequence[Change], as_of: date | None
) -> dict[str, tuple[Effect, ...]]:
    """By unit name, the occasions whose state changed and that a changed record is about.

    As of ``as_of``, else the last day in these units' ledgers. Empty where the table or the
    registry cannot be read.
    """
    named = dict.fromkeys(
        change.target.owner.key
        for change in changes
        if change.target.thing is Thing.RECORD and change.target.owner
    )
    both = judged_editions(old, new)
    if both is None or not named:
        return {}
    before, after = both
    former = former_units(old, new)
    units = [unit for name in named if (unit := _registered(after, name))]
    pairs = [(former.get(unit.name, unit), unit) for unit in units]
    days = [r.on for was, unit in pairs for r in (*before.records(was), *after.records(unit))]
    day = as_of or max(days, default=date.min)
    by_unit = {unit.name: tuple(_effects_of(before, after, was, unit, day)) for was, unit in pairs}
    return {name: effects for name, effects in by_unit.items() if effects}


def judged_editions(old: Edition, new: Edition) -> tuple[JudgedEdition, JudgedEdition] | None:
    """Both editions, ready to compute states; None where the new table or registry is missing."""
    after = _judged(new)
    if after is None:
        return None
    # Without an old table, old records are judged by the new one.
    return _judged(old) or JudgedEdition(replace(after.context, ledger=old.records), old), after


def _judged(edition: Edition) -> JudgedEdition | None:
    table, registry = edition.owed, edition.registry
    if table is None or registry is None:
        return None
    directory = Directory(registry)
    days = workdays_of_calendar(edition.holidays or HolidayCalendar(()))
    obligations = Obligations(table, directory)
    return JudgedEdition(
        RecordContext(table, directory, days, obligations, edition.records, edition.office), edition
    )


def former_units(old: Edition, new: Edition) -> dict[str, Unit]:
    """The units of the old edition by their new names."""
    pairs = paired_units(old.registry, new.registry)
    return {after.name: before for before, after in pairs.same}


def _registered(stage: JudgedEdition, name: str) -> Unit | None:
    party = stage.context.directory.get(name)
    return party if isinstance(party, Unit) else None


def _effects_of(
    before: JudgedEdition, after: JudgedEdition, was: Unit, unit: Unit, day: date
) -> Iterator[Effect]:
    old, new = before.records(was), after.records(unit)
    own, former = after.context.obligations.of(unit), before.context.obligations.of(was)
    records = [*(r for r in new if r not in old), *(r for r in old if r not in new)]
    by_key: dict[tuple[str, str, date | None], Effect] = {}
    for record in records:
        duties = own.get(record.for_, ())
        then = before.context.standings(was, former.get(record.for_, ()), old, day)
        earlier = {_key(standing): standing for standing in then}
        for now in after.context.concerned(AcceptedRecord(unit, record, duties), new, day):
            by_key.setdefault(_key(now), Effect(earlier.get(_key(now)), now))
    for effect in by_key.values():
        if effect.before is None or standing_words(effect.before) != standing_words(effect.after):
            yield effect


def _key(standing: Standing) -> tuple[str, str, date | None]:
    return standing.duty.deadline.id, standing.instance.period, standing.instance.since
