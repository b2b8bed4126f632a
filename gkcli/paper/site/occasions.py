"""How the units stand with a duty, occasion by occasion and state by state."""

from collections.abc import Iterable
from datetime import date

from gkcli.frozen import frozen
from gkcli.model.state import State
from gkcli.paper.accounts import StandingView


@frozen
class StateView:
    """The units that are in one state, by name."""

    state: str
    units: tuple[str, ...]


@frozen
class StageView:
    """One occasion of a duty: the units by state, the most urgent state first.

    ``standings`` are theirs, one by one.
    """

    id: str
    what: str
    limit: str
    occasion: str
    due: date | None
    last_workday: date | None
    states: tuple[StateView, ...]
    standings: tuple[StandingView, ...]


_URGENCY = {state.label: place for place, state in enumerate(State)}


def stages(standings: Iterable[StandingView]) -> tuple[StageView, ...]:
    """The occasions of these standings in the order in which they come."""
    by_occasion: dict[tuple[str, str, date | None], list[StandingView]] = {}
    for standing in standings:
        key = (standing.id, standing.period, standing.due)
        by_occasion.setdefault(key, []).append(standing)
    return tuple(_stage(own) for own in by_occasion.values())


def by_due(standings: Iterable[StandingView]) -> list[StandingView]:
    """Standings by due date, those without one last."""
    return sorted(standings, key=lambda s: (s.due is None, s.due or date.max))


def _stage(own: list[StandingView]) -> StageView:
    units: dict[str, list[str]] = {}
    for standing in own:
        units.setdefault(standing.state, []).append(standing.unit)
    urgent = sorted(units, key=_URGENCY.__getitem__)
    one = own[0]
    return StageView(
        id=one.id,
        what=one.what,
        limit=one.limit,
        occasion=one.occasion,
        due=one.due,
        last_workday=one.last_workday,
        states=tuple(StateView(state, tuple(units[state])) for state in urgent),
        standings=tuple(own),
    )
