"""Every fault that plain data has against the model, found in one pass.

It goes by the same annotations as :mod:`gkcli.yaml.decode` and pydantic's schema. What is faulty is
stood in for at once, so that what depends on it (the rule of a deadline whose date cannot be read)
is judged as well, and its cost grows with the data, however many faults there are.
"""

from collections.abc import Callable, Hashable
from functools import cache
from types import NoneType
from typing import Annotated, Any, Final, Literal, NamedTuple, cast, get_args, get_origin

from gkcli.frozen import REQUIRED, fields_of, is_frozen
from gkcli.model.scalars import FieldError, Hollow, Parse, Shorthand
from gkcli.model.shape import key_of
from gkcli.yaml.decode import decode
from gkcli.yaml.draft import DataPath, stand_in_for


class DataFault(NamedTuple):
    """A fault and the path where it is; ``cause`` is the refusal of a ``value``."""

    path: DataPath
    kind: Literal["missing", "unknown", "value", "list", "mapping"]
    cause: FieldError | None = None


Look = Callable[[Any, DataPath, list[DataFault]], Any]
_FAULTY: Final = object()


def faults_of(shape: type, data: object) -> list[DataFault]:
    """All faults of the data, fields in the order of the model, then what it does not know."""
    faults: list[DataFault] = []
    _look(cast("Hashable", shape))(data, (), faults)
    return faults


@cache
def _look(wanted: Hashable) -> Look:
    origin, arguments = get_origin(wanted), get_args(wanted)
    if origin is Annotated:
        return _annotated(*arguments)
    if origin is tuple:
        return _list(_look(arguments[0]))
    if NoneType in arguments:
        return _look(next(a for a in arguments if a is not NoneType))
    if is_frozen(wanted):
        return _mapping(cast("type", wanted))
    raise TypeError(wanted)


def _annotated(base: Hashable, marker: object) -> Look:
    if isinstance(marker, Parse):
        return _scalar(marker)
    if isinstance(marker, Shorthand | Hollow):
        inner = _look(base)
        return lambda data, path, faults: inner(marker(data), path, faults)
    raise TypeError(marker)


def _scalar(parse: Parse) -> Look:
    def look(data: object, path: DataPath, faults: list[DataFault]) -> object:
        try:
            return parse(data)
        except FieldError as error:
            faults.append(DataFault(path, "value", error))
            return _FAULTY

    return look


def _list(item: Look) -> Look:
    def look(data: object, path: DataPath, faults: list[DataFault]) -> object:
        if type(data) is not list:
            faults.append(DataFault(path, "list"))
            return _FAULTY
        items = (item(value, (*path, index), faults) for index, value in enumerate(data))
        return tuple(value for value in items if value is not _FAULTY)

    return look


def _mapping(shape: type) -> Look:
    looks = {key_of(f.name): (f, _look(cast("Hashable", f.type))) for f in fields_of(shape)}

    @cache
    def stand_in(name: str) -> object:
        wanted = next(f.type for f in fields_of(shape) if f.name == name)
        return decode(cast("type", wanted), stand_in_for(wanted))

    def look(data: object, path: DataPath, faults: list[DataFault]) -> object:
        if type(data) is not dict:
            faults.append(DataFault(path, "mapping"))
            return _FAULTY
        values = {}
        for key, (field, inner) in looks.items():
            if key in data:
                value = inner(data[key], (*path, key), faults)
                values[field.name] = stand_in(field.name) if value is _FAULTY else value
            elif field.default is REQUIRED:
                faults.append(DataFault((*path, key), "missing"))
                values[field.name] = stand_in(field.name)
        faults += [DataFault((*path, key), "unknown") for key in data if key not in looks]
        try:
            return shape(**values)
        except FieldError as error:
            faults.append(DataFault(path, "value", error))
            return _FAULTY

    return look
