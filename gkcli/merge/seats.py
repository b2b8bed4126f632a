"""Where each version of a table puts its parts, sections, tasks and deadlines."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gkcli.merge.rows import MergeRow, OrderedRows, rows_of
from gkcli.yaml.outline import OutlineBlock, OutlineEntry

LEVELS = ("parts", "sections", "tasks", "deadlines")
"""Each is held by one of those before it; duties also by the notice."""

_TOP = -1
"""The holder of what the table itself holds: its parts, and the duties of the notice."""


class Torn(NamedTuple):
    """A row that both sides moved, to different places."""

    level: str
    row: MergeRow


class Seats:
    """Every part, section, task and duty of three tables, wherever each side has put it.

    What one side moved and the other reworded is one row, which is seated where it was moved to.
    ``torn`` are the rows that both sides moved, to different places: they stay where ours put
    them.
    """

    def __init__(self, base: OutlineBlock, ours: OutlineBlock, theirs: OutlineBlock) -> None:
        self.torn: list[Torn] = []
        self._moved: set[int] = set()
        self._touched: set[int] = set()
        self._number: dict[int, int] = {}
        self._holder: dict[int, int] = {}
        self._rows: dict[tuple[str, int], dict[str, MergeRow]] = defaultdict(dict)
        self._orders: dict[tuple[str, int, int], list[str]] = defaultdict(list)
        whole = (base, ours, theirs)
        sides: tuple[list[OutlineBlock], ...] = tuple([block] for block in whole)
        for level in LEVELS:
            if level == LEVELS[-1]:
                sides = tuple(
                    [*_notices(block), *side] for block, side in zip(whole, sides, strict=True)
                )
            found = [list(self._items(level, blocks)) for blocks in sides]
            self._settle(level, found)
            sides = tuple([item.inner for item in items if item.inner] for items in found)
        if self._moved:
            for block in whole:
                self._touch(block)

    def below(self, level: str, holder: MergeRow | None) -> OrderedRows:
        """What is seated in a holder; without one, what the table itself holds."""
        above = _TOP if holder is None else self._number[id(holder.sides[0])]
        rows = self._rows.get((level, above), {})
        orders = (self._orders.get((level, side, above), []) for side in range(3))
        return OrderedRows(rows, *([name for name in order if name in rows] for order in orders))

    def moved(self, row: MergeRow) -> bool:
        """Whether either side put a thing elsewhere."""
        return any(id(side) in self._moved for side in row.sides)

    def touched(self, row: MergeRow) -> bool:
        """Whether a thing holds, or held, what was moved: its own lines do not tell all then."""
        return any(id(side) in self._touched for side in row.sides)

    def _items(self, level: str, blocks: list[OutlineBlock]) -> Iterator[OutlineEntry]:
        for block in blocks:
            for entry in block.entries:
                if entry.key == level and entry.inner is not None and entry.inner.listed:
                    for item in entry.inner.entries:
                        self._holder[id(item)] = self._number.get(id(block), _TOP)
                        yield item

    def _settle(self, level: str, found: Sequence[Sequence[OutlineEntry]]) -> None:
        """Number the rows of a level and give each its seat."""
        base, ours, theirs = found
        for number, row in enumerate(
            rows_of(level, base, ours, theirs, lambda item: self._holder[id(item)])
        ):
            for item in row.sides:
                self._number[id(item)] = number
                if item.inner is not None:
                    self._number[id(item.inner)] = number
            self._rows[level, self._seat_of(level, row)][str(number)] = row
        for side, items in enumerate(found):
            for item in items:
                name = str(self._number[id(item)])
                self._orders[level, side, self._holder[id(item)]].append(name)

    def _seat_of(self, level: str, row: MergeRow) -> int:
        base, ours, theirs = (self._holder[id(side)] if side else None for side in row)
        seat = theirs if ours is None or (ours == base and theirs is not None) else ours
        places = {place for place in (ours, theirs) if place is not None}
        if base is not None and places - {base}:
            self._moved |= {id(side) for side in row.sides}
            if len({base, *places}) > 2:
                self.torn.append(Torn(level, row))
        return _TOP if seat is None else seat

    def _touch(self, block: OutlineBlock) -> bool:
        """Note every entry of a block that holds what was moved; whether there is any."""
        found = False
        for entry in block.entries:
            if entry.inner is not None and self._touch(entry.inner):
                self._touched.add(id(entry))
            found = found or id(entry) in self._moved or id(entry) in self._touched
        return found


def _notices(block: OutlineBlock) -> Iterator[OutlineBlock]:
    """The notice of a table, where it has one."""
    return (pair.inner for pair in block.entries if pair.key == "notice" and pair.inner is not None)
