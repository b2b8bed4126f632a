"""The quick way from plain data to the model, for queries.

It builds the same objects as :mod:`gkcli.yaml.validate` without importing pydantic, and gives
up at the first thing that is not as it should be; the caller then validates to name everything
that is wrong. A test holds the two ways equal.
"""

from collections.abc import Callable, Hashable
from functools import cache
from types import NoneType
from typing import Annotated, Any, TypeVar, cast, get_args, get_origin

from gkcli.frozen import REQUIRED, fields_of, is_frozen
from gkcli.model.scalars import Hollow, Parse, Shorthand
from gkcli.model.shape import key_of

T = TypeVar("T")
Build = Callable[[Any], Any]


class UndecodedError(Exception):
    """The data is not of the model's shape; what is wrong is for validation to say."""


def decode(shape: type[T], data: object) -> T:
    """Build ``shape`` from strings, lists and dicts; UndecodedError when they do not fit."""
    try:
        return cast("T", _builder(cast("Hashable", shape))(data))
    except ValueError as error:
        raise UndecodedError from error


@cache
def _builder(wanted: Hashable) -> Build:
    origin, arguments = get_origin(wanted), get_args(wanted)
    if origin is Annotated:
        return _annotated(*arguments)
    if origin is tuple:
        return _sequence(_builder(arguments[0]))
    if NoneType in arguments:
        return _builder(next(a for a in arguments if a is not NoneType))
    if is_frozen(wanted):
        return _record(cast("type", wanted))
    raise TypeError(wanted)


def _annotated(base: Hashable, marker: object) -> Build:
    if isinstance(marker, Parse):
        return _scalar(marker.function)
    if isinstance(marker, Shorthand | Hollow):
        inner = _builder(base)
        return lambda data: inner(marker(data))
    raise TypeError(marker)


def _scalar(function: Callable[[str], object]) -> Build:
    def build(data: object) -> object:
        if type(data) is not str:
            raise UndecodedError
        return function(data)

    return build


def _sequence(item: Build) -> Build:
    def build(data: object) -> tuple[object, ...]:
        if type(data) is not list:
            raise UndecodedError
        return tuple(map(item, data))

    return build


def _record(shape: type) -> Build:
    fields = fields_of(shape)
    builders = {key_of(f.name): (f.name, _builder(f.type)) for f in fields}
    required = frozenset(key_of(f.name) for f in fields if f.default is REQUIRED)

    def build(data: object) -> object:
        if type(data) is not dict or not required <= data.keys() <= builders.keys():
            raise UndecodedError
        values = {}
        for key, value in data.items():
            name, builder = builders[key]
            values[name] = builder(value)
        return shape(**values)

    return build
