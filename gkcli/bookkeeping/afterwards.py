"""After its year a ledger is open for what is still owed, and for nothing else."""

from collections.abc import Iterator, Mapping, Sequence

from gkcli.bookkeeping.fault import Fault, error
from gkcli.bookkeeping.occasion import occasion_of
from gkcli.bookkeeping.terms import Season
from gkcli.model.ledger import OFFICES, Record, in_order
from gkcli.schedule.duties import Duty
from gkcli.schedule.instances import Instance
from gkcli.schedule.offices import Offices
from gkcli.schedule.spoken import Ledger
from gkcli.schedule.verdict import judge


def afterwards_faults(
    records: Sequence[Record],
    own: Mapping[str, Sequence[Duty]],
    offices: Offices,
    season: Season | None,
) -> Iterator[tuple[Record, Fault]]:
    """Report records later than the year's last that speak of nothing that was open by then.

    ``own`` are the duties of the ledger's unit by number and id.
    """
    if season is None:
        return
    told = [record for record in in_order(records) if record.on >= season.first]
    for place, record in enumerate(told):
        duties = own.get(record.for_, ())
        if record.on <= season.latest or not duties:
            continue
        before = Ledger(told[:place], offices)
        if not any(_is_open(duty, record, before, own) for duty in duties):
            yield record, _fault(record, season)


def _is_open(duty: Duty, record: Record, before: Ledger, own: Mapping[str, Sequence[Duty]]) -> bool:
    """Whether the unit had still to do it, or the office to close it out."""
    if duty.deadline.ongoing:
        return False
    among = len(own[str(duty.task.number)]) if duty.task else 1
    occasion = occasion_of(duty, record)
    words = [w for w in before.words(duty, among) if occasion_of(duty, w.record) == occasion]
    verdict = judge(duty.deadline, Instance("", None), words, record.on)
    if verdict.done_on is None:
        return True
    return record.status in OFFICES and verdict.closed is None


def _fault(record: Record, season: Season) -> Fault:
    return error(
        "date-outside-year",
        ("on",),
        f"{record.on} 不在 {season.last.year} 年度里：台账从 {season.first} 记到 {season.latest}，"
        "以后只补记还没有办完的事和它的销号。",
        "核对年份；是别的年度的事，记进那一年度的台账。",
    )
