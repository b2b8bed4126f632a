"""What a unit can still reach: every loss that can be mended, and what that gives back."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from gkcli.model.assessment import ScoreItem
from gkcli.score.assess import Assessment
from gkcli.score.cases import Case
from gkcli.score.points import ItemScore, ItemState, score_item
from gkcli.score.total import Total, total_of
from gkcli.score.unit_score import UnitScore


class Mend(NamedTuple):
    """Something that is still to be done about a case of an item, and the points that it gives.

    ``case`` is None for a mark that is still to be given; then the points are the most it can be.
    """

    item: ScoreItem
    case: Case | None
    what: str
    points: Decimal


class Reach(NamedTuple):
    """The best that a unit can still come to, and what gives most first.

    ``coming`` counts the occasions that are still to fall due, all taken as done well. ``closed``
    is the last day of which records count where that has passed, so that nothing can be mended.
    """

    total: Total
    mends: tuple[Mend, ...]
    coming: int
    closed: date | None


def reach(assessment: Assessment, score: UnitScore) -> Reach:
    """What a unit reaches if it mends what can be mended and does well what is to come.

    Marks that are still to be given count in full; no bonus is counted that was not given yet.
    """
    last = assessment.scheme.until
    closed = last if last is not None and last < assessment.snapshot.as_of else None
    best: list[ItemScore] = []
    mends: list[Mend] = []
    coming: set[tuple[object, ...]] = set()
    for one in score.items:
        to_come = () if closed else assessment.cases.of(one.item, score.unit, to_come=True)
        coming |= {(s.duty.deadline.id, s.instance) for c in to_come if (s := c.standing)}
        if one.state is ItemState.UNMARKED:
            best.append(one._replace(earned=one.item.points))
            mends.append(Mend(one.item, None, "等评分", one.item.points))
            continue
        cases = [case if closed else mended(case, one.item) for case in one.cases]
        entries = assessment.counted(one.item, score.unit)
        places = assessment.scheme.places
        for place, case in enumerate(cases):
            alone = [*one.cases[:place], case, *one.cases[place + 1 :]]
            gain = score_item(one.item, alone, entries, places).earned - one.earned
            if gain > 0:
                mends.append(Mend(one.item, one.cases[place], one.cases[place].mends, gain))
        best.append(
            score_item(one.item, [*cases, *to_come], entries, places) if cases or to_come else one
        )
    ordered = sorted(mends, key=lambda mend: -mend.points)
    return Reach(total_of(assessment.scheme, best), tuple(ordered), len(coming), closed)


def mended(case: Case, item: ScoreItem) -> Case:
    """A case as it is once what can be done about it is done; what is done now may be late."""
    if case.met or not case.mends:
        return case
    standing = case.standing
    due = standing.instance.due if standing else None
    late = (
        (standing.as_of - due).days if standing and due and item.measure in ("按时", "整改") else 0
    )
    return case._replace(met=late <= 0, late=max(late, 0))
