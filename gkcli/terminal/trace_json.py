"""What ``trace`` tells, as data."""

from collections.abc import Iterator
from typing import Any

from gkcli.status.standings import Snapshot
from gkcli.status.tasks import task_entry
from gkcli.terminal.completion_bar import counts_record
from gkcli.trace.chain import Chain
from gkcli.trace.documents import Item
from gkcli.trace.tracing import TracedItem, Tracing


def trace_records(tracing: Tracing, now: Snapshot) -> Iterator[dict[str, Any]]:
    """The items above, then our tasks; ``direction`` tells the two apart."""
    for one in tracing.items:
        yield above_record(one, tracing.chain, now)
    for item in tracing.chain.own:
        yield own_record(item, tracing.chain)


def above_record(one: TracedItem, chain: Chain, now: Snapshot) -> dict[str, Any]:
    """An item above: what carries it out, over all levels, and where that is less."""
    return {
        "direction": "above",
        **_item(one.item),
        "text": one.item.text,
        "rests_on": [str(item.reference) for item in chain.rests_on(one.item)],
        "through": [str(item.reference) for item in one.through],
        "carried_by": [_carrier(item, now) for item in one.carriers],
        "missed": one.missed,
        "not_ours": one.excused,
        "less": [
            {"kind": less.kind.value, "task": less.task or None, "words": less.words}
            | {"above": less.above, "ours": less.ours or None}
            for less in one.lesser
        ],
    }


def own_record(item: Item, chain: Chain) -> dict[str, Any]:
    """One of our tasks or duties: what it says it rests on, and all that this leads to."""
    return {
        "direction": "own",
        **_item(item),
        "basis": list(map(str, item.rests_on)),
        "rests_on": [str(above.reference) for above in chain.rests_on(item)],
    }


def _item(item: Item) -> dict[str, Any]:
    return {"document": item.document, "item": item.code, "title": item.title}


def _carrier(item: Item, now: Snapshot) -> dict[str, Any]:
    if item.task is None or item.place is None:
        return {"item": item.code, "title": item.title}
    entry = task_entry(now, item.place, item.task)
    return {
        "item": item.code,
        "title": item.title,
        "lead": list(item.task.lead),
        "responsible": list(item.task.responsible),
        "state": entry.state.value,
        "counts": counts_record(entry.counts),
    }
