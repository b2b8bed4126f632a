"""The offices that ``office.yaml`` names are registered units, each once."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gkcli.check.facts import Checked, RegistryFacts
from gkcli.check.similar import similar_unit
from gkcli.errors import Diagnostic, Severity
from gkcli.model.units import Group

if TYPE_CHECKING:
    from gkcli.model.office import OfficeRules


def check(rules: "Checked[OfficeRules]", units: RegistryFacts) -> Iterator[Diagnostic]:
    """Report offices that are unknown, groups, or named twice."""
    seen: dict[str, str] = {}
    for place, name in enumerate(rules.value.offices):
        party = units.directory.get(name)
        if party is None and name not in units.doubtful:
            yield rules.find(
                Severity.ERROR,
                "unknown-unit",
                ("offices", place),
                f"名册里没有单位“{name}”。",
                f"{similar_unit(units.directory, name)}若是新单位或新写法，先登记到 units.yaml。",
            )
        elif isinstance(party, Group):
            yield rules.find(
                Severity.ERROR,
                "office-is-group",
                ("offices", place),
                f"“{name}”是统称，核准、销号要由一个单位说。",
                "写成其中的单位，一个一个列出。",
            )
        elif party is not None and party.name in seen:
            yield rules.find(
                Severity.WARNING,
                "repeated-unit",
                ("offices", place),
                f"“{name}”前面已经写过（“{seen[party.name]}”）。",
                "删去一个。",
            )
        if party is not None:
            seen.setdefault(party.name, name)
