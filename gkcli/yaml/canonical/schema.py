"""What the model says about how a file is laid out."""

from collections.abc import Hashable
from enum import Enum, auto
from functools import cache
from types import NoneType
from typing import Annotated, TypeAlias, cast, get_args, get_origin

from gkcli.frozen import fields_of, frozen, is_frozen
from gkcli.model import record as ledger
from gkcli.model.scalars import Hollow, Parse, Shorthand, identifier, prose, single_line
from gkcli.model.shape import key_of

_FREE = (single_line, ledger.note, identifier)
"""The scalars that can be any text, and so by chance look like a number or a date."""


class Leaf(Enum):
    """A scalar: prose, any other free text, or what has a form of its own, such as a date."""

    PROSE = auto()
    TEXT = auto()
    VALUE = auto()


@frozen
class ListOf:
    """A list and what its items are."""

    item: "Schema"


@frozen
class MappingSchema:
    """A mapping and its keys in their order.

    One that holds nothing but ``shorthand`` is written as the text of that key alone; an entry of
    a ledger stands on ``one_line``, so that git can merge two people's.
    """

    fields: "dict[str, Schema]"
    shorthand: str | None = None
    one_line: bool = False


Schema: TypeAlias = Leaf | ListOf | MappingSchema | None
"""None where the model knows nothing: an unknown key and all that is below it."""


@cache
def schema_of(wanted: Hashable) -> Schema:
    """How a value of this type, which may be annotated or optional, is laid out."""
    origin, arguments = get_origin(wanted), get_args(wanted)
    if origin is Annotated:
        return _annotated(*arguments)
    if origin is tuple:
        return ListOf(schema_of(arguments[0]))
    if NoneType in arguments:
        return schema_of(next(a for a in arguments if a is not NoneType))
    if is_frozen(wanted):
        parts = fields_of(wanted)
        layouts = {key_of(f.name): schema_of(cast("Hashable", f.type)) for f in parts}
        return MappingSchema(layouts, one_line=getattr(wanted, "__one_line__", False))
    raise TypeError(wanted)


def _annotated(base: Hashable, marker: object) -> Schema:
    if isinstance(marker, Hollow):
        return schema_of(base)
    if isinstance(marker, Shorthand):
        record = schema_of(base)
        assert isinstance(record, MappingSchema)
        return MappingSchema(record.fields, marker.key)
    assert isinstance(marker, Parse)
    if marker.function is prose:
        return Leaf.PROSE
    return Leaf.TEXT if marker.function in _FREE else Leaf.VALUE
