"""Every name in the registry means one unit or group, and groups have members."""

from collections.abc import Iterator
from typing import NamedTuple

from gkcli.check.facts import RegistryFacts
from gkcli.check.similar import similar_unit
from gkcli.errors import Diagnostic, Severity
from gkcli.model.directory import Party, key
from gkcli.model.units import Group, Unit
from gkcli.yaml.draft import DataPath

_MOST_NAMED = 5


class _Name(NamedTuple):
    """One of the names of a unit or group, and where it stands."""

    written: str
    path: DataPath
    party: Party
    owner: DataPath
    dated: bool = False

    @property
    def usual(self) -> bool:
        """Whether it is the name by which the party is called, not an alias or a full name."""
        return self.path[-1] == "name" and self.path[:-1] == self.owner


def check(units: RegistryFacts) -> Iterator[Diagnostic]:
    """Report names that mean two, aliases that say nothing, odd successors and empty groups."""
    names = list(_names(units))
    yield from _owners(units, names)
    yield from _blanks(units, names)
    for path, party in _parties(units):
        yield from _alias_dates(units, path, party)
        if isinstance(party, Group):
            yield from _members(units, path, party)
        elif _is_own_successor(units, path, party):
            yield units.find(
                Severity.WARNING,
                "self-successor",
                (*path, "successor"),
                f"“{party.name}”的后继单位写成了它自己。",
                "写改革后的单位名称；没有变动的，删去 successor。",
            )
    yield from _unverified(units)


def _is_own_successor(units: RegistryFacts, path: DataPath, unit: Unit) -> bool:
    readable = not any(units.stands_in((*path, field)) for field in ("name", "successor"))
    return readable and bool(unit.successor) and key(unit.successor or "") == key(unit.name)


def _called(units: RegistryFacts, path: DataPath, party: Party) -> str:
    """A party's name, or the line on which it stands where that cannot be read."""
    if not units.stands_in((*path, "name")):
        return f"“{party.name}”"
    return f"第 {units.line(path)} 行的{'统称' if isinstance(party, Group) else '单位'}"


def _parties(units: RegistryFacts) -> Iterator[tuple[DataPath, Party]]:
    for index, unit in enumerate(units.value.units):
        yield ("units", index), unit
    for index, group in enumerate(units.value.groups):
        yield ("groups", index), group


def _names(units: RegistryFacts) -> Iterator[_Name]:
    """Every name of every party, the usual ones first, stand-ins left out."""
    parties = list(_parties(units))
    found = [_Name(party.name, (*path, "name"), party, path) for path, party in parties]
    for path, party in parties:
        if isinstance(party, Unit) and party.full_name:
            found.append(_Name(party.full_name, (*path, "full_name"), party, path))
        for index, alias in enumerate(party.aliases):
            at: DataPath = (*path, "aliases", index)
            dated = alias.from_ is not None or alias.to is not None
            found.append(_Name(alias.name, (*at, "name"), party, path, dated))
    return (name for name in found if not units.stands_in(name.path))


def _owners(units: RegistryFacts, names: list[_Name]) -> Iterator[Diagnostic]:
    first: dict[str, _Name] = {}
    for name in names:
        earlier = first.setdefault(key(name.written), name)
        if earlier is name:
            continue
        if earlier.owner != name.owner:
            yield _two_owners(units, earlier, name)
        elif not (earlier.dated and name.dated):
            yield units.find(
                Severity.WARNING,
                "redundant-alias",
                name.path,
                f"“{name.written}”已经是{_called(units, name.owner, name.party)}的名称，不必再写。",
                "删去这一个；全角半角和空格的不同，查找时本来就不计。",
            )


def _two_owners(units: RegistryFacts, earlier: _Name, name: _Name) -> Diagnostic:
    line = units.line(earlier.path)
    if earlier.usual and name.usual and type(earlier.party) is type(name.party):
        return units.find(
            Severity.ERROR,
            "duplicate-unit-name",
            name.path,
            f"名称“{name.written}”重复，第 {line} 行已经登记。",
            "删去一条，或把不同的内容并到一条里。",
        )
    if earlier.usual and name.usual:
        return units.find(
            Severity.ERROR,
            "group-is-unit",
            name.path,
            f"“{name.written}”在第 {line} 行登记为单位，这里又是统称。",
            "统称不是单位：两处留一处。",
        )
    return units.find(
        Severity.ERROR,
        "ambiguous-name",
        name.path,
        f"“{name.written}”既指{_called(units, earlier.owner, earlier.party)}（第 {line} 行），"
        f"又指{_called(units, name.owner, name.party)}。",
        "一个名称只能指一个：从其中一处删去，或写得更全。",
    )


def _blanks(units: RegistryFacts, names: list[_Name]) -> Iterator[Diagnostic]:
    for name in names:
        if any(character.isspace() for character in name.written.strip()):
            yield units.find(
                Severity.WARNING,
                "blank-in-name",
                name.path,
                f"名称“{name.written}”中间有空白，在工作要求里就认不出它。",
                f"请写作 {''.join(name.written.split())}。",
            )


def _alias_dates(units: RegistryFacts, path: DataPath, party: Party) -> Iterator[Diagnostic]:
    for index, alias in enumerate(party.aliases):
        at: DataPath = (*path, "aliases", index)
        if alias.from_ is None or alias.to is None or alias.from_ <= alias.to:
            continue
        if not (units.stands_in((*at, "from")) or units.stands_in((*at, "to"))):
            unnamed = units.stands_in((*at, "name"))
            called = "这个别名" if unnamed else f"别名“{alias.name}”"
            yield units.find(
                Severity.ERROR,
                "alias-dates-reversed",
                (*at, "to"),
                f"{called}{alias.from_} 起用，却 {alias.to} 就停用了。",
                "核对 from 和 to，起用日期在前。",
            )


def _members(units: RegistryFacts, path: DataPath, group: Group) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for index, written in enumerate(group.members):
        at: DataPath = (*path, "members", index)
        party = units.directory.get(written)
        if party is None:
            if written not in units.doubtful:
                yield _unknown_member(units, at, written)
        elif isinstance(party, Group):
            yield units.find(
                Severity.ERROR,
                "group-in-group",
                at,
                f"“{written}”是统称，不能做{_called(units, path, group)}的成员。",
                "把它的成员逐个写上，或写 kinds: [类别]。",
            )
        elif party.name in seen or party.kind in group.kinds:
            why = "已经写过" if party.name in seen else f"属于类别“{party.kind}”，已经包括在内"
            yield units.find(
                Severity.WARNING,
                "redundant-member",
                at,
                f"成员“{written}”{why}。",
                "删去这一个。",
            )
        if party is not None:
            seen.add(party.name)
    readable = units.complete((*path, "members")) and units.complete((*path, "kinds"))
    if group.complete and readable and units.draft.whole and not units.directory.members(group):
        yield units.find(
            Severity.WARNING,
            "empty-group",
            (*path, "name"),
            f"统称“{group.name}”一个单位也没有，却没有注明名册不完整。",
            "写上 kinds 或 members；还没有登记成员的，写 complete: false。",
        )


def _unknown_member(units: RegistryFacts, path: DataPath, written: str) -> Diagnostic:
    return units.find(
        Severity.ERROR,
        "unknown-member",
        path,
        f"成员“{written}”没有登记为单位。",
        f"{similar_unit(units.directory, written)}先在 units 里登记它。",
    )


def _unverified(units: RegistryFacts) -> Iterator[Diagnostic]:
    open_ones = [(path, party) for path, party in _parties(units) if not party.verified]
    names = [party.name for path, party in open_ones if not units.stands_in((*path, "name"))]
    if names:
        more = f"等 {len(names)} 个" if len(names) > _MOST_NAMED else ""
        yield units.find_key(
            Severity.NOTE,
            "unverified",
            ("units",),
            f"资料还没有核实的：{'、'.join(names[:_MOST_NAMED])}{more}。",
            "核实一个，就删去它的 verified: false，并把依据写进 source。",
        )
