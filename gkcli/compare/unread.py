"""Fills values that one edition lacks because of errors from the other: no change is reported."""

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from gkcli.model.identity import KEYS
from gkcli.model.shape import key_of
from gkcli.yaml.draft import DataPath, Draft

T = TypeVar("T")


def with_unread_from(value: T, draft: Draft, other: T) -> T:
    """The value of a file that was read in part, with what is not its own as ``other`` has it.

    A thing of a list whose key could not be read, or that the other edition does not know, is
    left out; what the other has in its stead stays.
    """
    filled: T = _filled(value, draft, (), other)
    return filled


def _filled(value: Any, draft: Draft, path: DataPath, other: Any) -> Any:  # noqa: ANN401 - anything the model holds
    at = draft.original(path)
    if draft.sound(at):
        return value
    if draft.stands_in(at):
        return other
    if is_dataclass(value) and type(value) is type(other):
        return replace(
            value,  # type: ignore[type-var]  # it is an instance, not a class
            **{
                field.name: _filled(
                    getattr(value, field.name),
                    draft,
                    (*path, key_of(field.name)),
                    getattr(other, field.name),
                )
                for field in fields(value)
            },
        )
    if isinstance(value, tuple) and isinstance(other, tuple):
        return _list(value, draft, path, other)
    return other


def _list(
    value: tuple[Any, ...], draft: Draft, path: DataPath, other: tuple[Any, ...]
) -> tuple[Any, ...]:
    key = KEYS.get(str(path[-1]))
    if key is None or not all(map(is_dataclass, (*value, *other))):
        return other
    theirs = {getattr(item, key): item for item in other}
    known = {
        getattr(item, key): place
        for place, item in enumerate(value)
        if not draft.stands_in(draft.original((*path, place, key)))
    }
    kept = {
        name: _filled(value[place], draft, (*path, place), theirs.get(name))
        for name, place in known.items()
    }
    items = [item for item in kept.values() if item is not None]
    if len(known) == len(value) and draft.complete(draft.original(path)):
        return tuple(items)
    return tuple(_with_lost(items, other, key))


def _with_lost(items: list[Any], other: tuple[Any, ...], key: str) -> list[Any]:
    """The things found and, each behind the one it follows in the other edition, those missing."""
    names = [getattr(item, key) for item in items]
    before = None
    for item in other:
        name = getattr(item, key)
        if name not in names:
            place = names.index(before) + 1 if before in names else 0
            names.insert(place, name)
            items.insert(place, item)
        before = name
    return items
