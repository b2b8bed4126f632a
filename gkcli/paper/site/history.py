"""What happened to each task, as its page on the office's site tells it."""

from collections.abc import Mapping, Sequence

from gkcli.compare.change import Change, ChangeKind, Thing
from gkcli.compare.lines import ChangeLine, change_lines
from gkcli.history.trail import HistoryEvent
from gkcli.paper.site.history_view import EventView, HistoryView

_MOST = 50
"""How many events of a task its page tells."""


def histories(trails: Mapping[int, Sequence[HistoryEvent]]) -> dict[int, HistoryView]:
    """The history of every task by its number.

    Records that were added are left out: the page tells them anyway.
    """
    return {number: _history(events) for number, events in trails.items()}


def _history(events: Sequence[HistoryEvent]) -> HistoryView:
    told = [
        (event, changes)
        for event in events
        if (changes := [c for c in event.changes if not _is_on_the_page(c)]) or event.began
    ]
    shown = tuple(_event(event, changes) for event, changes in told[:_MOST])
    return HistoryView(shown, len(told) - len(shown))


def _is_on_the_page(change: Change) -> bool:
    return (change.target.thing, change.kind) == (Thing.RECORD, ChangeKind.ADDED)


def _event(event: HistoryEvent, changes: Sequence[Change]) -> EventView:
    commit = event.commit
    came = any(c.target.thing is Thing.TASK and c.kind is ChangeKind.ADDED for c in changes)
    lines: tuple[ChangeLine, ...] = ()
    if not came:
        lines = tuple(line for change in changes for line in change_lines(change))
    return EventView(
        on=commit.time.date() if commit else None,
        author=commit.author if commit else "",
        commit=commit.oid[:7] if commit else "",
        message=commit.subject if commit else "",
        began=event.began,
        came=came,
        whole=event.whole,
        lines=lines,
    )
