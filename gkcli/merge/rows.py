"""Which items of three versions of a list are the same thing."""

from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple, TypeAlias

from gkcli.model.identity import ADDED_TWICE, OTHERS, SAME, paired
from gkcli.yaml.outline import OutlineBlock, OutlineEntry

Holder: TypeAlias = Callable[[OutlineEntry], Hashable]
"""Tells what a thing of a list stands in."""

Blocks: TypeAlias = tuple[OutlineBlock | None, OutlineBlock | None, OutlineBlock | None]
"""A list or mapping in the base, ours and theirs; None where it is not."""


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


def _data(entry: OutlineEntry) -> object:
    return entry.data


class OrderedRows(NamedTuple):
    """The things in one place, and their order on each side, as numbers of rows."""

    rows: dict[str, MergeRow]
    base: list[str]
    ours: list[str]
    theirs: list[str]


def listed_rows(key: str, blocks: Blocks) -> OrderedRows:
    """The items of three versions of the list at ``key``."""
    base, ours, theirs = entries = [block.entries if block is not None else () for block in blocks]
    rows = rows_of(key, base, ours, theirs)
    numbers = {id(side): str(number) for number, row in enumerate(rows) for side in row.sides}
    orders = [[numbers[id(entry)] for entry in side] for side in entries]
    return OrderedRows({str(number): row for number, row in enumerate(rows)}, *orders)


def mapped_rows(blocks: Blocks) -> OrderedRows:
    """The pairs of three versions of a mapping."""
    pairs = [{entry.key: entry for entry in block.entries} if block else {} for block in blocks]
    keys = dict.fromkeys(key for side in (pairs[1], pairs[2], pairs[0]) for key in side)
    rows = {key: MergeRow(*(side.get(key) for side in pairs)) for key in keys}
    return OrderedRows(rows, *(list(side) for side in pairs))
