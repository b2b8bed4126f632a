"""The changes of one task or unit, commit by commit."""

from collections.abc import Iterator
from typing import NamedTuple

from gkcli.compare.change import Change
from gkcli.git.history import Commit
from gkcli.history.subject import Subject
from gkcli.history.walk import Visit, Walk


class HistoryEvent(NamedTuple):
    """What a commit changed about the subject; ``commit`` is None for uncommitted changes.

    ``began`` marks the first known commit, which has it already. ``whole`` is False where an
    edition could only be read in part.
    """

    commit: Commit | None
    changes: tuple[Change, ...]
    began: bool = False
    whole: bool = True


def trail(walk: Walk, subject: Subject) -> Iterator[HistoryEvent]:
    """The commits that changed the subject, newest first.

    A merge counts only where its outcome differs from every branch that it merged.
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
    """The outcome of a change without the old value."""
    return (change.kind, change.target, change.field, repr(change.after))
