"""What changed in the ledgers: lines added and, which nobody should, lines altered or deleted."""

from collections.abc import Iterator, Mapping, Sequence

from gkcli.compare.change import Change, ChangeKind, Target, Thing, field_changes, plain
from gkcli.compare.matching import by, by_unique, pair
from gkcli.compare.who import Who
from gkcli.model.record import Record

Ledgers = Mapping[str, tuple[Record, ...]]
_FIELDS = ("on", "for_", "status", "since", "period", "note", "evidence", "by")


def record_changes(old: Ledgers, new: Ledgers, who: Who) -> Iterator[Change]:
    """The changes of every unit's ledger; that of a renamed unit is still its own."""
    before, after = _by_new_name(old, who), _by_new_name(new, who)
    for unit in dict.fromkeys((*before, *after)):
        yield from _between(unit, before.get(unit, ()), after.get(unit, ()))


def _by_new_name(ledgers: Ledgers, who: Who) -> dict[str, tuple[Record, ...]]:
    """The ledgers by what their units are called now, whichever name their files have."""
    found: dict[str, tuple[Record, ...]] = {}
    for unit, records in ledgers.items():
        name = who.renamed(unit)
        found[name] = (*found.get(name, ()), *records)
    return found


def _between(unit: str, old: Sequence[Record], new: Sequence[Record]) -> Iterator[Change]:
    """Records are the same by all they say, else by what they are about and their day.

    At last by all but the day, where they say something that others would not.
    """
    records = pair(
        old,
        new,
        by(lambda record: record),
        by(lambda record: (record.for_, record.on, record.status)),
        by(lambda record: (record.for_, record.on)),
        by_unique(_but_for_its_day),
    )
    for record in records.removed:
        yield Change(
            ChangeKind.REMOVED, _target(unit, record), before=plain(record), affected=(unit,)
        )
    for record in records.added:
        yield Change(ChangeKind.ADDED, _target(unit, record), after=plain(record), affected=(unit,))
    for before, after in records.same:
        yield from field_changes(_target(unit, after), before, after, _FIELDS, (unit,))


def _but_for_its_day(record: Record) -> object:
    rest = (record.status, record.since, record.period, record.note, record.evidence, record.by)
    return (record.for_, *rest) if record.note or record.evidence else record


def _target(unit: str, record: Record) -> Target:
    owner = Target(Thing.UNIT, unit)
    return Target(Thing.RECORD, f"{record.on} {record.for_}", record.status, owner)
