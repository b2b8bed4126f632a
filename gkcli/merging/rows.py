"""Which items of three versions of a list are the same thing."""

from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple, TypeAlias

from gkcli.changes.matching import Rule, by, by_any, by_likeness, by_unique, likeness, pair
from gkcli.files.marks import Plain
from gkcli.files.outline import Entry
from gkcli.model.prose import unfold

_ALIKE = 0.5
"""From here on two texts are one that was reworded, below it two different ones (0 to 1)."""

Holder: TypeAlias = Callable[[Entry], Hashable]
"""Tells what a thing of a list stands in."""


class Row(NamedTuple):
    """One thing as it was and as it is on either side; None where it is not."""

    base: Entry | None
    ours: Entry | None
    theirs: Entry | None

    @property
    def sides(self) -> tuple[Entry, ...]:
        """The versions there are, ours first."""
        return tuple(side for side in (self.ours, self.theirs, self.base) if side is not None)

    def restored(self) -> "Row":
        """What one side deleted as if that side had left it alone."""
        return self._replace(ours=self.ours or self.base, theirs=self.theirs or self.base)

    @property
    def is_restored(self) -> bool:
        """Whether a side shows what it deleted."""
        return self.base is not None and (self.ours is self.base or self.theirs is self.base)


def rows_of(
    key: str,
    base: Sequence[Entry],
    ours: Sequence[Entry],
    theirs: Sequence[Entry],
    holder: Holder = lambda _: None,
) -> list[Row]:
    """The things that three versions of the lists at ``key`` hold, ours in their order first.

    ``holder`` tells in which of several such lists a thing stands, the same for all versions.
    """
    rules = _duty_rules(holder) if key == "deadlines" else _RULES.get(key, (by(_content),))
    mine, other = pair(base, ours, *rules), pair(base, theirs, *rules)
    our_place = dict(mine.both)
    their_place = dict(other.both)
    rows = [
        Row(
            entry,
            ours[our_place[place]] if place in our_place else None,
            theirs[their_place[place]] if place in their_place else None,
        )
        for place, entry in enumerate(base)
    ]
    when_new = rules[:1] if key == "deadlines" else _SAME_WHEN_NEW.get(key, rules)
    new = pair(mine.added, other.added, *when_new)
    rows += [Row(None, one, another) for one, another in new.same]
    rows += [Row(None, one, None) for one in new.removed]
    rows += [Row(None, None, another) for another in new.added]
    return rows


def unlike(row: Row) -> bool:
    """Whether both sides put a new thing in one place of which little is alike."""
    if row.base is not None or row.ours is None or row.theirs is None:
        return False
    mine, other = row.ours.data, row.theirs.data
    if not isinstance(mine, dict) or not isinstance(other, dict):
        return False
    keys = [key for key in {**mine, **other} if mine.get(key) != other.get(key)]
    texts = ["\n".join(str(side.get(key, "")) for key in keys) for side in (mine, other)]
    return len(keys) > 1 and likeness(texts[0], texts[1]) < _ALIKE


def field_text(entry: Entry, key: str) -> str:
    """The text of a field of an item, "" where there is none."""
    value = entry.data.get(key, "") if isinstance(entry.data, dict) else ""
    return unfold(value) if isinstance(value, str) else ""


def _fields(*keys: str) -> Callable[[Entry], Hashable]:
    """The texts of fields; of an item that lacks one, what no other item has."""

    def texts(entry: Entry) -> Hashable:
        found = tuple(field_text(entry, key) for key in keys)
        return found if all(found) else (id(entry),)

    return texts


def _field(key: str) -> Callable[[Entry], str]:
    return lambda entry: field_text(entry, key)


def _name(entry: Entry) -> Hashable:
    """The name of an alias, which may be all that is written."""
    return entry.data if isinstance(entry.data, str) else field_text(entry, "name")


def _names(entry: Entry) -> list[Hashable]:
    """Every name of a unit."""
    found: list[Hashable] = [field_text(entry, key) for key in ("name", "full_name", "successor")]
    aliases = entry.data.get("aliases", []) if isinstance(entry.data, dict) else []
    for alias in aliases if isinstance(aliases, list) else []:
        found.append(_frozen(alias.get("name", "") if isinstance(alias, dict) else alias))
    return [name for name in found if name]


def _duty_rules(holder: Holder) -> tuple[Rule[Entry], ...]:
    """A duty may stand in another task or in the notice, and bear another id there."""

    def held(*keys: str) -> Callable[[Entry], Hashable]:
        texts = _fields(*keys)
        return lambda entry: (holder(entry), texts(entry))

    return (
        by(held("id")),
        by(_fields("id")),
        by_unique(held("what", "quote")),
        by_unique(_fields("what", "quote")),
    )


def _content(entry: Entry) -> Hashable:
    return _frozen(entry.data)


def _frozen(data: Plain) -> Hashable:
    if isinstance(data, list):
        return tuple(map(_frozen, data))
    if isinstance(data, dict):
        return tuple((key, _frozen(value)) for key, value in data.items())
    return data


_HEADED: tuple[Rule[Entry], ...] = (
    by(_fields("number", "title")),
    by_unique(_fields("title")),
    by(_fields("number")),
)
_RULES: dict[str, tuple[Rule[Entry], ...]] = {
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

_SAME_WHEN_NEW: dict[str, tuple[Rule[Entry], ...]] = {
    "tasks": (by_unique(_fields("title")), by(_fields("number"))),
    "errata": (by(_content), by_unique(_fields("problem"))),
}
"""The same for what both sides added: there only an equal name says that it is one thing."""
