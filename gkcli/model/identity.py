"""Which entry of one edition is which of another: one table for all who compare or merge.

The rules of a kind are tried in turn, the surest sign first. They read values of the model and the
plain data of a file alike, by the keys that both share.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple, TypeVar

from gkcli.model.matching import MatchedPairs, Rule, by, by_any, by_likeness, by_unique, pair
from gkcli.model.prose import unfold

T = TypeVar("T")

ALIKE = 0.6
"""How alike two texts are (0 to 1) that are one reworded; below it they are two.

Different tasks and errata of one table reach 0.43 and 0.56 (bar one 0.65). To take two for one
mixes what belongs apart; to take one for two shows as a deletion or a conflict, which a person
sees. So the limit is set rather high.
"""

KEYS = {
    "parts": "number",
    "sections": "number",
    "tasks": "number",
    "deadlines": "id",
    "units": "name",
    "groups": "name",
}
"""The field by which people call an entry, within one edition."""


class Entry(NamedTuple):
    """A value or plain data to be told from others of its kind, and what holds it."""

    value: object
    holder: Hashable = None


def field(value: object, key: str) -> object:
    """What a value says at a key, None for nothing; a bare text is the name of something."""
    if isinstance(value, str):
        return value if key == "name" else None
    if isinstance(value, dict):
        found = value.get(key)
        return (unfold(found) if isinstance(found, str) else found) or None
    return getattr(value, key, None) or getattr(value, f"{key}_", None) or None


def exact(*keys: str, here: bool = False) -> Rule[Entry]:
    """Equal in these fields and, with ``here``, in the same holder; of several the first."""
    return by(lambda entry: _said(entry, keys, here=here))


def unique(*keys: str, here: bool = False) -> Rule[Entry]:
    """Equal in these fields, which no other entry on either side says."""
    return by_unique(lambda entry: _said(entry, keys, here=here))


def like(*keys: str, least: float = ALIKE) -> Rule[Entry]:
    """Alike in the text of these fields, the likest first."""
    return by_likeness(
        lambda entry: "".join(str(field(entry.value, key) or "") for key in keys), least
    )


def whole() -> Rule[Entry]:
    """Equal in all they say, in whatever order."""
    return by(lambda entry: _hashed(entry.value))


def any_name() -> Rule[Entry]:
    """With one name in common: name, full name, alias or name of the successor."""
    return by_any(lambda entry: _names(entry.value))


def but_for_the_day() -> Rule[Entry]:
    """Records that differ in their day only and say something that others would not."""
    keys = ("for", "status", "since", "period", "note", "evidence", "by")

    def undated(entry: Entry) -> Hashable:
        record = entry.value
        if not (field(record, "note") or field(record, "evidence")):
            return object()
        return tuple(_hashed(field(record, key)) for key in keys)

    return by_unique(undated)


_HEADED = (
    exact("number", "title", here=True),
    unique("title", here=True),
    unique("title"),
    exact("number", here=True),
)

SAME: dict[str, tuple[Rule[Entry], ...]] = {
    "parts": _HEADED,
    "sections": _HEADED,
    "tasks": (
        exact("number", "title", "requirement"),
        unique("title", "requirement"),
        exact("number", "title"),
        exact("number", "requirement"),
        unique("title"),
        unique("requirement"),
        like("title", "requirement"),
        exact("number"),
    ),
    "deadlines": (
        exact("id", here=True),
        exact("id"),
        unique("what", "quote", here=True),
        unique("what", "quote"),
    ),
    "errata": (whole(), unique("problem"), unique("quote"), like("problem")),
    "basis": (whole(), unique("title"), unique("number")),
    "units": (exact("name"), any_name()),
    "groups": (exact("name"), any_name()),
    "aliases": (exact("name"),),
    "records": (
        whole(),
        exact("for", "on", "status"),
        exact("for", "on"),
        but_for_the_day(),
    ),
    "years": (exact("year"),),
}
"""When two entries of two editions are one, by the key of their list in the file."""

OTHERS = (whole(),)
"""When two entries of any other list are one."""

OVER_YEARS: dict[str, tuple[Rule[Entry], ...]] = {
    "tasks": (
        unique("title", "requirement"),
        unique("title"),
        unique("requirement"),
        like("title", "requirement"),
    ),
    "deadlines": (
        exact("id", "what"),
        unique("what", "quote"),
        unique("what"),
        exact("id"),
        like("what", "quote"),
    ),
}
"""When two entries of a year and a later one are the same work: their numbers tell nothing.

Years in their texts are to be moved to the later year before.
"""

ADDED_TWICE: dict[str, tuple[Rule[Entry], ...]] = {
    "tasks": (unique("title"), exact("number")),
    "deadlines": (exact("id", here=True),),
    "errata": (whole(), unique("problem")),
}
"""When two entries that two people added are one: only an equal name says so, likeness does not."""


def paired(
    rules: Sequence[Rule[Entry]],
    old: Sequence[T],
    new: Sequence[T],
    value: Callable[[T], object] = lambda thing: thing,
    holder: Callable[[T], Hashable] = lambda _: None,
) -> MatchedPairs[T]:
    """The entries of two lists, and which are the same.

    ``holder`` tells what a thing stands in, in terms that both lists share.
    """
    before, after = ([Entry(value(x), holder(x)) for x in things] for things in (old, new))
    return MatchedPairs(old, new, pair(before, after, *rules).both)


def _said(entry: Entry, keys: Sequence[str], *, here: bool) -> Hashable:
    """What an entry says in fields; of one that lacks any, what no other says."""
    values = tuple(_hashed(field(entry.value, key)) for key in keys)
    if None in values:
        return object()
    return (entry.holder, *values) if here else values


def _hashed(data: object) -> Hashable:
    if isinstance(data, dict):
        return frozenset((key, _hashed(field(data, key))) for key in data)
    if isinstance(data, list):
        return tuple(map(_hashed, data))
    assert isinstance(data, Hashable)
    return data


def _names(value: object) -> list[Hashable]:
    aliases = field(value, "aliases")
    given = (
        *(field(value, key) for key in ("name", "full_name", "successor")),
        *(field(alias, "name") for alias in (aliases if isinstance(aliases, list | tuple) else ())),
    )
    return [_hashed(name) for name in given if name]
