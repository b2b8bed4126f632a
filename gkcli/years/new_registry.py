"""The registry of the next year: units that were reorganised stand under their successors."""

from datetime import date

from gkcli.frozen import replace
from gkcli.model.directory import Directory
from gkcli.model.units import Alias, Group, Registry, Unit


def next_registry(old: Registry, year: int) -> Registry:
    """The registry for a year that follows; the same where no unit has a successor.

    A successor that the registry has takes over the names of what became of it; one that it lacks
    is added, unverified. Old names are aliases up to the end of the year before: when exactly the
    reform came is for a person to say.
    """
    directory = Directory(old)
    heirs = {unit.name: _heir(unit, directory) for unit in old.units}
    if all(heir == name for name, heir in heirs.items()):
        return old
    until = date(year - 1, 12, 31)
    units: list[Unit] = []
    seen: set[str] = set()
    for unit in old.units:
        heir = heirs[unit.name]
        if heir not in seen:
            seen.add(heir)
            ended = [one for one in old.units if heirs[one.name] == heir and one.name != heir]
            units.append(_unit(heir, directory, ended, until) if ended else unit)
    return Registry(tuple(units), tuple(_group(group, heirs) for group in old.groups))


def _heir(unit: Unit, directory: Directory) -> str:
    """The unit that it is now, through several reforms; itself where they go in a circle."""
    seen = {unit.name}
    last = unit
    while last.successor:
        later = directory.get(last.successor)
        if not isinstance(later, Unit):
            return last.successor
        if later.name in seen:
            return unit.name
        seen.add(later.name)
        last = later
    return last.name


def _unit(name: str, directory: Directory, ended: list[Unit], until: date) -> Unit:
    known = directory.get(name)
    aliases = [alias for unit in ended for alias in _former(unit, until)]
    if isinstance(known, Unit) and known.name == name:
        return replace(known, aliases=(*known.aliases, *aliases))
    names = "、".join(unit.name for unit in ended)
    return Unit(
        name,
        ended[0].kind,
        f"上年名册里 {names} 的 successor",
        aliases=tuple(aliases),
        verified=False,
        note=f"旧名的停用日期按年度写作 {until}，改革的日子待核",
    )


def _former(unit: Unit, until: date) -> list[Alias]:
    full = [Alias(unit.full_name)] if unit.full_name else []
    given = [Alias(unit.name), *full, *unit.aliases]
    return [replace(alias, to=alias.to or until) for alias in given]


def _group(group: Group, heirs: dict[str, str]) -> Group:
    members = tuple(dict.fromkeys(heirs.get(name, name) for name in group.members))
    return replace(group, members=members)
