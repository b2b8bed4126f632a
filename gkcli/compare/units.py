"""Units of two editions: which are the same, whom a change concerns, and what changed."""

from collections.abc import Iterable, Iterator

from gkcli.compare.change import Change, Target, Thing, list_changes
from gkcli.model.directory import Directory
from gkcli.model.identity import SAME, paired
from gkcli.model.matching import MatchedPairs
from gkcli.model.units import Group, Registry, Unit

_NOBODY = Registry(())
_UNIT = ("name", "kind", "source", "full_name", "aliases", "successor", "verified", "note")
_GROUP = ("name", "source", "kinds", "members", "aliases", "complete", "verified", "note")


def paired_units(old: Registry | None, new: Registry | None) -> MatchedPairs[Unit]:
    """Units that are the same; one that was renamed shares another of its names with itself."""
    return paired(SAME["units"], old.units if old else (), new.units if new else ())


class AffectedUnits:
    """Resolves names to the units they meant and mean; an unknown name stands for itself."""

    def __init__(
        self, old: Registry | None, new: Registry | None, units: MatchedPairs[Unit]
    ) -> None:
        self._old = Directory(old or new or _NOBODY)
        self._new = Directory(new or old or _NOBODY)
        self._renamed = {before.name: after.name for before, after in units.same}

    def before(self, names: Iterable[str]) -> tuple[str, ...]:
        """The units that names meant, by the names those have now."""
        return tuple(map(self.renamed, _meant(self._old, names)))

    def renamed(self, unit: str) -> str:
        """What a unit of this name is called now."""
        return self._renamed.get(unit, unit)

    def after(self, names: Iterable[str]) -> tuple[str, ...]:
        """The units that names mean."""
        return tuple(_meant(self._new, names))

    def either(self, old: Iterable[str], new: Iterable[str]) -> tuple[str, ...]:
        """Every unit that is meant before or after."""
        return tuple(dict.fromkeys((*self.before(old), *self.after(new))))

    def in_one_only(self, old: Iterable[str], new: Iterable[str]) -> tuple[str, ...]:
        """The units that are meant before or after, but not both."""
        before, after = self.before(old), self.after(new)
        both = {*before} & {*after}
        return tuple(unit for unit in dict.fromkeys((*before, *after)) if unit not in both)


def _meant(directory: Directory, names: Iterable[str]) -> dict[str, None]:
    meant: dict[str, None] = {}
    for name in names:
        units = directory.expand([name]) if directory.get(name) is not None else ()
        meant |= dict.fromkeys(unit.name for unit in units) or {name: None}
    return meant


def unit_changes(units: MatchedPairs[Unit]) -> Iterator[Change]:
    """What changed about the units."""
    yield from list_changes(
        units, _unit, _UNIT, lambda old, new: tuple(unit.name for unit in (new or old,) if unit)
    )


def group_changes(
    old: Registry | None, new: Registry | None, who: AffectedUnits
) -> Iterator[Change]:
    """What changed about the groups, and for which units that are in them, or were."""
    groups = paired(SAME["groups"], old.groups if old else (), new.groups if new else ())
    yield from list_changes(
        groups, _group, _GROUP, lambda old, new: who.in_one_only(_name(old), _name(new))
    )


def _name(group: Group | None) -> list[str]:
    return [group.name] if group else []


def _unit(unit: Unit) -> Target:
    return Target(Thing.UNIT, unit.name, unit.full_name or "")


def _group(group: Group) -> Target:
    return Target(Thing.GROUP, group.name)
