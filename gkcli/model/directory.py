"""Finding units: by any of their names, through their groups, and by name in a text."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TypeAlias
from unicodedata import normalize

from gkcli.model.units import Group, Registry, Unit

Party = Unit | Group

_MOST_LIKELY = 3
_LIKE = 0.6
_QUOTED_TITLE = r"《[^《》]*》"


def key(name: str) -> str:
    """The form in which names are compared: full-width and half-width alike, no blanks."""
    return "".join(normalize("NFKC", name).split())


class Directory:
    """The registry as one looks things up in it; the first of two equal names wins."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self._parties: tuple[Party, ...] = (*registry.units, *registry.groups)
        self._by_key: dict[str, Party] = {}
        for party in self._parties:
            for name in names_of(party):
                self._by_key.setdefault(key(name), party)
        self._resolved: dict[str, Party | None] = {}
        self._spoken_of: dict[str, tuple[Unit, ...]] = {}
        self._expanded: dict[tuple[str, ...], tuple[Unit, ...]] = {}

    def get(self, written: str) -> Party | None:
        """The unit or group that goes by exactly this name, full name or alias."""
        if written not in self._resolved:
            self._resolved[written] = self._by_key.get(key(written))
        return self._resolved[written]

    def ending_with(self, tail: str) -> tuple[Party, ...]:
        """Units and groups that have a name with this tail, as 审改办 is one of 区审改办."""
        wanted = key(tail)
        found = {p.name: p for k, p in self._by_key.items() if wanted and k.endswith(wanted)}
        return tuple(found.values())

    def similar(self, written: str) -> tuple[str, ...]:
        """The names in the registry that a mistyped or shortened one probably means, best first."""
        import difflib

        wanted = key(written)
        shortened = [k for k in self._by_key if _is_subsequence(wanted, k)]
        shortened.sort(key=len)
        close = difflib.get_close_matches(wanted, self._by_key, n=5, cutoff=_LIKE)
        near = (*close, *self._begun_with(wanted), *shortened, *self._ending_like(wanted))
        return tuple(dict.fromkeys(self._by_key[k].name for k in near))[:_MOST_LIKELY]

    def _begun_with(self, wanted: str) -> tuple[str, ...]:
        """The keys that begin so; none where so many do that a beginning tells nothing."""
        found = {self._by_key[k].name: k for k in self._by_key if wanted and k.startswith(wanted)}
        return tuple(found.values()) if len(found) <= _MOST_LIKELY else ()

    def _ending_like(self, wanted: str) -> list[str]:
        """The keys with a tail like this one, as 财正局 is mistyped for the tail of 区财政局."""
        import difflib

        tails: dict[str, list[str]] = {}
        for k in self._by_key:
            if len(k) > len(wanted) > 1:
                tails.setdefault(k[-len(wanted) :], []).append(k)
        close = difflib.get_close_matches(wanted, tails, n=_MOST_LIKELY, cutoff=_LIKE)
        return [k for tail in close for k in tails[tail]]

    def members(self, party: Party) -> tuple[Unit, ...]:
        """The units that a group stands for, in the registry's order; a unit stands for itself."""
        if isinstance(party, Unit):
            return (party,)
        return self._members[party.name]

    @cached_property
    def _members(self) -> dict[str, tuple[Unit, ...]]:
        found = {}
        for group in self.registry.groups:
            named = {p.name for p in map(self.get, group.members) if p is not None}
            found[group.name] = tuple(
                unit
                for unit in self.registry.units
                if unit.kind in group.kinds or unit.name in named
            )
        return found

    def groups_of(self, unit: Unit) -> tuple[Group, ...]:
        """The groups that a unit belongs to."""
        return tuple(g for g in self.registry.groups if unit in self._members[g.name])

    def expand(self, written: Iterable[str]) -> tuple[Unit, ...]:
        """All units that these names stand for, each once, in the order of the names."""
        names = tuple(written)
        units = self._expanded.get(names)
        if units is None:
            parties = (party for party in map(self.get, names) if party is not None)
            members = {unit.name: unit for party in parties for unit in self.members(party)}
            units = self._expanded[names] = tuple(members.values())
        return units

    def reach(self, party: Party) -> dict[str, str]:
        """The parties by which one is meant: its own name and those of its groups.

        A group is meant by its own name and by any group that holds all of its members.
        """
        members = {m.name for m in self.members(party)}
        found = {party.name: ""}
        for group in self.registry.groups:
            held = {m.name for m in self._members[group.name]}
            if group.name != party.name and members and members <= held:
                found[group.name] = group.name
        return found

    def named_in(self, text: str) -> tuple[Unit, ...]:
        """The units that a text names, in its order; titles of documents in 《》 do not count."""
        if text not in self._spoken_of:
            self._spoken_of[text] = self._search(text)
        return self._spoken_of[text]

    def _search(self, text: str) -> tuple[Unit, ...]:
        spoken = re.sub(_QUOTED_TITLE, "", text) if "《" in text else text
        found: dict[str, Unit] = {}
        for name in _occurring(spoken, self._names, self._beginnings):
            unit = self._by_key[key(name)]
            if isinstance(unit, Unit):
                found.setdefault(unit.name, unit)
        return tuple(found.values())

    @cached_property
    def _names(self) -> "NameTree":
        tree: NameTree = {}
        for name in {name for party in self._parties for name in names_of(party)}:
            node = tree
            for character in name:
                node = node.setdefault(character, {})
            node[_END] = {}
        return tree

    @cached_property
    def _beginnings(self) -> re.Pattern[str]:
        """What finds the places in a text where a name may begin."""
        return re.compile(f"[{re.escape(''.join(self._names))}]" if self._names else r"(?!)")


NameTree: TypeAlias = dict[str, "NameTree"]
"""Names by their characters, one after the other; ``_END`` stands behind the last."""

_END = ""


def _occurring(text: str, names: NameTree, beginnings: re.Pattern[str]) -> Iterator[str]:
    """The names as they follow one another in a text; the longest of those at one place.

    However many names there are, it takes as long as the text.
    """
    behind = 0
    for start in [match.start() for match in beginnings.finditer(text)]:
        if start < behind:
            continue
        node, place = names, start
        while node and place < len(text):
            node = node.get(text[place], {})
            place += 1
            if _END in node:
                behind = place
        if behind > start:
            yield text[start:behind]


def names_of(party: Party) -> tuple[str, ...]:
    """Every name of a unit or group: the usual one, the full one, the aliases."""
    full = (party.full_name,) if isinstance(party, Unit) and party.full_name else ()
    return (party.name, *full, *(alias.name for alias in party.aliases))


def _is_subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return len(short) > 1 and all(character in rest for character in short)
