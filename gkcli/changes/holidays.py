"""What changed about the days off and the days worked in exchange."""

from collections.abc import Iterator

from gkcli.changes.change import Change, Kind, Target, Thing
from gkcli.changes.fields import field_changes
from gkcli.changes.matching import by, pair
from gkcli.changes.plain import plain
from gkcli.model.holidays import HolidayCalendar, YearEntry


def holiday_changes(old: HolidayCalendar | None, new: HolidayCalendar | None) -> Iterator[Change]:
    """The changes year by year; the order of the days is none."""
    years = pair(old.years if old else (), new.years if new else (), by(lambda entry: entry.year))
    for entry in years.removed:
        yield Change(Kind.REMOVED, _target(entry), before=plain(entry))
    for entry in years.added:
        yield Change(Kind.ADDED, _target(entry), after=plain(entry))
    for before, after in years.same:
        yield from field_changes(_target(after), before, after, ["source"])
        for name in ("off", "worked"):
            days, others = sorted(getattr(before, name)), sorted(getattr(after, name))
            if days != others:
                yield Change(Kind.CHANGED, _target(after), name, plain(days), plain(others))


def _target(entry: YearEntry) -> Target:
    return Target(Thing.HOLIDAYS, str(entry.year))
