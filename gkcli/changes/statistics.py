"""What changed about the figures of the yearly report."""

from collections.abc import Iterator

from gkcli.changes.change import Change, Kind, Target, Thing, Value
from gkcli.changes.fields import field_changes
from gkcli.model.annual.form import Address
from gkcli.model.figures import digits
from gkcli.model.statistics import Statistics


def statistics_changes(old: Statistics | None, new: Statistics | None) -> Iterator[Change]:
    """The figures that were filled in, emptied or put otherwise; a file that came or went."""
    if old is None or new is None:
        if new is not None:
            yield Change(Kind.ADDED, _target(new), after=len(new.figures))
        if old is not None:
            yield Change(Kind.REMOVED, _target(old), before=len(old.figures))
        return
    yield from field_changes(_target(new), old, new, ("year", "verified"))
    addresses = dict.fromkeys((*old.form.figures, *new.form.figures))
    for address in addresses:
        before, after = _figure(old, address), _figure(new, address)
        if before != after:
            kind = Kind.ADDED if before is None else Kind.REMOVED if after is None else Kind.CHANGED
            figure = Target(Thing.FIGURE, "/".join(address), owner=_target(new))
            yield Change(kind, figure, "value" if kind is Kind.CHANGED else "", before, after)


def _target(statistics: Statistics) -> Target:
    return Target(Thing.STATISTICS, str(statistics.year))


def _figure(statistics: Statistics, address: Address) -> Value:
    number = statistics.figures.get(address)
    return number if number is None or isinstance(number, int) else digits(number)
