"""Where the tasks of a tidy table stand in its bytes, and the same bytes with fewer tasks."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from gkcli.model.notice import Table

_PARTS = re.compile(rb"^parts:\n", re.MULTILINE)
# A line end is found faster than the beginning of a line.
_ITEM = re.compile(rb"\n( *)- number: '?([^'\n]*)'?(?=\n)")
_PART, _SECTION, _TASK = range(3)
_END = -1


class ByteRange(NamedTuple):
    """The bytes of a part, section or task, from ``start`` to before ``stop``.

    What hangs on it takes those from ``first`` to before ``last``; nothing hangs on a task.
    ``parent`` is the rank of what it hangs on itself, 0 for a part.
    """

    parent: int
    start: int
    first: int
    last: int
    stop: int


class TableRanges(NamedTuple):
    """Where the parts, sections and tasks of a table stand, in document order."""

    parts: Sequence[ByteRange]
    sections: Sequence[ByteRange]
    tasks: Sequence[ByteRange]


def ranges_of(data: bytes, table: Table) -> TableRanges | None:
    """Where the parts, sections and tasks of a table stand in the bytes that it was read from.

    The bytes are those of a tidy file (``yaml.tidy``), in which nothing but an item can begin in
    an item's column. None where the items are not laid out as ``fmt`` does, or one holds none.
    """
    opening = _PARTS.search(data)
    found = [] if opening is None else list(_ITEM.finditer(data, opening.end() - 1))
    columns = sorted({match[1] for match in found[:3]})
    levels = {column: level for level, column in enumerate(columns)}
    items = [(levels[m[1]], m[2], m.start() + 1) for m in found if m[1] in levels]
    if [(level, number) for level, number, _ in items] != list(_numbers(table)):
        return None
    ends = [_end_of(len(column)) for column in columns]
    starts = [(level, start) for level, _, start in items]
    tasks = list(_leaves(data, starts, ends))
    sections = list(_branches(data, starts, _SECTION, tasks, ends))
    parts = list(_branches(data, starts, _PART, sections, ends))
    whole = TableRanges(parts, sections, tasks)
    return whole if tasks and all(s.first for s in (*parts, *sections)) else None


def _numbers(table: Table) -> Iterator[tuple[int, bytes]]:
    for part in table.parts:
        yield _PART, part.number.encode()
        for section in part.sections:
            yield _SECTION, section.number.encode()
            for task in section.tasks:
                yield _TASK, b"%d" % task.number


def _end_of(column: int) -> re.Pattern[bytes]:
    """What ends an item whose dash is in a column: a line that is no further right."""
    return re.compile(rb"^ {0,%d}[^ \n#]" % column, re.MULTILINE)


def _behind(data: bytes, end: re.Pattern[bytes], offset: int) -> int:
    match = end.search(data, offset)
    return match.start() if match else len(data)


def _leaves(
    data: bytes, starts: Sequence[tuple[int, int]], ends: Sequence[re.Pattern[bytes]]
) -> Iterator[ByteRange]:
    section = -1
    for (level, start), (follower, limit) in pairwise([*starts, (_END, len(data))]):
        if level == _SECTION:
            section += 1
        elif level == _TASK:
            inside = data.index(b"\n", start) + 1
            stop = limit if follower == level else _behind(data, ends[level], inside)
            yield ByteRange(section, start, 0, 0, stop)


def _branches(
    data: bytes,
    starts: Sequence[tuple[int, int]],
    level: int,
    children: Sequence[ByteRange],
    ends: Sequence[re.Pattern[bytes]],
) -> Iterator[ByteRange]:
    held: dict[int, tuple[int, int]] = {}
    for child in children:
        held[child.parent] = (held.get(child.parent, (child.start, 0))[0], child.stop)
    parent, rank = -1, 0
    for at, start in starts:
        if at < level:
            parent += 1
        elif at == level:
            first, last = held.get(rank, (0, 0))
            yield ByteRange(max(parent, 0), start, first, last, _behind(data, ends[level], last))
            rank += 1


def pieces(
    size: int,
    edges: tuple[int, int],
    parts: Mapping[int, ByteRange],
    sections: Mapping[int, ByteRange],
    tasks: Sequence[ByteRange],
) -> Iterator[tuple[int, int]]:
    """From where to where to take the bytes of a file that has ``size``, for some of its tasks.

    Together they are a table with these tasks, at least one, in document order; parts and
    sections that hold none of them are left out. ``edges`` are where the first part begins and
    the last one ends; the parts and sections that are needed go by their ranks.
    """
    yield 0, edges[0]
    section = part = -1
    for task in tasks:
        if task.parent != section:
            if section >= 0:
                yield sections[section].last, sections[section].stop
            section = task.parent
            if sections[section].parent != part:
                if part >= 0:
                    yield parts[part].last, parts[part].stop
                part = sections[section].parent
                yield parts[part].start, parts[part].first
            yield sections[section].start, sections[section].first
        yield task.start, task.stop
    yield sections[section].last, sections[section].stop
    yield parts[part].last, parts[part].stop
    yield edges[1], size
