"""Which occasions a calendar shows: those of a unit, of a group, or all."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from gkcli.model.directory import Party
from gkcli.model.units import Unit
from gkcli.status.deadlines import Occurrence, group_by_occasion, unassigned_occasions
from gkcli.status.standings import Snapshot, Standing, by_unit


class Owed:
    """The occasions of everybody, looked up by who owes them; all standings are taken once.

    For the public it is as if nobody had recorded anything, without the units of whom nobody has
    confirmed that they owe it.
    """

    def __init__(self, snapshot: Snapshot, *, public: bool) -> None:
        self._snapshot = snapshot.unrecorded.published if public else snapshot
        self._public = public

    @property
    def snapshot(self) -> Snapshot:
        """The workspace as those see it for whom the calendar is."""
        return self._snapshot

    def by(self, party: Party | None) -> list[Occurrence]:
        """What a party owes, or everybody, by due date, then what has no date."""
        found = group_by_occasion(self._standings(party))
        if party is None:
            found += self._of_nobody()
        return sorted(found, key=lambda o: (o.instance.due or date.max, o.duty.deadline.id))

    def _standings(self, party: Party | None) -> list[Standing]:
        if isinstance(party, Unit):
            return self._by_unit.get(party.name, [])
        if party is None:
            return self._all
        members = {unit.name for unit in self._snapshot.directory.members(party)}
        return [standing for standing in self._all if standing.unit.name in members]

    @cached_property
    def _all(self) -> list[Standing]:
        standings = self._snapshot.limited
        return [s for s in standings if not (self._public and s.assumption)]

    @cached_property
    def _by_unit(self) -> dict[str, list[Standing]]:
        return by_unit(self._all)

    def _of_nobody(self) -> Iterator[Occurrence]:
        """What the registry has no unit for is due all the same."""
        yield from unassigned_occasions(self._snapshot, None)
        for _, task in self._snapshot.table.placed():
            if task.deadlines:
                yield from unassigned_occasions(self._snapshot, task)
