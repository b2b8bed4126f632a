"""The words about each occasion of a duty that has several."""

from collections.abc import Iterator, Sequence
from datetime import date

from gkcli.model.deadline import Deadline
from gkcli.schedule.instances import period_of
from gkcli.schedule.spoken import SETTLES, Word


def by_period(deadline: Deadline, words: Sequence[Word]) -> dict[str, list[Word]]:
    """The words about each period: the one that a word names, else the one of its day."""
    found: dict[str, list[Word]] = {}
    for word in words:
        period = word.record.period or period_of(deadline, word.record.on)
        found.setdefault(period, []).append(word)
    return found


def by_event(words: Sequence[Word]) -> dict[date, list[Word]]:
    """The words about each event by its day; what names no event is meant of all of them."""
    days = sorted({word.record.since for word in words if word.record.since})
    return {since: list(_of_event(words, since)) for since in days}


def _of_event(words: Sequence[Word], since: date) -> Iterator[Word]:
    for word in words:
        record = word.record
        if record.since == since:
            yield word
        elif record.since is None and record.status not in SETTLES:
            yield word._replace(general=True)
