"""Changes, and the review of them, as JSON."""

from typing import TYPE_CHECKING, Any

from gkcli.compare.change import Change, Target, Thing
from gkcli.compare.comparison import Comparison
from gkcli.compare.page import ChangePage
from gkcli.compare.words import change_words
from gkcli.record.effects import effect_words
from gkcli.terminal.findings import finding_record
from gkcli.terminal.formats import to_json

if TYPE_CHECKING:
    from gkcli.compare.concerns import Concern
    from gkcli.compare.erased_lateness import ErasedLateness
    from gkcli.compare.review import Review


def changes_json(changes: ChangePage) -> str:
    """The review as one object, a comparison alone as a list of its changes."""
    return to_json(
        review_record(changes.review) if changes.review else change_records(changes.comparison)
    )


def change_records(comparison: Comparison) -> list[dict[str, Any]]:
    """One record a change, as the JSON contract wants it; of ledgers also what they changed."""
    return [change_record(change, comparison) for change in comparison.changes]


def change_record(change: Change, comparison: Comparison) -> dict[str, Any]:
    """One change of a comparison."""
    if change.target.thing is not Thing.RECORD:
        return plain_record(change)
    return plain_record(change) | {"states": _state_records(change, comparison)}


def plain_record(change: Change) -> dict[str, Any]:
    """One change by itself."""
    return {
        "kind": change.kind.value,
        "target": target_record(change.target),
        "field": change.field,
        "before": change.before,
        "after": change.after,
        "words": change_words(change),
        "affected": list(change.affected),
    }


def _state_records(change: Change, comparison: Comparison) -> list[dict[str, Any]]:
    """The occasions that a ledger's line speaks of and whose state changed."""
    unit, subject = change.target.owner, change.target.key.rpartition(" ")[2]
    effects = comparison.states.get(unit.key, ()) if unit else ()
    return [
        {
            "id": effect.after.duty.deadline.id,
            "period": effect.after.instance.period or None,
            "since": str(effect.after.instance.since) if effect.after.instance.since else None,
            "as_of": str(effect.after.as_of),
            "before": effect.before.state.value if effect.before else None,
            "after": effect.after.state.value,
            "words": effect_words(effect),
        }
        for effect in effects
        if subject in effect.after.duty.subjects
    ]


def target_record(target: Target) -> dict[str, Any]:
    """A thing by its kind, its key, its title, and what it belongs to."""
    return {
        "thing": target.thing.value,
        "key": target.key,
        "title": target.title,
        "owner": target_record(target.owner) if target.owner else None,
    }


def review_record(review: "Review") -> dict[str, Any]:
    """The review as one record."""
    comparison = review.comparison
    return {
        "old": comparison.old_name,
        "new": comparison.new_name,
        "passed": review.passed,
        "look": [
            *(_erased(each, review) for each in review.erased),
            *(_concern(each, review) for each in review.concerns),
        ],
        "findings": [
            {**finding_record(finding), "new": place < len(review.fresh)}
            for place, finding in enumerate(review.findings)
        ],
        "untidy": [{"file": file, "line": line} for file, line in review.untidy],
        "changes": change_records(comparison),
    }


def _erased(erased: "ErasedLateness", review: "Review") -> dict[str, Any]:
    """Whose lateness is erased, and by which change; null where several do it together."""
    deadline, instance = erased.before.duty.deadline, erased.before.instance
    return {
        "code": erased.code,
        "title": erased.title,
        "question": erased.question,
        "change": change_record(erased.change, review.comparison) if erased.change else None,
        "units": list(erased.units),
        "id": deadline.id,
        "what": deadline.what,
        "period": instance.period or None,
        "since": str(instance.since) if instance.since else None,
        "as_of": str(erased.before.as_of),
        "before": erased.before.state.value,
        "after": erased.after.state.value if erased.after else None,
        "words": "{} → {}".format(*erased.words),
    }


def _concern(concern: "Concern", review: "Review") -> dict[str, Any]:
    return {
        "code": concern.code,
        "title": concern.title,
        "question": concern.question,
        "change": change_record(concern.change, review.comparison),
    }
