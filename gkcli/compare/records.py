"""What changed in the ledgers: lines added and, which nobody should, lines altered or deleted."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from gkcli.compare.change import Change, Target, Thing, list_changes
from gkcli.compare.who import Who
from gkcli.model.identity import SAME, paired
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
    records = paired(SAME["records"], old, new)
    yield from list_changes(records, partial(_target, unit), _FIELDS, lambda *_: (unit,))


def _target(unit: str, record: Record) -> Target:
    owner = Target(Thing.UNIT, unit)
    return Target(Thing.RECORD, f"{record.on} {record.for_}", record.status, owner)
