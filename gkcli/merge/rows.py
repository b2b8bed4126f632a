"""Which items of three versions of a list are the same thing."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from gkcli.compare.matching import Rule, by, by_any, by_likeness, by_unique, likeness, pair
from gkcli.model.prose import unfold
from gkcli.yaml.marks import Plain
from gkcli.yaml.outline import OutlineBlock, OutlineEntry

_ALIKE = 0.5
"""From here on two texts are one that was reworded, below it two different ones (0 to 1)."""

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
    rules = _duty_rules(holder) if key == "deadlines" else _RULES.get(key, (by(_content),))
    mine, other = pair(base, ours, *rules), pair(base, theirs, *rules)
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
    when_new = rules[:1] if key == "deadlines" else _SAME_WHEN_NEW.get(key, rules)
    new = pair(mine.added, other.added, *when_new)
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
    return len(keys) > 1 and likeness(texts[0], texts[1]) < _ALIKE


def field_text(entry: OutlineEntry, key: str) -> str:
    """The text of a field of an item, "" where there is none."""
    value = entry.data.get(key, "") if isinstance(entry.data, dict) else ""
    return unfold(value) if isinstance(value, str) else ""


def _fields(*keys: str) -> Callable[[OutlineEntry], Hashable]:
    """The texts of fields; of an item that lacks one, what no other item has."""

    def texts(entry: OutlineEntry) -> Hashable:
        found = tuple(field_text(entry, key) for key in keys)
        return found if all(found) else (id(entry),)

    return texts


def _field(key: str) -> Callable[[OutlineEntry], str]:
    return lambda entry: field_text(entry, key)


def _name(entry: OutlineEntry) -> Hashable:
    """The name of an alias, which may be all that is written."""
    return entry.data if isinstance(entry.data, str) else field_text(entry, "name")


def _names(entry: OutlineEntry) -> list[Hashable]:
    """Every name of a unit."""
    found: list[Hashable] = [field_text(entry, key) for key in ("name", "full_name", "successor")]
    aliases = entry.data.get("aliases", []) if isinstance(entry.data, dict) else []
    for alias in aliases if isinstance(aliases, list) else []:
        found.append(_frozen(alias.get("name", "") if isinstance(alias, dict) else alias))
    return [name for name in found if name]


def _duty_rules(holder: Holder) -> tuple[Rule[OutlineEntry], ...]:
    """A duty may stand in another task or in the notice, and bear another id there."""

    def held(*keys: str) -> Callable[[OutlineEntry], Hashable]:
        texts = _fields(*keys)
        return lambda entry: (holder(entry), texts(entry))

    return (
        by(held("id")),
        by(_fields("id")),
        by_unique(held("what", "quote")),
        by_unique(_fields("what", "quote")),
    )


def _content(entry: OutlineEntry) -> Hashable:
    return _frozen(entry.data)


def _frozen(data: Plain) -> Hashable:
    if isinstance(data, list):
        return tuple(map(_frozen, data))
    if isinstance(data, dict):
        return tuple((key, _frozen(value)) for key, value in data.items())
    return data


_HEADED: tuple[Rule[OutlineEntry], ...] = (
    by(_fields("number", "title")),
    by_unique(_fields("title")),
    by(_fields("number")),
)
_RULES: dict[str, tuple[Rule[OutlineEntry], ...]] = {
    "parts": _HEADED,
    "sections": _HEADED,
    "tasks": (
        by(_fields("number", "title", "requirement")),
        by_unique(_fields("title", "requirement")),
        by(_fields("number", "title")),
        by(_fields("number", "requirement")),
        by_unique(_fields("title")),
        by_unique(_fields("requirement")),
        by_likeness(lambda entry: _field("title")(entry) + _field("requirement")(entry), _ALIKE),
        by(_fields("number")),
    ),
    "errata": (
        by(_content),
        by_unique(_fields("problem")),
        by_unique(_fields("quote")),
        by_likeness(_field("problem"), _ALIKE),
    ),
    "basis": (by(_fields("title")), by_unique(_fields("number"))),
    "units": (by(_fields("name")), by_any(_names)),
    "groups": (by(_fields("name")), by_any(_names)),
    "aliases": (by(_name),),
}
"""How things are told from others of their list, the surest sign first."""

_SAME_WHEN_NEW: dict[str, tuple[Rule[OutlineEntry], ...]] = {
    "tasks": (by_unique(_fields("title")), by(_fields("number"))),
    "errata": (by(_content), by_unique(_fields("problem"))),
}
"""The same for what both sides added: there only an equal name says that it is one thing."""

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
