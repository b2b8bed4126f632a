"""Scores of all units under a year's scheme as of a day."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from gkcli.frozen import frozen, replace
from gkcli.model.assessment import (
    OF_UNITS,
    AssessmentScheme,
    MarkEntry,
    ScoreGroup,
    ScoreItem,
    entry_order,
)
from gkcli.model.units import Unit
from gkcli.score.assessors import Assessors
from gkcli.score.cases import CaseFinder
from gkcli.score.groups import group_of, items_of, members
from gkcli.score.points import ItemScore, score_item
from gkcli.score.ranking import ranked
from gkcli.score.total import total_of
from gkcli.score.unit_score import UnitScore
from gkcli.status.standings import Snapshot

Entries = Mapping[str, Sequence[MarkEntry]]
"""What was marked, objected to and announced, by the unit's registered name."""


@frozen
class Assessment:
    """A scheme applied to a snapshot.

    Records after the scheme's last day do not count, entries after the day of the snapshot neither.
    """

    scheme: AssessmentScheme
    snapshot: Snapshot
    entries: Entries

    @cached_property
    def assessors(self) -> Assessors:
        """Who may mark and decide."""
        now = self.snapshot
        return Assessors(self.scheme, now.directory, now.offices)

    @cached_property
    def judged(self) -> Snapshot:
        """The snapshot as of the last day of which records count."""
        last = self.scheme.until
        if last is None or last >= self.snapshot.as_of:
            return self.snapshot
        return replace(self.snapshot, as_of=last)

    @cached_property
    def cases(self) -> CaseFinder:
        """Finds what the items look at."""
        return CaseFinder(self.judged, self.judged)

    @cached_property
    def scores(self) -> tuple[UnitScore, ...]:
        """Every unit's score, group by group, from the best down."""
        return tuple(score for group in self.scheme.groups for score in self.of_group(group))

    def of_group(self, group: ScoreGroup) -> tuple[UnitScore, ...]:
        """The scores of one group from the best down; those whose ledgers were read."""
        units = members(self.scheme, group, self.snapshot.directory)
        readable = (unit for unit in units if unit.name not in self.snapshot.unread)
        return ranked(self.scheme, [self.unit_score(unit, group) for unit in readable])

    def of_unit(self, unit: Unit) -> UnitScore | None:
        """The score of one unit with its rank; None where it is not assessed."""
        group = group_of(self.scheme, unit, self.snapshot.directory)
        if group is None:
            return None
        return next((one for one in self.of_group(group) if one.unit == unit), None)

    def unit_score(self, unit: Unit, group: ScoreGroup) -> UnitScore:
        """The score of a unit of a group, not yet compared with the others."""
        items = tuple(self._item_score(item, unit) for item in items_of(self.scheme, group))
        occasions = {
            (case.standing.duty.deadline.id, case.standing.instance)
            for one in items
            for case in one.cases
            if case.standing is not None
        }
        return UnitScore(
            unit,
            group.name,
            items,
            total_of(self.scheme, items),
            self._entries(unit),
            len(occasions),
            self.scheme.least_cases or 0,
        )

    def _item_score(self, item: ScoreItem, unit: Unit) -> ItemScore:
        cases = self.cases.of(item, unit)
        coming = not cases and bool(self.cases.of(item, unit, to_come=True))
        return score_item(item, cases, self.counted(item, unit), self.scheme.places, coming=coming)

    def counted(self, item: ScoreItem, unit: Unit) -> tuple[MarkEntry, ...]:
        """The entries about an item that those have written who may, in order."""
        return tuple(
            entry
            for entry in self._entries(unit)
            if entry.item == item.id and entry.kind not in OF_UNITS and entry.by in self.assessors
        )

    def _entries(self, unit: Unit) -> tuple[MarkEntry, ...]:
        return in_entry_order(
            entry for entry in self.entries.get(unit.name, ()) if entry.on <= self.snapshot.as_of
        )


def in_entry_order(entries: Iterable[MarkEntry]) -> tuple[MarkEntry, ...]:
    """Entries by day and kind, each once, whatever order their lines have."""
    return tuple(sorted(dict.fromkeys(entries), key=entry_order))
