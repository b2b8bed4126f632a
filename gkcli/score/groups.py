"""Who is assessed, and in which group; by which scheme, told by its digest."""

from hashlib import blake2b

from gkcli.model.assessment import AssessmentScheme, ScoreGroup, ScoreItem
from gkcli.model.directory import Directory
from gkcli.model.units import Unit
from gkcli.yaml.canonical.emit import canonical


def members(scheme: AssessmentScheme, group: ScoreGroup, directory: Directory) -> tuple[Unit, ...]:
    """The units of a group in the registry's order of its names, without those exempt.

    A unit that several groups name belongs to the first.
    """
    taken = {unit.name for unit in directory.expand(scheme.exempt)}
    for other in scheme.groups:
        if other is group:
            break
        taken |= {unit.name for unit in directory.expand(other.units)}
    return tuple(unit for unit in directory.expand(group.units) if unit.name not in taken)


def group_of(scheme: AssessmentScheme, unit: Unit, directory: Directory) -> ScoreGroup | None:
    """The group that a unit is compared in; None where it is not assessed."""
    return next((g for g in scheme.groups if unit in members(scheme, g, directory)), None)


def items_of(scheme: AssessmentScheme, group: ScoreGroup) -> tuple[ScoreItem, ...]:
    """The items that are for a group."""
    return tuple(item for item in scheme.items if not item.groups or group.name in item.groups)


def digest_of(scheme: AssessmentScheme) -> str:
    """Twelve characters that change where anything that the scheme says does; comments do not."""
    return blake2b(canonical(scheme).encode(), digest_size=6).hexdigest()
