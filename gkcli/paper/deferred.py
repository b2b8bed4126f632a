"""Values of which only the fields that are read are computed."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar, cast

from gkcli.frozen import fields_of, frozen

V = TypeVar("V")


@frozen
class Uncomputed:
    """How to compute what stands for a value."""

    make: Callable[[], object]


def later(make: Callable[[], V]) -> V:
    """What stands for a field of a ``LazyFields`` until it is read: how to compute it."""
    return cast("V", Uncomputed(make))


class LazyFields:
    """A value class any field of which may be given as ``later(…)``.

    The slot of such a field stays empty until it is first read. The value is equal to one whose
    fields were all given at once: whoever copies it, compares it or hands it to another process
    reads them all.
    """

    __slots__ = ("_waiting",)

    def __post_init__(self) -> None:
        """Put aside the fields that wait."""
        waiting: dict[str, Callable[[], object]] = {}
        for name, _, _ in fields_of(type(self)):
            value = getattr(self, name)
            if type(value) is Uncomputed:
                waiting[name] = value.make
                object.__delattr__(self, name)
        object.__setattr__(self, "_waiting", waiting)

    if not TYPE_CHECKING:  # the fields are declared, and a misspelt one is an error

        def __getattr__(self, name: str) -> object:
            """Compute a field that waits; it waits on where that is interrupted."""
            if name.startswith("_") or name not in self._waiting:
                raise AttributeError(name, name=name, obj=self)
            value = self._waiting[name]()
            object.__setattr__(self, name, value)
            return value


def settle(value: object) -> None:
    """Compute all that waits in a value and in what it holds."""
    if isinstance(value, tuple):
        for item in value:
            settle(item)
    elif isinstance(value, LazyFields):
        for name, _, _ in fields_of(type(value)):
            settle(getattr(value, name))
