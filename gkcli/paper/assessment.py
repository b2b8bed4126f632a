"""Tells an assessment to templates."""

from gkcli.model.assessment import MarkEntry
from gkcli.paper.scores import (
    AssessmentView,
    BandView,
    PointsView,
    ScoreEntryView,
    ScoreGroupView,
    ScoreItemView,
    ScoreView,
)
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
