"""What changed in the fields of a thing that is still there."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from gkcli.changes.change import Change, Kind, Target
from gkcli.changes.plain import plain
from gkcli.model.shape import key_of

T = TypeVar("T")


def field_changes(
    target: Target, old: T, new: T, names: Iterable[str], affected: tuple[str, ...] = ()
) -> Iterator[Change]:
    """One change for each field of these names that says something else."""
    for name in names:
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield Change(Kind.CHANGED, target, key_of(name), plain(before), plain(after), affected)
