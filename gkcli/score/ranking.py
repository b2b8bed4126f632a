"""Scores of a group compared: ranks, ties by the stated rule, and bands."""

from collections.abc import Sequence
from decimal import Decimal

from gkcli.model.assessment import AssessmentScheme
from gkcli.score.unit_score import UnitScore

_HUNDRED = 100


def ranked(scheme: AssessmentScheme, scores: Sequence[UnitScore]) -> tuple[UnitScore, ...]:
    """The scores of a group from the best down, with ranks and bands; unranked ones come last.

    Equal totals are ranked by the items of ``ties`` in their order; those equal in these too share
    a rank, and the next rank counts them all. Where a band takes only some percent of the ranked
    units, rounded down, those with the next rank fall into the band below.
    """
    placed = [score for score in scores if score.is_ranked]
    placed.sort(key=lambda score: _key(scheme, score), reverse=True)
    keys = [_key(scheme, score) for score in placed]
    ranks = [keys.index(key) + 1 for key in keys]
    bands = _bands(scheme, placed, ranks)
    rest = [
        score._replace(band=_band(scheme, score.total.points))
        for score in scores
        if not score.is_ranked
    ]
    return (
        *(s._replace(rank=r, band=b) for s, r, b in zip(placed, ranks, bands, strict=True)),
        *rest,
    )


def _key(scheme: AssessmentScheme, score: UnitScore) -> tuple[Decimal, ...]:
    earned = {one.item.id: one.earned for one in score.items}
    return (score.total.points, *(earned.get(name, Decimal(0)) for name in scheme.ties))


def _bands(
    scheme: AssessmentScheme, placed: Sequence[UnitScore], ranks: Sequence[int]
) -> list[str]:
    """The band of each; who shares a rank shares a band."""
    seats = {b.name: len(placed) * (b.at_most or _HUNDRED) // _HUNDRED for b in scheme.bands}
    taken: list[str] = []
    for place, score in enumerate(placed):
        if place and ranks[place] == ranks[place - 1]:
            taken.append(taken[-1])
            continue
        together = ranks.count(ranks[place])
        open_ones = (
            band
            for band in scheme.bands
            if score.total.points >= band.from_
            and taken.count(band.name) + together <= seats[band.name]
        )
        taken.append(next((band.name for band in open_ones), ""))
    return taken


def _band(scheme: AssessmentScheme, points: Decimal) -> str:
    return next((band.name for band in scheme.bands if points >= band.from_), "")
