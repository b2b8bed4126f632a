"""An index of a large table: which of its tasks a question may be about, and where they stand.

It holds no answer. A query takes from it the places of the tasks that may matter, reads these from
the file itself, and judges them as if the table had no others.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import date
from typing import NamedTuple

from gkcli.model.deadline import Deadline
from gkcli.model.directory import Directory
from gkcli.model.notice import Table, Task
from gkcli.workspace.excerpt import ByteRange, TableRanges, pieces

_SCHEMA = """
CREATE TABLE bounds (tasks INTEGER, size INTEGER, start INTEGER, stop INTEGER);
CREATE TABLE part (
    rank INTEGER PRIMARY KEY, parent INTEGER, start INTEGER, first INTEGER, last INTEGER,
    stop INTEGER);
CREATE TABLE section (
    rank INTEGER PRIMARY KEY, parent INTEGER, start INTEGER, first INTEGER, last INTEGER,
    stop INTEGER);
CREATE TABLE task (rank INTEGER PRIMARY KEY, parent INTEGER, start INTEGER, stop INTEGER);
CREATE TABLE number (number INTEGER, task INTEGER, PRIMARY KEY (number, task)) WITHOUT ROWID;
CREATE TABLE name (rank INTEGER PRIMARY KEY, written TEXT);
CREATE TABLE involved (name INTEGER, task INTEGER, PRIMARY KEY (name, task)) WITHOUT ROWID;
CREATE TABLE code (code TEXT PRIMARY KEY, task INTEGER) WITHOUT ROWID;
CREATE TABLE due (due TEXT, task INTEGER, PRIMARY KEY (due, task)) WITHOUT ROWID;
CREATE TABLE office (task INTEGER PRIMARY KEY);
"""

_MAGIC = b"SQLite format 3\0"
_UNDATED = ""
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
        always = {task for (task,) in self._base.execute("SELECT task FROM office")}
        return sorted(found | always) or [0]

    def pieces(self, ranks: Iterable[int]) -> list[tuple[int, int]]:
        """From where to where to take the bytes of the file, for the tasks of some ranks."""
        one = "SELECT parent, start, 0, 0, stop FROM task WHERE rank = ?"
        tasks = [ByteRange(*self._base.execute(one, (rank,)).fetchone()) for rank in ranks]
        sections = self._branches("section", {task.parent for task in tasks})
        parts = self._branches("part", {section.parent for section in sections.values()})
        return list(pieces(self._size, self._edges, parts, sections, tasks))

    def _coded(self, code: str) -> list[int | None]:
        if code.isdigit():
            query, value = "SELECT task FROM number WHERE number = ?", int(code)
            return [task for (task,) in self._base.execute(query, (value,))]
        query = "SELECT task FROM code WHERE code = ?"
        return [task for (task,) in self._base.execute(query, (code,))]

    def _of_party(self, meant: Callable[[str], bool]) -> Iterator[int]:
        names = self._base.execute("SELECT rank, written FROM name").fetchall()
        for rank, written in names:
            if meant(written):
                query = "SELECT task FROM involved WHERE name = ?"
                yield from (task for (task,) in self._base.execute(query, (rank,)))

    def _due(self, since: date, until: date) -> Iterator[int]:
        query = "SELECT task FROM due WHERE due = ? OR due BETWEEN ? AND ?"
        for (task,) in self._base.execute(query, (_UNDATED, str(since), str(until))):
            yield task

    def _branches(self, level: str, ranks: Iterable[int]) -> dict[int, ByteRange]:
        one = f"SELECT parent, start, first, last, stop FROM {level} WHERE rank = ?"  # noqa: S608
        return {rank: ByteRange(*self._base.execute(one, (rank,)).fetchone()) for rank in ranks}


def _both(some: set[int] | None, others: set[int]) -> set[int]:
    return others if some is None else some & others


def build(table: Table, directory: Directory, whole: TableRanges, size: int) -> bytes:
    """The index of a table that was read from a file of so many bytes, as it is kept."""
    with closing(sqlite3.connect(":memory:")) as base:
        base.executescript(_SCHEMA)
        edges = (whole.parts[0].start, whole.parts[-1].stop)
        base.execute("INSERT INTO bounds VALUES (?, ?, ?, ?)", (len(whole.tasks), size, *edges))
        for level, branches in (("part", whole.parts), ("section", whole.sections)):
            base.executemany(
                f"INSERT INTO {level} VALUES (?, ?, ?, ?, ?, ?)",  # noqa: S608
                ((rank, *span) for rank, span in enumerate(branches)),
            )
        base.executemany(
            "INSERT INTO task VALUES (?, ?, ?, ?)",
            ((rank, span.parent, span.start, span.stop) for rank, span in enumerate(whole.tasks)),
        )
        _add_contents(base, table, directory)
        base.commit()
        return base.serialize()


def _add_contents(base: sqlite3.Connection, table: Table, directory: Directory) -> None:
    tasks = [task for _, task in table.placed()]
    names: dict[str, int] = {}
    base.executemany(
        "INSERT OR IGNORE INTO number VALUES (?, ?)",
        ((task.number, rank) for rank, task in enumerate(tasks)),
    )
    base.executemany(
        "INSERT INTO involved VALUES (?, ?)",
        (
            (names.setdefault(name, len(names)), rank)
            for rank, task in enumerate(tasks)
            for name in _names(task, directory)
        ),
    )
    base.executemany("INSERT INTO name VALUES (?, ?)", ((r, name) for name, r in names.items()))
    base.executemany(
        "INSERT OR IGNORE INTO code VALUES (?, ?)",
        ((deadline.id, None) for deadline in table.notice.deadlines),
    )
    limits = [(rank, deadline) for rank, task in enumerate(tasks) for deadline in task.deadlines]
    base.executemany(
        "INSERT OR IGNORE INTO code VALUES (?, ?)", ((limit.id, rank) for rank, limit in limits)
    )
    base.executemany(
        "INSERT OR IGNORE INTO due VALUES (?, ?)",
        ((due, rank) for rank, limit in limits if (due := _due_of(limit)) is not None),
    )
    offices: dict[str, int] = {}
    for rank, limit in limits:
        if limit.report_to:
            offices.setdefault(limit.report_to, rank)
    base.executemany("INSERT OR IGNORE INTO office VALUES (?)", ((r,) for r in offices.values()))


def _names(task: Task, directory: Directory) -> set[str]:
    """Every name by which a task may concern somebody, as written or as the requirement has it."""
    of_deadlines = (
        name
        for deadline in task.deadlines
        for name in (*deadline.units, *(name for also in deadline.also for name in also.units))
    )
    named = (unit.name for unit in directory.named_in(task.requirement))
    return {*task.lead, *task.responsible, *of_deadlines, *named}


def _due_of(deadline: Deadline) -> str | None:
    """The day of a deadline, "" where it takes more than the table to tell; None for none."""
    if deadline.by is not None:
        return str(deadline.by)
    return _UNDATED if deadline.each or deadline.within else None
