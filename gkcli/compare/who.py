"""Whom a change concerns: units by their new names."""

from collections.abc import Iterable

from gkcli.model.directory import Directory
from gkcli.model.matching import MatchedPairs
from gkcli.model.units import Registry, Unit

_NOBODY = Registry(())


class Who:
    """Tells which units names stood for and stand for; an unknown name stands for itself."""

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

    def one_only(self, old: Iterable[str], new: Iterable[str]) -> tuple[str, ...]:
        """The units that are meant before or after, but not both."""
        before, after = self.before(old), self.after(new)
        both = {*before} & {*after}
        return tuple(unit for unit in dict.fromkeys((*before, *after)) if unit not in both)


def _meant(directory: Directory, names: Iterable[str]) -> dict[str, None]:
    found: dict[str, None] = {}
    for name in names:
        units = directory.expand([name]) if directory.get(name) is not None else ()
        found |= dict.fromkeys(unit.name for unit in units) or {name: None}
    return found
