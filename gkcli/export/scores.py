"""The rows of what units score, and of every point they gained or lost."""

from collections.abc import Callable, Iterator

from gkcli.errors import InvalidDataError
from gkcli.export.scope import Scope
from gkcli.export.table_types import Row
from gkcli.score.points import ScorePart
from gkcli.score.read import Scored
from gkcli.score.unit_score import UnitScore
from gkcli.score.words import (
    change_words,
    item_note,
    place_words,
    points_words,
    rests_on,
    why_part,
)

ReadScores = Callable[[], Scored | None]
"""Reads what units score when a row of it is asked for; None without a scheme."""


def score_rows(scope: Scope, scored: ReadScores) -> Iterator[Row]:
    """A row a unit, group by group from the best down."""
    for score, found in _scores(scope, scored):
        places = found.assessment.scheme.places
        total, told = score.total, score.announced
        yield (
            score.unit.name,
            score.group,
            score.rank,
            points_words(total.points, places),
            score.band or None,
            points_words(total.base, places),
            points_words(total.bonus, places),
            points_words(total.penalty, places),
            score.occasions,
            told.on if told else None,
            str(told.points) if told and told.points is not None else None,
            len(score.open_objections),
        )


def score_item_rows(scope: Scope, scored: ReadScores) -> Iterator[Row]:
    """A row an item of a unit, each with rows of what it gained and lost behind it."""
    for score, found in _scores(scope, scored):
        places = found.assessment.scheme.places
        unit = score.unit.name
        for one in score.items:
            item = one.item
            about = (item.what, item.side, item.measure)
            worth = points_words(item.points, places)
            earned = points_words(one.earned, places)
            note = item_note(one) or None
            yield (unit, item.id, 0, *about, earned, worth, None, None, note, ())
            for position, part in enumerate(one.parts, 1):
                rests = tuple(place_words((place,)) for place in rests_on(part, unit, found.lines))
                change = change_words(part.points, places)
                duty = _duty(part)
                yield (unit, item.id, position, *about, change, None, *duty, why_part(part), rests)
        for position, more in enumerate(score.total.adjustments, 1):
            change = change_words(more.points, places)
            about_none = ("调整", position, "调整", None, None)
            yield (unit, *about_none, change, None, None, None, more.why, ())


def _duty(part: ScorePart) -> tuple[str | None, str | None]:
    """The deadline and period that a part is about."""
    standing = part.case.standing if part.case else None
    if standing is None:
        return None, None
    return standing.duty.deadline.id, standing.instance.period or None


def _scores(scope: Scope, scored: ReadScores) -> Iterator[tuple[UnitScore, Scored]]:
    """The scores of the units that are exported; none where they cannot be read.

    Why they cannot is among the findings.
    """
    try:
        found = scored()
    except InvalidDataError:
        return
    if found is not None:
        for score in found.assessment.scores:
            if scope.holds(score.unit.name):
                yield score, found
