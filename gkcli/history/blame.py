"""Which commit last changed each clause and field of a task."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from gkcli.git.history import Commit
from gkcli.history.subject import TaskSubject
from gkcli.history.walk import Visit, Walk
from gkcli.model.deadline import Deadline
from gkcli.model.notice import Table, Task
from gkcli.model.prose import fold
from gkcli.status.wording import limit_words


class BlamedPiece(NamedTuple):
    """A piece of a task: its field (``requirement`` for each clause of that) and what it says."""

    field: str
    text: str


class Blamed(NamedTuple):
    """A piece of a task and the commit that last changed it; None where uncommitted.

    ``first`` marks the first known commit: the piece may be older.
    """

    cell: BlamedPiece
    commit: Commit | None
    first: bool = False


def blame(walk: Walk, table: Table, subject: TaskSubject) -> list[Blamed]:
    """Every piece of a task in the order of the file, with the commit that last changed it."""
    task = subject.task(table)
    cells = cells_of(task) if task else []
    found: dict[int, Blamed] = {}
    pending: dict[str, set[int]] = {}
    start: set[int] | None = set(range(len(cells)))
    for visit in walk.visits(subject):
        here = start if start is not None else pending.pop(_oid(visit), set())
        start = None
        for number in _passed_on(walk, visit, cells, here, pending):
            found[number] = Blamed(cells[number], visit.commit, first=not visit.parents)
    return [found.get(number, Blamed(cell, None)) for number, cell in enumerate(cells)]


def cells_of(task: Task) -> list[BlamedPiece]:
    """The pieces of a task: its fields, clause by clause where it is prose."""
    return [
        BlamedPiece("number", str(task.number)),
        BlamedPiece("title", task.title),
        BlamedPiece("lead", "、".join(task.lead)),
        BlamedPiece("responsible", "、".join(task.responsible)),
        *(BlamedPiece("requirement", line) for line in fold(task.requirement).split("\n") if line),
        *(BlamedPiece("deadlines", _limit(limit)) for limit in task.deadlines),
        *(BlamedPiece("errata", erratum.problem) for erratum in task.errata),
    ]


def _passed_on(
    walk: Walk, visit: Visit, cells: list[BlamedPiece], here: set[int], pending: dict[str, set[int]]
) -> Iterator[int]:
    """Pass to each parent the pieces that it has already; yield those this commit changed."""
    left = set(here)
    for parent in visit.parents:
        older = walk.editions.table(parent.layout)
        task = None
        if older is not None and isinstance(parent.subject, TaskSubject):
            task = parent.subject.task(older)
        known = Counter(cells_of(task) if task else ())
        for number in sorted(left):
            if known[cells[number]]:
                known[cells[number]] -= 1
                left.discard(number)
                pending.setdefault(parent.commit, set()).add(number)
    yield from sorted(left)


def _oid(visit: Visit) -> str:
    return visit.commit.oid if visit.commit else ""


def _limit(limit: Deadline) -> str:
    owed = f"（{'、'.join(limit.units)}）" if limit.units else ""
    return f"{limit.id} {limit.what}{owed}：{limit_words(limit)}"
