"""An index of a large table: which of its tasks a question may be about, and where they stand.

It holds no answer. A query takes from it the places of the tasks that may matter, reads these from
the file itself, and judges them as if the table had no others.
"""

import sqlite3
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from datetime import date
from itertools import chain
from typing import NamedTuple

from gkcli.model.deadline import Deadline
from gkcli.model.directory import Directory
from gkcli.model.notice import Table, Task
from gkcli.workspace.excerpt import ByteRange, TableRanges, pieces

_SCHEMA = """
CREATE TABLE bounds (tasks INTEGER, size INTEGER, start INTEGER, stop INTEGER);
CREATE TABLE packed (what TEXT PRIMARY KEY, numbers BLOB);
CREATE TABLE name (written TEXT, tasks BLOB);
CREATE TABLE code (code TEXT PRIMARY KEY, task INTEGER) WITHOUT ROWID;
"""
"""Numbers that are read together stand together: a row for each would be read three times as long.

``number`` holds the tasks' numbers, ``task``, ``section`` and ``part`` the fields of their ranges,
all in document order; ``due`` the days of deadlines in order and ``due_in`` the tasks of these,
``office`` the tasks that first name an office, ``tasks`` those that a name may concern.
"""

_MAGIC = b"SQLite format 3\0"
_NUMBER = "I"
_SAMPLE = 97
_UNDATED = 0
"""Stands for the date of what falls due by a rule that needs more than the table."""


class Wanted(NamedTuple):
    """What a question is about; a task has to fulfil all that is given.

    ``party`` tells of a name as the table writes it whether it can mean whom was asked for.
    Something must be able to fall due from ``since`` to ``until``. ``codes`` are numbers of tasks
    and ids of deadlines.
    """

    party: Callable[[str], bool] | None = None
    since: date | None = None
    until: date | None = None
    codes: tuple[str, ...] | None = None


class Index:
    """An index as it was kept; sqlite3.Error where it is none."""

    def __init__(self, kept: bytes) -> None:
        if not kept.startswith(_MAGIC):
            raise sqlite3.DatabaseError("no base")
        self._base = sqlite3.connect(":memory:")
        self._base.deserialize(kept)
        self.tasks, self._size, *edges = self._base.execute("SELECT * FROM bounds").fetchone()
        self._edges: tuple[int, int] = (edges[0], edges[1])

    def ranks(self, wanted: Wanted) -> list[int] | None:
        """The tasks that may matter, by their ranks, at least one, in document order.

        Those are among them without which nobody knows who the offices are. None where something
        that was asked for is not in the table.
        """
        found: set[int] | None = None
        if wanted.codes is not None:
            tasks = [self._coded(code) for code in wanted.codes]
            if not all(tasks):
                return None
            found = {task for of_code in tasks for task in of_code if task is not None}
        if wanted.party is not None:
            found = _both(found, set(self._of_party(wanted.party)))
        if wanted.since is not None and wanted.until is not None:
            found = _both(found, set(self._due(wanted.since, wanted.until)))
        if found is None:
            return None
        return sorted(found.union(self._packed("office"))) or [0]

    def pieces(self, ranks: Iterable[int]) -> list[tuple[int, int]]:
        """From where to where to take the bytes of the file, for the tasks of some ranks."""
        tasks = self._ranges("task", ranks)
        sections = self._ranges("section", {task.parent for task in tasks.values()})
        parts = self._ranges("part", {section.parent for section in sections.values()})
        return list(pieces(self._size, self._edges, parts, sections, list(tasks.values())))

    def _packed(self, what: str) -> "array[int]":
        query = "SELECT numbers FROM packed WHERE what = ?"
        return _unpacked(self._base.execute(query, (what,)).fetchone()[0])

    def _coded(self, code: str) -> list[int | None]:
        if code.isdigit():
            return list(_places(self._packed("number"), int(code)))
        query = "SELECT task FROM code WHERE code = ?"
        return [task for (task,) in self._base.execute(query, (code,))]

    def _of_party(self, meant: Callable[[str], bool]) -> Iterator[int]:
        names = self._base.execute("SELECT rowid, written FROM name").fetchall()
        for row in [row for row, written in names if meant(written)]:
            query = "SELECT tasks FROM name WHERE rowid = ?"
            yield from _unpacked(self._base.execute(query, (row,)).fetchone()[0])

    def _due(self, since: date, until: date) -> Iterator[int]:
        days, tasks = self._packed("due"), self._packed("due_in")
        yield from tasks[: bisect_right(days, _UNDATED)]
        first, last = since.toordinal(), until.toordinal()
        yield from tasks[bisect_left(days, first) : bisect_right(days, last)]

    def _ranges(self, level: str, ranks: Iterable[int]) -> dict[int, ByteRange]:
        fields, width = self._packed(level), len(ByteRange._fields)
        return {rank: ByteRange(*fields[rank * width : (rank + 1) * width]) for rank in ranks}


def _unpacked(numbers: bytes) -> "array[int]":
    return array(_NUMBER, numbers)


def _places(numbers: "array[int]", number: int) -> Iterator[int]:
    """Where a number stands among others."""
    place = -1
    for _ in range(numbers.count(number)):
        place = numbers.index(number, place + 1)
        yield place


def _both(some: set[int] | None, others: set[int]) -> set[int]:
    return others if some is None else some & others


def build(table: Table, directory: Directory, whole: TableRanges, size: int) -> bytes:
    """The index of a table that was read from a file of so many bytes, as it is kept."""
    tasks = [task for _, task in table.placed()]
    limits = [(rank, deadline) for rank, task in enumerate(tasks) for deadline in task.deadlines]
    dues = sorted((day, rank) for rank, limit in limits if (day := _due_of(limit)) is not None)
    offices: dict[str, int] = {}
    for rank, limit in limits:
        if limit.report_to:
            offices.setdefault(limit.report_to, rank)
    packed = {
        "part": chain.from_iterable(whole.parts),
        "section": chain.from_iterable(whole.sections),
        "task": chain.from_iterable(whole.tasks),
        "number": (task.number for task in tasks),
        "due": (day for day, _ in dues),
        "due_in": (rank for _, rank in dues),
        "office": offices.values(),
    }
    named = _ranks_by_name(tasks, directory)
    codes = [(deadline.id, None) for deadline in table.notice.deadlines]
    with closing(sqlite3.connect(":memory:")) as base:
        base.executescript(_SCHEMA)
        edges = (whole.parts[0].start, whole.parts[-1].stop)
        base.execute("INSERT INTO bounds VALUES (?, ?, ?, ?)", (len(tasks), size, *edges))
        base.executemany("INSERT INTO packed VALUES (?, ?)", _blobs(packed.items()))
        base.executemany("INSERT INTO name VALUES (?, ?)", _blobs(named.items()))
        add_code = "INSERT OR IGNORE INTO code VALUES (?, ?)"
        base.executemany(add_code, codes)
        base.executemany(add_code, ((limit.id, rank) for rank, limit in limits))
        base.commit()
        return base.serialize()


def concerns_most(wanted: Wanted, table: Table, directory: Directory, of: int) -> bool:
    """Whether a party that is asked for may have a part in more than one task of so many.

    Some tasks from all over the table stand for all of them.
    """
    party = wanted.party
    tasks = [task for _, task in table.placed()]
    if not tasks or party is None or wanted.codes is not None or wanted.until is not None:
        return False
    sample = [tasks[len(tasks) * place // _SAMPLE] for place in range(_SAMPLE)]
    concerned = [task for task in sample if any(map(party, _names(task, directory)))]
    return len(concerned) * of > len(sample)


def _blobs(named: Iterable[tuple[str, Iterable[int]]]) -> Iterator[tuple[str, bytes]]:
    return ((name, array(_NUMBER, numbers).tobytes()) for name, numbers in named)


def _ranks_by_name(tasks: Sequence[Task], directory: Directory) -> dict[str, list[int]]:
    """The tasks that a name may concern, by the name as written or as the requirement has it."""
    found: dict[str, list[int]] = {}
    for rank, task in enumerate(tasks):
        for name in _names(task, directory):
            found.setdefault(name, []).append(rank)
    return found


def _names(task: Task, directory: Directory) -> set[str]:
    names = {*task.lead, *task.responsible}
    names.update(unit.name for unit in directory.named_in(task.requirement))
    for deadline in task.deadlines:
        names.update(deadline.units, *(also.units for also in deadline.also))
    return names


def _due_of(deadline: Deadline) -> int | None:
    """The day of a deadline, 0 where it takes more than the table to tell; None for none."""
    if deadline.by is not None:
        return deadline.by.toordinal()
    return _UNDATED if deadline.each or deadline.within else None
