"""Which unit of one year's registry is which of the next: names, aliases and successors."""

from collections.abc import Iterable
from functools import cached_property

from gkcli.model.directory import Directory, names_of
from gkcli.model.units import Unit


class Lineage:
    """What the units and groups of an earlier registry are called in a later one."""

    def __init__(self, old: Directory, new: Directory) -> None:
        self._old = old
        self._new = new

    def now(self, name: str) -> str:
        """What a name of the earlier year stands for in the later one; itself where nobody knows.

        A unit that the later registry does not know by any of its names is the successor that the
        earlier one gives it.
        """
        return self._now.get(name) or self._find(name)

    @cached_property
    def _now(self) -> dict[str, str]:
        registry = self._old.registry
        return {name: self._find(name) for name in (u.name for u in registry.units)}

    def _find(self, name: str) -> str:
        party = self._old.get(name)
        names = (name,) if party is None else (name, *names_of(party))
        for written in names:
            found = self._new.get(written)
            if found is not None:
                return found.name
        successor = party.successor if isinstance(party, Unit) else None
        later = self._new.get(successor) if successor else None
        return later.name if later else successor or (party.name if party else name)

    def all_now(self, names: Iterable[str]) -> tuple[str, ...]:
        """What several names stand for, each once."""
        return tuple(dict.fromkeys(map(self.now, names)))

    def in_later_words(self, text: str, later: str) -> str:
        """A text with units called as a later text calls them."""
        for unit in self._old.registry.units:
            called = self.now(unit.name)
            for name in names_of(unit):
                if name != called and name in text and called in later and name not in later:
                    text = text.replace(name, called)
        return text


def called_now(names: Iterable[str], directory: Directory) -> tuple[str, ...]:
    """The names by which a registry calls units and groups that may be written otherwise."""
    return tuple(
        dict.fromkeys(party.name if (party := directory.get(name)) else name for name in names)
    )
