"""A draft of the registry: every name that the document uses, as a unit or a group."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from gkcli.model.directory import Directory, key
from gkcli.model.units import Alias, Group, Registry, Unit
from gkcli.office.intake.account import Findings
from gkcli.office.intake.unit_names import (
    ends_as_unit,
    is_group,
    kind_of_unit,
    kinds_of_group,
    looks_like_unit,
    unit_list,
)

_PREFIX = re.compile(
    r"^(?P<prefix>[\u4e00-\u9fff]{0,3}?[省市县区州旗盟镇乡])(?=[\u4e00-\u9fff]{2,})"
)
_BARE = re.compile(
    r"^(?!.*[省市县区州旗盟镇乡])[\u4e00-\u9fff]{2,10}(?:局|办|委|公司|中心|队|院|社|馆|台|会)$"
)
_IN_TEXT = re.compile(
    r"[省市县区州旗][\u4e00-\u9fff]{1,10}?(?:局|办|委|公司"
    r"|中心)(?:、[\u4e00-\u9fff]{2,10}?(?:局|办|委|公司|中心))+(?=等|要|应|须|负责"
    r"|牵头|会同)"
)
_NOT_PREFIX = ("市场", "区域", "县域", "市政", "市民", "城市", "社区", "园区", "州际")


@dataclass(frozen=True, slots=True)
class NameUse:
    """A list of names in the document: who, where, and on which line."""

    names: tuple[str, ...]
    place: str
    line: int


@dataclass(slots=True)
class Roster:
    """Names as they come up, matched with a registry that may already know them."""

    known: Registry
    findings: Findings
    report_unknown: bool
    """Whether a name that the registry lacks is worth a finding: one was given."""
    units: dict[str, Unit] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    _short: dict[str, tuple[str, str, NameUse]] = field(default_factory=dict)

    def registry(self, uses: Iterable[NameUse]) -> Registry:
        """The known registry and a draft entry for each name that is not in it."""
        directory = Directory(self.known)
        for use in uses:
            prefix = ""
            for name in use.names:
                prefix = self._enter(directory, name, prefix, use)
        self._settle(directory)
        return Registry(
            (*self.known.units, *self.units.values()), (*self.known.groups, *self.groups.values())
        )

    def _enter(self, directory: Directory, name: str, prefix: str, use: NameUse) -> str:
        """Enter a name; gives back the prefix that shortened names behind it go without."""
        own = _prefix(name)
        if directory.get(name) is not None or key(name) in self.groups:
            return own or prefix
        if is_group(name):
            self.groups[key(name)] = _group(name, use)
            self._report(directory, name, use)
        elif not own and prefix and _BARE.match(name):
            self._short.setdefault(key(name), (name, prefix, use))
        elif key(name) not in self.units:
            self.units[key(name)] = _unit(name, use)
            self._report(directory, name, use)
        return own or prefix

    def _settle(self, directory: Directory) -> None:
        """Enter shortened names as other names of what they are short for."""
        for short, (name, prefix, use) in self._short.items():
            full = prefix + name
            if short in self.units or short in self.groups:
                continue
            if directory.get(full) is not None:
                self._alias_of_known(directory, full, name)
                continue
            unit = self.units.get(key(full)) or _unit(full, use)
            self.units[key(full)] = replace(unit, aliases=(*unit.aliases, Alias(name)))

    def _alias_of_known(self, directory: Directory, full: str, name: str) -> None:
        party = directory.get(full)
        units = [
            replace(unit, aliases=(*unit.aliases, Alias(name))) if unit is party else unit
            for unit in self.known.units
        ]
        self.known = replace(self.known, units=tuple(units))

    def _report(self, directory: Directory, name: str, use: NameUse) -> None:
        if not self.report_unknown:
            return
        near = directory.similar(name)
        meant = f"名册里相近的是“{'”“'.join(near)}”；是同一个，就改成别名。" if near else ""
        self.findings.warn(
            use.line,
            "unknown-unit",
            f"{use.place}的“{name}”不在名册里，已作为草稿登记。",
            f"{meant}是新单位，请核对类别和全称。",
        )


def named_lists(text: str) -> Iterator[tuple[str, ...]]:
    """The lists of units that a running text names: 区教育局、环保局、民政局等."""
    for match in _IN_TEXT.finditer(text):
        names = unit_list(match[0])
        if all(map(looks_like_unit, names)):
            yield names


def _prefix(name: str) -> str:
    match = _PREFIX.match(name)
    if match is None or is_group(name) or not ends_as_unit(name):
        return ""
    prefix = match["prefix"]
    at = len(prefix) - 1
    return "" if name[at : at + 2] in _NOT_PREFIX else prefix


def _unit(name: str, use: NameUse) -> Unit:
    return Unit(name=name, kind=kind_of_unit(name), source=use.place, verified=False)


def _group(name: str, use: NameUse) -> Group:
    return Group(
        name=name, source=use.place, kinds=kinds_of_group(name), complete=False, verified=False
    )
