"""What two people changed differently, as a colleague would say it."""

from typing import NamedTuple

from gkcli.compare.change import Change, ChangeKind, Target, Thing, Value
from gkcli.compare.words import change_words, target_words
from gkcli.merge.clash import Conflict, Step
from gkcli.model.prose import unfold
from gkcli.model.shape import LABELS
from gkcli.yaml.marks import Plain

_THINGS = {
    "basis": (Thing.BASIS, "title", ""),
    "parts": (Thing.PART, "number", "title"),
    "sections": (Thing.SECTION, "number", "title"),
    "tasks": (Thing.TASK, "number", "title"),
    "deadlines": (Thing.DEADLINE, "id", "what"),
    "errata": (Thing.ERRATUM, "problem", ""),
    "units": (Thing.UNIT, "name", ""),
    "groups": (Thing.GROUP, "name", ""),
}
"""What the items of a list are, and which of their fields tell and describe them."""

_PROSE = ("requirement", "body")


class Account(NamedTuple):
    """What a conflict is about, and what either side did."""

    about: str
    ours: str
    theirs: str


def account(conflict: Conflict) -> Account:
    """A conflict in words, without full stops."""
    target = _target(conflict.path)
    about = target_words(target) if target else "文件开头"
    field = next((step.key for step in reversed(conflict.path) if step.item is None), "")
    if conflict.ours is None and conflict.theirs is None:
        return Account(about, "移到了别处，就照这边的位置", "移到了另一处")
    last = conflict.path[-1] if conflict.path else Step("")
    if last.item is not None:
        return Account(about, *(_whole(conflict.base, s) for s in (conflict.ours, conflict.theirs)))
    before = _value(field, conflict.base)
    sides = (_value(field, side) for side in (conflict.ours, conflict.theirs))
    target = target or Target(Thing.NOTICE, "")
    told = [
        change_words(Change(ChangeKind.CHANGED, target, field, before, after)) for after in sides
    ]
    return Account(about, *(text.removeprefix(f"{target_words(target)}：") for text in told))


def _target(path: tuple[Step, ...]) -> Target | None:
    """The innermost thing on the way that has a name."""
    target: Target | None = None
    for step in path:
        if step.key == "notice":
            target = Target(Thing.NOTICE, "")
        elif step.key in _THINGS and isinstance(step.item, dict):
            thing, key, title = _THINGS[step.key]
            owner = target if thing in (Thing.DEADLINE, Thing.ERRATUM) else None
            named = str(step.item.get(key, "")), str(step.item.get(title, ""))
            target = Target(thing, *named, owner)
    return target


def _value(field: str, data: Plain | None) -> Value:
    if field in _PROSE and isinstance(data, str):
        return unfold(data)
    return _plain(data)


def _plain(data: Plain | None) -> Value:
    if isinstance(data, list):
        return [_plain(item) for item in data]
    if isinstance(data, dict):
        return {key: _plain(value) for key, value in data.items()}
    return data


def _whole(base: Plain | None, side: Plain | None) -> str:
    """What somebody did to a whole thing."""
    if side is None:
        return "整个删去了"
    if not isinstance(side, dict) or not isinstance(base, dict):
        return "新加了一个" if base is None else "改了"
    fields = [key for key in {**base, **side} if base.get(key) != side.get(key)]
    return f"改了{'、'.join(LABELS.get(key, key) for key in fields)}"
