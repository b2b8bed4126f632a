"""What changed about the errata of one thing."""

from collections.abc import Iterator, Sequence

from gkcli.changes.change import Change, Kind, Target, Thing
from gkcli.changes.fields import field_changes
from gkcli.changes.matching import by, by_likeness, by_unique, pair
from gkcli.changes.plain import plain
from gkcli.model.notice import Erratum

_FIELDS = ("problem", "confidence", "quote", "suggestion")
_ALIKE = 0.5


def erratum_changes(
    owner: Target, old: Sequence[Erratum], new: Sequence[Erratum]
) -> Iterator[Change]:
    """Errata are the same by what they say, by the words in question, or by saying it alike."""
    errata = pair(
        old,
        new,
        by(lambda erratum: erratum),
        by_unique(lambda erratum: erratum.problem),
        by_unique(lambda erratum: erratum.quote or erratum),
        by_likeness(lambda erratum: erratum.problem, _ALIKE),
    )
    for erratum in errata.removed:
        yield Change(Kind.REMOVED, _target(owner, erratum), before=plain(erratum))
    for erratum in errata.added:
        yield Change(Kind.ADDED, _target(owner, erratum), after=plain(erratum))
    for before, after in errata.same:
        yield from field_changes(_target(owner, after), before, after, _FIELDS)


def _target(owner: Target, erratum: Erratum) -> Target:
    return Target(Thing.ERRATUM, erratum.quote or erratum.problem, erratum.problem, owner)
