"""Scores as JSON; points are texts, because a number in JSON need not be exact."""

from collections.abc import Sequence
from typing import Any

from gkcli.model.assessment import MarkEntry
from gkcli.score.assess import Assessment
from gkcli.score.cases import Case
from gkcli.score.points import ItemScore, ScorePart
from gkcli.score.unit_score import UnitScore
from gkcli.score.what_if import Reach
from gkcli.score.words import about_part, points_words, rests_on, why_part
from gkcli.workspace.assessment import RecordLines


def score_records(
    scores: Sequence[UnitScore],
    assessment: Assessment,
    lines: RecordLines,
    reaches: dict[str, Reach],
) -> list[dict[str, Any]]:
    """One record a unit, in the order of the list."""
    return [_record(score, assessment, lines, reaches.get(score.unit.name)) for score in scores]


def _record(
    score: UnitScore, assessment: Assessment, lines: RecordLines, best: Reach | None
) -> dict[str, Any]:
    places = assessment.scheme.places
    total = score.total
    return {
        "unit": score.unit.name,
        "group": score.group,
        "rank": score.rank,
        "total": points_words(total.points, places),
        "band": score.band or None,
        "base": points_words(total.base, places),
        "bonus": points_words(total.bonus, places),
        "penalty": points_words(total.penalty, places),
        "judged_points": points_words(total.worth, places),
        "full": points_words(assessment.scheme.full, places),
        "occasions": score.occasions,
        "unranked": score.unranked_why or None,
        "items": [_item(one, score, lines, places) for one in score.items],
        "adjustments": [
            {"points": points_words(one.points, places), "why": one.why}
            for one in total.adjustments
        ],
        "entries": [_entry(entry, score, lines) for entry in score.entries],
        "open_objections": [_entry(entry, score, lines) for entry in score.open_objections],
        **({"reach": _reach(best, places)} if best else {}),
        "as_of": assessment.snapshot.as_of.isoformat(),
        "judged_as_of": assessment.judged.as_of.isoformat(),
    }


def _item(one: ItemScore, score: UnitScore, lines: RecordLines, places: int) -> dict[str, Any]:
    return {
        "id": one.item.id,
        "what": one.item.what,
        "side": one.item.side,
        "measure": one.item.measure,
        "points": points_words(one.item.points, places),
        "earned": points_words(one.earned, places),
        "state": one.state.value,
        "cases": len(one.cases),
        "parts": [_part(part, score, lines, places) for part in one.parts],
    }


def _part(part: ScorePart, score: UnitScore, lines: RecordLines, places: int) -> dict[str, Any]:
    return {
        "points": points_words(part.points, places),
        "about": about_part(part) or None,
        "why": why_part(part),
        **_case(part.case),
        "rests_on": [
            {"file": file, "line": line or None, "missing": not line}
            for file, line in rests_on(part, score.unit.name, lines)
        ],
    }


def _case(case: Case | None) -> dict[str, Any]:
    standing = case.standing if case else None
    if standing is None:
        return dict.fromkeys(("deadline", "task", "period", "since", "due", "done_on"))
    instance, done_on = standing.instance, standing.verdict.done_on
    return {
        "deadline": standing.duty.deadline.id,
        "task": standing.duty.task.number if standing.duty.task else None,
        "period": instance.period or None,
        "since": instance.since.isoformat() if instance.since else None,
        "due": instance.due.isoformat() if instance.due else None,
        "done_on": done_on.isoformat() if done_on else None,
    }


def _entry(entry: MarkEntry, score: UnitScore, lines: RecordLines) -> dict[str, Any]:
    file, line = lines.of_entry(score.unit.name, entry)
    return {
        "on": entry.on.isoformat(),
        "kind": entry.kind,
        "item": entry.item,
        "points": None if entry.points is None else str(entry.points),
        "outcome": entry.outcome,
        "digest": entry.digest,
        "note": entry.note,
        "evidence": list(entry.evidence),
        "by": entry.by,
        "file": file,
        "line": line or None,
    }


def _reach(best: Reach, places: int) -> dict[str, Any]:
    return {
        "total": points_words(best.total.points, places),
        "coming": best.coming,
        "closed": best.closed.isoformat() if best.closed else None,
        "mends": [
            {
                "points": points_words(mend.points, places),
                "item": mend.item.id,
                "what": mend.what,
                **_case(mend.case),
            }
            for mend in best.mends
        ],
    }
