"""What happened to something, commit by commit."""

from collections.abc import Iterator
from typing import NamedTuple

from gkcli.compare.change import Change
from gkcli.git.history import Commit
from gkcli.history.subject import Subject
from gkcli.history.walk import Visit, Walk


class HistoryEvent(NamedTuple):
    """What a commit changed about something; None for what is not committed yet.

    ``began`` where it was there from the first commit on that is known. Not ``whole`` where an
    edition could be read in part only.
    """

    commit: Commit | None
    changes: tuple[Change, ...]
    began: bool = False
    whole: bool = True


def trail(walk: Walk, subject: Subject) -> Iterator[HistoryEvent]:
    """The commits that changed something about a subject, the newest first.

    A merge is told only where it is like none of the branches that it merged.
    """
    for visit in walk.visits(subject):
        if not visit.parents:
            yield HistoryEvent(visit.commit, (), began=True)
            continue
        changes = _changes(visit)
        if changes:
            whole = all(parent.difference.whole for parent in visit.parents)
            yield HistoryEvent(visit.commit, changes, whole=whole)


def _changes(visit: Visit) -> tuple[Change, ...]:
    first, *others = (parent.difference.changes for parent in visit.parents)
    made = [{_outcome(change) for change in other} for other in others]
    return tuple(
        change
        for change in first
        if visit.subject.concerned(change) and all(_outcome(change) in other for other in made)
    )


def _outcome(change: Change) -> tuple[object, ...]:
    """What a change made, whatever was there before."""
    return (change.kind, change.target, change.field, repr(change.after))
