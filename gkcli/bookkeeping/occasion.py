"""What a ledger says about one occasion of a duty."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from gkcli.model.ledger import Record
from gkcli.schedule.duties import Duty
from gkcli.schedule.instances import period_of
from gkcli.schedule.spoken import Ledger, Word


def words_by_occasion(
    ledger: Ledger, subjects: Iterable[str], own: Mapping[str, Sequence[Duty]]
) -> Iterator[tuple[Duty, list[Word]]]:
    """The unit's duties that some subjects mean, each with the words about each occasion.

    ``own`` are the unit's duties by number and id.
    """
    duties = {duty.deadline.id: duty for subject in subjects for duty in own.get(subject, ())}
    for duty in duties.values():
        among = len(own[str(duty.task.number)]) if duty.task else 1
        found: dict[object, list[Word]] = {}
        for word in ledger.words(duty, among):
            found.setdefault(occasion_of(duty, word.record), []).append(word)
        yield from ((duty, words) for words in found.values())


def occasion_of(duty: Duty, record: Record) -> object:
    """What tells the occasion that a record is about from the others of the same duty."""
    if duty.deadline.within:
        return record.since
    return record.period or period_of(duty.deadline, record.on)
