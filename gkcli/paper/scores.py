"""The assessment as templates name it."""

from datetime import date

from gkcli.frozen import frozen


@frozen
class PointsView:
    """Points gained or lost, with their sign; what for, why, and the records it rests on."""

    points: str
    about: str
    why: str
    rests_on: str


@frozen
class ScoreItemView:
    """What a unit earned with an item; ``note`` tells of its cases, ``judged`` whether it has any.

    ``side`` is 基础, 加分 or 扣分, ``lost`` is what was lost, "" where that is nothing.
    """

    id: str
    what: str
    side: str
    measure: str
    points: str
    earned: str
    lost: str
    judged: bool
    note: str
    parts: tuple[PointsView, ...]


@frozen
class ScoreEntryView:
    """What was said about a unit's score: an objection, an outcome, an announcement."""

    on: date
    kind: str
    item: str
    points: str
    outcome: str
    note: str
    by: str


@frozen
class ScoreView:
    """The score of a unit: its total and parts, its rank in the group, None where it has none.

    ``items`` are all items that are for it, ``adjustments`` what belongs to no single one,
    ``entries`` what was said but for marks, ``open`` the objections without an outcome.
    """

    unit: str
    full_name: str
    group: str
    rank: int | None
    unranked: str
    total: str
    band: str
    base: str
    bonus: str
    penalty: str
    items: tuple[ScoreItemView, ...]
    adjustments: tuple[PointsView, ...]
    entries: tuple[ScoreEntryView, ...]
    open: tuple[ScoreEntryView, ...]


@frozen
class ScoreGroupView:
    """The units that are compared among themselves, from the best down; ``ranked`` counts."""

    name: str
    scores: tuple[ScoreView, ...]
    ranked: int


@frozen
class BandView:
    """A band and the points from which on one is in it; ``at_most`` percent of a group, or None."""

    name: str
    least: str
    at_most: int | None


@frozen
class AssessmentView:
    """A year's assessment; with a unit, ``groups`` hold only the scores that concern it.

    Records count until ``judged``. ``unmarked`` are the items somebody still has to mark.
    """

    title: str
    source: str
    full: str
    judged: date
    assessors: tuple[str, ...]
    bands: tuple[BandView, ...]
    groups: tuple[ScoreGroupView, ...]
    unmarked: tuple[str, ...]
