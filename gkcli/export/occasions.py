"""The rows of the occasions: how every unit stands with each, counted as everywhere else."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache

from gkcli.export.scope import Scope, code_of
from gkcli.export.table_types import Row
from gkcli.status.completion import was_due
from gkcli.status.due import Instance
from gkcli.status.missing import missing
from gkcli.status.standings import Standing
from gkcli.status.verdict import evidence_of


def occasion_rows(scope: Scope, *, public: bool) -> Iterator[Row]:
    """The occasions in document order.

    In public there is nothing that only ledgers tell, and no unit that is merely taken to owe.
    """
    workday = cache(scope.now.workdays.last_on_or_before)
    standings = _without_ledgers(scope.standings) if public else scope.standings
    before: Counter[tuple[str, str]] = Counter()
    for standing in standings:
        of_unit = code_of(standing.duty), standing.unit.name
        before[of_unit] += 1
        yield (*of_unit, before[of_unit], *_facts(standing, workday))


def _without_ledgers(standings: Iterable[Standing]) -> Iterator[Standing]:
    """The standings, all events that a limit is counted from as one that has no date."""
    told: set[tuple[str, str]] = set()
    for standing in standings:
        if standing.assumption:
            continue
        if not standing.duty.deadline.within:
            yield standing
        elif (key := (standing.duty.deadline.id, standing.unit.name)) not in told:
            told.add(key)
            yield standing._replace(instance=Instance("", None))


def _facts(standing: Standing, workday: Callable[[date], date]) -> Row:
    (period, due, since), verdict = _instance(standing), standing.verdict
    last, closed = verdict.last, verdict.closed
    return (
        period,
        since,
        due,
        workday(due) if due else None,
        standing.state.value,
        was_due(standing),
        standing.days_left,
        standing.instance.first_due,
        standing.status,
        last.on if last else None,
        last.note if last else None,
        verdict.done_on,
        closed.on if closed else None,
        standing.delivered_by.name if standing.delivered_by else None,
        verdict.requested,
        verdict.sent_back.on if verdict.sent_back else None,
        tuple(record.on.isoformat() for record in verdict.reminded),
        evidence_of((*verdict.done, *((closed,) if closed else ()))),
        tuple(lack.lack.value for lack in missing(standing)),
        standing.assumption or None,
    )


def _instance(standing: Standing) -> tuple[str | None, date | None, date | None]:
    instance = standing.instance
    return instance.period or None, instance.due, instance.since
