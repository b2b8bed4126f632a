"""Where in the table parts, sections and tasks stand when both have moved some."""

from collections.abc import Iterator
from typing import NamedTuple

from gkcli.files.outline import Block, Entry
from gkcli.merging.rows import Row, rows_of

LEVELS = ("parts", "sections", "tasks")


class Seated(NamedTuple):
    """The things in one place, and their order on each side, as numbers of rows."""

    rows: dict[str, Row]
    base: list[str]
    ours: list[str]
    theirs: list[str]


class Seats:
    """Every part, section and task of three tables, wherever each side has put it.

    What one side moved and the other reworded is one row, which is seated where it was moved to.
    ``moved`` are the rows that are seated elsewhere than they were, ``torn`` those that both sides
    moved, to different places: they stay where ours put them.
    """

    def __init__(self, base: Block, ours: Block, theirs: Block) -> None:
        self.moved: list[Row] = []
        self.torn: list[Row] = []
        self._rows: dict[str, list[Row]] = {}
        self._number: dict[int, int] = {}
        self._seat: dict[str, list[int]] = {}
        self._holder: dict[int, int] = {}
        sides: tuple[list[Block], ...] = ([base], [ours], [theirs])
        for level in LEVELS:
            found = [list(self._items(level, blocks)) for blocks in sides]
            self._rows[level] = rows_of(level, *found)
            self._settle(level)
            sides = tuple([item.inner for item in items if item.inner] for items in found)

    def below(self, level: str, holder: Row | None) -> Seated:
        """What is seated in a holder, the whole table for parts."""
        above = -1 if holder is None else self._number[id(holder.sides[0])]
        rows = {
            str(number): row
            for number, row in enumerate(self._rows[level])
            if self._seat[level][number] == above
        }
        order = [self._order(rows, side, above) for side in range(3)]
        return Seated(rows, *order)

    def _items(self, level: str, blocks: list[Block]) -> Iterator[Entry]:
        for block in blocks:
            for pair in block.entries:
                if pair.key == level and pair.inner is not None and pair.inner.listed:
                    for item in pair.inner.entries:
                        self._holder[id(item)] = self._number.get(id(block), -1)
                        yield item

    def _settle(self, level: str) -> None:
        """Number the rows of a level and give each its seat."""
        seats = []
        for number, row in enumerate(self._rows[level]):
            for item in row.sides:
                self._number[id(item)] = number
                if item.inner is not None:
                    self._number[id(item.inner)] = number
            seats.append(self._seat_of(row))
        self._seat[level] = seats

    def _seat_of(self, row: Row) -> int:
        base, ours, theirs = (self._holder[id(side)] if side else None for side in row)
        seat = theirs if ours is None or (ours == base and theirs is not None) else ours
        if (
            base is not None
            and ours is not None
            and theirs is not None
            and {ours, theirs} != {base}
        ):
            self.moved.append(row)
            if len({base, ours, theirs}) > 2:
                self.torn.append(row)
        return -1 if seat is None else seat

    def _order(self, rows: dict[str, Row], side: int, holder: int) -> list[str]:
        """The rows that one side has in a holder, in the order in which they stand there."""
        placed = [(number, row[side]) for number, row in rows.items()]
        here = {
            id(item): number
            for number, item in placed
            if item is not None and self._holder[id(item)] == holder
        }
        return [here[key] for key in self._holder if key in here]
