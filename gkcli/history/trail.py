"""The changes of one task or unit, or of every task, commit by commit."""

from collections.abc import Iterator
from typing import NamedTuple

from gkcli.compare.change import Change
from gkcli.git.history import Commit
from gkcli.history.all_tasks import AllTasks
from gkcli.history.subject import Subject, TaskSubject
from gkcli.history.walk import Visit, Walk
from gkcli.model.notice import Table


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
        changes = tuple(filter(visit.subject.concerned, _own_changes(visit)))
        if changes:
            whole = all(parent.difference.whole for parent in visit.parents)
            yield HistoryEvent(visit.commit, changes, whole=whole)


def task_trails(walk: Walk, table: Table) -> dict[int, list[HistoryEvent]]:
    """The trail of every task by its number, in one walk."""
    numbers = [task.number for _, task in table.placed()]
    found: dict[int, list[HistoryEvent]] = {number: [] for number in numbers}
    everything = AllTasks({number: TaskSubject(number) for number in numbers}).known_in(table)
    for visit in walk.visits(everything):
        subject = visit.subject
        assert isinstance(subject, AllTasks)
        if not visit.parents:
            for number in subject.tasks:
                found[number].append(HistoryEvent(visit.commit, (), began=True))
            continue
        by_task: dict[int, list[Change]] = {}
        for change in _own_changes(visit):
            for number in subject.whose(change):
                by_task.setdefault(number, []).append(change)
        whole = all(parent.difference.whole for parent in visit.parents)
        for number, changes in by_task.items():
            found[number].append(HistoryEvent(visit.commit, tuple(changes), whole=whole))
    return found


def _own_changes(visit: Visit) -> tuple[Change, ...]:
    """What a commit itself changed: of a merge, what differs from every branch it merged."""
    first, *others = (parent.difference.changes for parent in visit.parents)
    made = [{_outcome(change) for change in other} for other in others]
    return tuple(change for change in first if all(_outcome(change) in other for other in made))


def _outcome(change: Change) -> tuple[object, ...]:
    """The outcome of a change without the old value."""
    return (change.kind, change.target, change.field, repr(change.after))
