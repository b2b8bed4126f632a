"""Which items of three versions of a list are the same thing."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from gkcli.model.identity import ADDED_TWICE, ALIKE, OTHERS, SAME, paired
from gkcli.model.matching import likeness
from gkcli.yaml.outline import OutlineBlock, OutlineEntry

Holder: TypeAlias = Callable[[OutlineEntry], Hashable]
"""Tells what a thing of a list stands in."""


class MergeRow(NamedTuple):
    """One thing as it was and as it is on either side; None where it is not."""

    base: OutlineEntry | None
    ours: OutlineEntry | None
    theirs: OutlineEntry | None

    @property
    def sides(self) -> tuple[OutlineEntry, ...]:
        """The versions there are, ours first."""
        return tuple(side for side in (self.ours, self.theirs, self.base) if side is not None)

    def restored(self) -> "MergeRow":
        """What one side deleted as if that side had left it alone."""
        return self._replace(ours=self.ours or self.base, theirs=self.theirs or self.base)

    @property
    def is_restored(self) -> bool:
        """Whether a side shows what it deleted."""
        return self.base is not None and (self.ours is self.base or self.theirs is self.base)


def rows_of(
    key: str,
    base: Sequence[OutlineEntry],
    ours: Sequence[OutlineEntry],
    theirs: Sequence[OutlineEntry],
    holder: Holder = lambda _: None,
) -> list[MergeRow]:
    """The things that three versions of the lists at ``key`` hold, ours in their order first.

    ``holder`` tells in which of several such lists a thing stands, the same for all versions.
    """
    rules = SAME.get(key, OTHERS)
    mine, other = (paired(rules, base, side, _data, holder) for side in (ours, theirs))
    our_place = dict(mine.both)
    their_place = dict(other.both)
    rows = [
        MergeRow(
            entry,
            ours[our_place[place]] if place in our_place else None,
            theirs[their_place[place]] if place in their_place else None,
        )
        for place, entry in enumerate(base)
    ]
    new = paired(ADDED_TWICE.get(key, rules), mine.added, other.added, _data, holder)
    rows += [MergeRow(None, one, another) for one, another in new.same]
    rows += [MergeRow(None, one, None) for one in new.removed]
    rows += [MergeRow(None, None, another) for another in new.added]
    return rows


def unlike(row: MergeRow) -> bool:
    """Whether both sides put a new thing in one place of which little is alike."""
    if row.base is not None or row.ours is None or row.theirs is None:
        return False
    mine, other = row.ours.data, row.theirs.data
    if not isinstance(mine, dict) or not isinstance(other, dict):
        return False
    keys = [key for key in {**mine, **other} if mine.get(key) != other.get(key)]
    texts = ["\n".join(str(side.get(key, "")) for key in keys) for side in (mine, other)]
    return len(keys) > 1 and likeness(texts[0], texts[1]) < ALIKE


def _data(entry: OutlineEntry) -> object:
    return entry.data


LEVELS = ("parts", "sections", "tasks", "deadlines")
"""Each is held by one of those before it; duties also by the notice."""

_TOP = -1
"""The holder of what the table itself holds: its parts, and the duties of the notice."""


class Seated(NamedTuple):
    """The things in one place, and their order on each side, as numbers of rows."""

    rows: dict[str, MergeRow]
    base: list[str]
    ours: list[str]
    theirs: list[str]


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

    def below(self, level: str, holder: MergeRow | None) -> Seated:
        """What is seated in a holder; without one, what the table itself holds."""
        above = _TOP if holder is None else self._number[id(holder.sides[0])]
        rows = self._rows.get((level, above), {})
        orders = (self._orders.get((level, side, above), []) for side in range(3))
        return Seated(rows, *([name for name in order if name in rows] for order in orders))

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
