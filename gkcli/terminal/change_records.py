"""What differs between two editions, as JSON."""

from typing import Any

from gkcli.compare.change import Change, Target, Thing
from gkcli.compare.compared import Comparison
from gkcli.compare.words import change_words
from gkcli.record.effects import effect_words


def change_records(found: Comparison) -> list[dict[str, Any]]:
    """One record a change, as the JSON contract wants it; of ledgers also what they changed."""
    return [change_record(change, found) for change in found.changes]


def change_record(change: Change, found: Comparison) -> dict[str, Any]:
    """One change of a comparison."""
    if change.target.thing is not Thing.RECORD:
        return plain_record(change)
    return plain_record(change) | {"states": _state_records(change, found)}


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


def _state_records(change: Change, found: Comparison) -> list[dict[str, Any]]:
    """The occasions that a ledger's line speaks of and whose state changed."""
    unit, subject = change.target.owner, change.target.key.rpartition(" ")[2]
    told = found.states.get(unit.key, ()) if unit else ()
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
        for effect in told
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
