"""Value classes: what a frozen dataclass with slots is, at a fifteenth of the cost to define.

``dataclasses`` writes the source of six methods for every class and compiles it: 0.6 ms each, more
for those that a query needs than the query takes. Here the methods are closures over the names of
the fields, and nothing is compiled but the constructor of a class of which many values are made.
Construction, equality, hash, order of fields, ``repr``, pickling and pattern matching are as there;
a test holds the two equal.

To everybody else (pydantic, ``dataclasses.fields``, ``asdict``) a value class *is* a dataclass:
``__dataclass_fields__`` is made when it is first asked for.
"""

from collections.abc import Callable, Iterable
from functools import cached_property
from operator import attrgetter
from typing import Any, Final, NamedTuple, TypeVar, dataclass_transform

T = TypeVar("T")

_MANY = 200
"""From so many values of a class on, compiling its constructor takes less than it saves."""

REQUIRED: Final = object()
"""The default of a field that has none."""


class FrozenField(NamedTuple):
    """A field of a value class: its name, its annotation and its default, else ``REQUIRED``."""

    name: str
    type: Any
    default: Any


@dataclass_transform(frozen_default=True)
def frozen(cls: type[T]) -> type[T]:
    """Make a class with annotated fields immutable, slotted, and equal by what its fields hold.

    Fields of base classes that are value classes come first. A class that has a cached property
    also gets a dictionary to keep it in.
    """
    annotations = cls.__dict__.get("__annotations__", {})  # noqa: RUF063  inspect is slow to load
    namespace = dict(cls.__dict__)
    own = tuple(
        FrozenField(name, annotation, namespace.pop(name, REQUIRED))
        for name, annotation in annotations.items()
    )
    inherited = fields_of(cls)
    cached = any(isinstance(member, cached_property) for member in namespace.values())
    namespace["__slots__"] = (*annotations, *(("__dict__",) if cached else ()))
    namespace["__frozen_fields__"] = (*inherited, *own)
    namespace["__dataclass_fields__"] = _DataclassFields()
    namespace["__match_args__"] = tuple(field.name for field in (*inherited, *own))
    for name in ("__dict__", "__weakref__"):
        namespace.pop(name, None)
    # Slots cannot be added to a class that is there already.
    metaclass: Any = type(cls)
    made: type[T] = metaclass(cls.__name__, cls.__bases__, namespace)
    made.__qualname__ = cls.__qualname__
    _add_methods(made, made.__dict__["__frozen_fields__"])
    return made


def fields_of(cls: object) -> tuple[FrozenField, ...]:
    """The fields of a value class or of a value, in order; none for what is neither."""
    fields: tuple[FrozenField, ...] = getattr(cls, "__frozen_fields__", ())
    return fields


def is_frozen(cls: object) -> bool:
    """Whether something is a value class or a value."""
    return hasattr(cls, "__frozen_fields__")


def replace(old: T, **changes: Any) -> T:  # noqa: ANN401  whatever the fields hold
    """A copy of a value with some fields changed."""
    kept = {name: getattr(old, name) for name, _, _ in fields_of(old) if name not in changes}
    return type(old)(**kept, **changes)


def _add_methods(cls: type, fields: tuple[FrozenField, ...]) -> None:
    names = [field.name for field in fields]
    setters = [getattr(cls, name).__set__ for name in names]
    read = _reader(names)
    methods = {
        "__init__": _init(cls, fields, setters),
        "__repr__": _repr(names),
        "__eq__": _eq(read),
        "__hash__": lambda self: hash(read(self)),
        "__setattr__": _refuse_change,
        "__delattr__": _refuse_change,
        "__getstate__": lambda self: [getattr(self, name) for name in names],
        "__setstate__": _setstate(setters),
    }
    for name, method in methods.items():
        if cls.__dict__.get(name) is None:
            setattr(cls, name, method)


def _reader(names: list[str]) -> Callable[[Any], object]:
    """What gives all fields of a value at once, in something that can be compared and hashed."""
    return attrgetter(*names) if names else lambda _: ()


def _init(
    cls: type, fields: tuple[FrozenField, ...], setters: list[Callable[[Any, Any], None]]
) -> Callable[..., None]:
    most = len(fields)
    plan = tuple(zip([f.name for f in fields], setters, [f.default for f in fields], strict=True))
    finish = getattr(cls, "__post_init__", None)
    made = 0

    def __init__(self: Any, *values: Any, **named: Any) -> None:  # noqa: ANN401, N807
        nonlocal made
        made += 1
        if made == _MANY and _can_compile(fields):
            cls.__init__ = _compiled_init(fields, setters, finish)  # type: ignore[misc]
        for put, given in zip(setters, values, strict=False):
            put(self, given)
        count = len(values)
        if count < most:
            take = named.pop
            for name, put, default in plan[count:] if count else plan:
                given = take(name, default)
                if given is REQUIRED:
                    raise TypeError(f"{cls.__name__}() is missing the argument {name!r}")
                put(self, given)
        if named or count > most:
            what = ", ".join(map(repr, named)) or f"{count - most} more"
            raise TypeError(f"{cls.__name__}() got unexpected arguments: {what}")
        if finish is not None:
            finish(self)

    return __init__


def _can_compile(fields: tuple[FrozenField, ...]) -> bool:
    """Whether the fields make a list of parameters: those that are required come first."""
    optional = [field.default is not REQUIRED for field in fields]
    return optional == sorted(optional) and all(field.name.isidentifier() for field in fields)


def _compiled_init(
    fields: tuple[FrozenField, ...],
    setters: list[Callable[[Any, Any], None]],
    finish: Callable[[Any], None] | None,
) -> Callable[..., None]:
    """The same constructor from source: twice as fast, and worth it where many are made."""
    known: dict[str, Any] = {"finish": finish}
    parameters, lines = [], []
    for place, (field, put) in enumerate(zip(fields, setters, strict=True)):
        known |= {f"put_{place}": put, f"default_{place}": field.default}
        given = "" if field.default is REQUIRED else f"=default_{place}"
        parameters.append(f"{field.name}{given}")
        lines.append(f"put_{place}(self, {field.name})")
    if finish is not None:
        lines.append("finish(self)")
    source = f"def __init__(self, {', '.join(parameters)}):\n " + "\n ".join(lines or ["pass"])
    exec(source, known)  # noqa: S102  the names are those of fields
    compiled: Callable[..., None] = known["__init__"]
    return compiled


def _repr(names: Iterable[str]) -> Callable[[Any], str]:
    def __repr__(self: Any) -> str:  # noqa: ANN401, N807
        given = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{type(self).__qualname__}({given})"

    return __repr__


def _eq(read: Callable[[Any], object]) -> Callable[[Any, object], bool]:
    def __eq__(self: Any, other: object) -> bool:  # noqa: ANN401, N807
        if other.__class__ is not self.__class__:
            return NotImplemented
        return read(self) == read(other)

    return __eq__


def _setstate(setters: list[Callable[[Any, Any], None]]) -> Callable[[Any, list[Any]], None]:
    def __setstate__(self: Any, state: list[Any]) -> None:  # noqa: ANN401, N807
        for put, given in zip(setters, state, strict=True):
            put(self, given)

    return __setstate__


def _refuse_change(self: object, name: str, *_: object) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"{type(self).__name__}.{name} cannot be changed")


class _DataclassFields:
    """Makes ``__dataclass_fields__`` of a value class when it is first asked for.

    The fields are those of a dataclass with the same names, annotations and defaults.
    """

    def __get__(self, instance: object, owner: type) -> dict[str, Any]:
        from dataclasses import field, make_dataclass

        twin = make_dataclass(
            owner.__name__,
            [
                (name, kind, field() if default is REQUIRED else field(default=default))
                for name, kind, default in fields_of(owner)
            ],
            # Without a text of its own it would get its signature, for which inspect is loaded.
            namespace={"__doc__": owner.__doc__ or owner.__name__},
            init=False,
            repr=False,
            eq=False,
        )
        fields: dict[str, Any] = twin.__dict__["__dataclass_fields__"]
        type.__setattr__(owner, "__dataclass_fields__", fields)
        return fields
