"""What changed in the registry: units and groups, by their names and former names."""

from collections.abc import Iterator

from gkcli.compare.change import Change, Target, Thing, list_changes
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
    yield from list_changes(
        units, _unit, _UNIT, lambda old, new: tuple(unit.name for unit in (new or old,) if unit)
    )


def group_changes(old: Registry | None, new: Registry | None, who: Who) -> Iterator[Change]:
    """What changed about the groups, and for which units that are in them, or were."""
    groups = paired(SAME["groups"], old.groups if old else (), new.groups if new else ())
    yield from list_changes(
        groups, _group, _GROUP, lambda old, new: who.one_only(_name(old), _name(new))
    )


def _name(group: Group | None) -> list[str]:
    return [group.name] if group else []


def _unit(unit: Unit) -> Target:
    return Target(Thing.UNIT, unit.name, unit.full_name or "")


def _group(group: Group) -> Target:
    return Target(Thing.GROUP, group.name)
