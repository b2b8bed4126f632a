"""The assessment as templates name it."""

from datetime import date

from gkcli.frozen import frozen
from gkcli.model.assessment import MarkEntry
from gkcli.paper.wording import closed_up
from gkcli.score.points import ItemScore, ItemState, ScorePart
from gkcli.score.read import Scored
from gkcli.score.unit_score import UnitScore
from gkcli.score.words import (
    about_part,
    change_words,
    item_note,
    place_words,
    points_words,
    rests_on,
    why_part,
)
from gkcli.workspace.assessment import RecordLines


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


def assessment_view(scored: Scored, members: set[str] | None) -> AssessmentView:
    """The view of an assessment, of the units with these names, of all without any."""
    assessment, lines = scored
    scheme, scores = assessment.scheme, assessment.scores
    places = scheme.places
    unmarked = {
        one.item.what: None
        for score in scores
        for one in score.items
        if one.state is ItemState.UNMARKED
    }
    groups = tuple(
        ScoreGroupView(
            group.name,
            tuple(
                _score(score, lines, places)
                for score in scores
                if score.group == group.name and (members is None or score.unit.name in members)
            ),
            sum(score.group == group.name and score.rank is not None for score in scores),
        )
        for group in scheme.groups
    )
    return AssessmentView(
        scheme.title,
        scheme.source or "",
        points_words(scheme.full, 0),
        assessment.judged.as_of,
        assessment.assessors.names,
        tuple(BandView(b.name, points_words(b.from_, 0), b.at_most) for b in scheme.bands),
        tuple(group for group in groups if group.scores),
        tuple(unmarked),
    )


def _score(score: UnitScore, lines: RecordLines, places: int) -> ScoreView:
    total = score.total
    names = {one.item.id: one.item.what for one in score.items}
    return ScoreView(
        unit=score.unit.name,
        full_name=score.unit.full_name or score.unit.name,
        group=score.group,
        rank=score.rank,
        unranked=closed_up(score.unranked_why),
        total=points_words(total.points, places),
        band=score.band,
        base=points_words(total.base, places),
        bonus=points_words(total.bonus, places),
        penalty=points_words(total.penalty, places),
        items=tuple(_item(one, score.unit.name, lines, places) for one in score.items),
        adjustments=tuple(
            PointsView(change_words(one.points, places), "", closed_up(one.why), "")
            for one in total.adjustments
        ),
        entries=tuple(_entry(e, names) for e in score.entries if e.kind != "评分"),
        open=tuple(_entry(e, names) for e in score.open_objections),
    )


def _item(one: ItemScore, unit: str, lines: RecordLines, places: int) -> ScoreItemView:
    lost = one.start - one.earned
    return ScoreItemView(
        id=one.item.id,
        what=one.item.what,
        side=one.item.side,
        measure=one.item.measure,
        points=points_words(one.item.points, places),
        earned=points_words(one.earned, places),
        lost=points_words(lost, places) if lost > 0 and one.state is ItemState.JUDGED else "",
        judged=one.state is ItemState.JUDGED,
        note=closed_up(item_note(one)),
        parts=tuple(_part(part, unit, lines, places) for part in one.parts),
    )


def _part(part: ScorePart, unit: str, lines: RecordLines, places: int) -> PointsView:
    return PointsView(
        change_words(part.points, places),
        closed_up(about_part(part)),
        why_part(part) if part.entry else closed_up(part.why),
        place_words(rests_on(part, unit, lines)),
    )


def _entry(entry: MarkEntry, names: dict[str, str]) -> ScoreEntryView:
    return ScoreEntryView(
        entry.on,
        entry.kind,
        names.get(entry.item or "", entry.item or ""),
        "" if entry.points is None else str(entry.points),
        entry.outcome or "",
        entry.note or "",
        entry.by or "",
    )
