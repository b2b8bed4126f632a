"""What changed in the registry: units and groups, by their names and former names."""

from collections.abc import Iterator

from gkcli.compare.change import Change, ChangeKind, Target, Thing, field_changes, plain
from gkcli.compare.who import Who
from gkcli.model.identity import SAME, paired
from gkcli.model.matching import MatchedPairs
from gkcli.model.units import Group, Registry, Unit

_UNIT = ("name", "kind", "source", "full_name", "aliases", "successor", "verified", "note")
_GROUP = ("name", "source", "kinds", "members", "aliases", "complete", "verified", "note")


def paired_units(old: Registry | None, new: Registry | None) -> MatchedPairs[Unit]:
    """Units that are the same; one that was renamed shares another of its names with itself."""
    return paired(SAME["units"], old.units if old else (), new.units if new else ())


def unit_changes(units: MatchedPairs[Unit]) -> Iterator[Change]:
    """What changed about the units."""
    for unit in units.removed:
        yield Change(ChangeKind.REMOVED, _unit(unit), before=plain(unit), affected=(unit.name,))
    for unit in units.added:
        yield Change(ChangeKind.ADDED, _unit(unit), after=plain(unit), affected=(unit.name,))
    for old, new in units.same:
        yield from field_changes(_unit(new), old, new, _UNIT, (new.name,))


def group_changes(old: Registry | None, new: Registry | None, who: Who) -> Iterator[Change]:
    """What changed about the groups, and for which units that are in them, or were."""
    groups = paired(SAME["groups"], old.groups if old else (), new.groups if new else ())
    for group in groups.removed:
        gone = who.before([group.name])
        yield Change(ChangeKind.REMOVED, _group(group), before=plain(group), affected=gone)
    for group in groups.added:
        come = who.after([group.name])
        yield Change(ChangeKind.ADDED, _group(group), after=plain(group), affected=come)
    for before, after in groups.same:
        moved = who.one_only([before.name], [after.name])
        yield from field_changes(_group(after), before, after, _GROUP, moved)


def _unit(unit: Unit) -> Target:
    return Target(Thing.UNIT, unit.name, unit.full_name or "")


def _group(group: Group) -> Target:
    return Target(Thing.GROUP, group.name)
