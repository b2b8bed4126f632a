"""Runs every rule about a record by itself, and about the records of a ledger together."""

from collections.abc import Callable, Iterator, Sequence

from gkcli.check.records.author import author_faults
from gkcli.check.records.closing import closing_faults, sending_back_faults
from gkcli.check.records.context import RecordFault, Terms, as_far_as_known, warning
from gkcli.check.records.day import afterwards_faults, order_faults, season_faults
from gkcli.check.records.decision import decision_faults, request_faults
from gkcli.check.records.duty import duty_faults, nil_report_faults, settling_faults
from gkcli.check.records.evidence import condition_faults, evidence_faults, reason_faults
from gkcli.check.records.items import item_day_faults, item_faults, measure_faults
from gkcli.check.records.occasion import event_faults, period_faults
from gkcli.check.records.rectification import rectification_faults
from gkcli.check.records.until import later_faults, until_faults
from gkcli.model.record import Record
from gkcli.model.units import Unit
from gkcli.status.ledger import UnitLedger

_OWN = (
    order_faults,
    reason_faults,
    evidence_faults,
    until_faults,
    rectification_faults,
    item_day_faults,
)


def own_faults(record: Record) -> Iterator[RecordFault]:
    """What is wrong with a record, whosever it is; it may be ``partial``."""
    for check in _OWN:
        yield from as_far_as_known(check(record))


def unit_faults(record: Record, unit: Unit, terms: Terms) -> Iterator[RecordFault]:
    """What is wrong with a record as one of this unit and this year; it may be ``partial``."""
    yield from as_far_as_known(season_faults(record, unit, terms))
    yield from as_far_as_known(duty_faults(record, unit, terms))
    yield from as_far_as_known(author_faults(record, unit, terms))
    yield from as_far_as_known(_faults_by_duty(record, unit, terms))


def _faults_by_duty(record: Record, unit: Unit, terms: Terms) -> Iterator[RecordFault]:
    duties = terms.obligations.of(unit).get(record.for_, ())
    if not duties or record.for_ in terms.doubtful:
        return
    yield from as_far_as_known(settling_faults(record, unit, duties))
    yield from as_far_as_known(event_faults(record, duties))
    yield from as_far_as_known(period_faults(record, duties, terms))
    yield from as_far_as_known(condition_faults(record, duties))
    yield from as_far_as_known(measure_faults(record, duties))
    yield from as_far_as_known(nil_report_faults(record, duties))
    yield from as_far_as_known(later_faults(record, duties, terms.notice))


def record_faults(record: Record, unit: Unit, terms: Terms) -> Iterator[RecordFault]:
    """Everything that is wrong with one record by itself."""
    yield from own_faults(record)
    yield from unit_faults(record, unit, terms)


def ledger_faults(
    records: Sequence[Record], line: Callable[[int], int], unit: Unit, terms: Terms
) -> Iterator[tuple[int, RecordFault]]:
    """What is wrong with records beside each other, each with the place of the record.

    ``line`` tells by its place on which line a record begins.
    """
    places = {id(record): place for place, record in enumerate(records)}
    for record, fault in neighbour_faults(records, unit, terms):
        yield places[id(record)], fault
    yield from repeated_faults(records, line)


def neighbour_faults(
    records: Sequence[Record], unit: Unit, terms: Terms
) -> Iterator[tuple[Record, RecordFault]]:
    """What is wrong with a unit's records in view of the others."""
    own = terms.obligations.of(unit)
    yield from closing_faults(records, own)
    yield from item_faults(records, terms.obligations.meant)
    ledger = UnitLedger(unit, records, terms.offices)
    yield from sending_back_faults(records, own, ledger)
    yield from afterwards_faults(records, unit, own, terms.offices, terms.season)
    yield from request_faults(records, own, ledger, terms.offices)
    yield from decision_faults(records, own, ledger)


def repeated_faults(
    records: Sequence[Record], line: Callable[[int], int]
) -> Iterator[tuple[int, RecordFault]]:
    """Report records that stand in a ledger twice."""
    first: dict[Record, int] = {}
    for place, record in enumerate(records):
        earlier = first.setdefault(record, place)
        if earlier != place:
            yield (
                place,
                warning(
                    "repeated-record",
                    (),
                    f"与第 {line(earlier)} 行的记录一字不差，同一件事记了两遍。",
                    "多半是合并分支时留下的，删去一行；确实办了两次的，用 note 分清。",
                ),
            )
