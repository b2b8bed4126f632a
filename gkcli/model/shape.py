"""What every record of the model is: a frozen dataclass that knows its keys and no others."""

from collections.abc import Iterable
from dataclasses import dataclass, field, make_dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


def key_of(attribute: str) -> str:
    """The YAML key of a field: ``from_`` stands for ``from``, which Python keeps for itself."""
    return attribute.rstrip("_")


_CONFIG = {"extra": "forbid", "alias_generator": key_of}


@dataclass_transform(frozen_default=True)
def shape(cls: type[T]) -> type[T]:
    """Make a class a frozen, slotted dataclass that pydantic validates with no unknown keys.

    A plain dataclass, because building pydantic's own classes costs more than a whole query;
    pydantic is imported only where a file is validated or its schema is printed.
    """
    cls.__pydantic_config__ = dict(_CONFIG)  # type: ignore[attr-defined]
    return dataclass(frozen=True, slots=True)(cls)


def make_shape(name: str, optional: Iterable[tuple[str, object]], base: type[T]) -> type[T]:
    """A shape whose further keys are data: names and annotations of fields, None where left out."""
    made = make_dataclass(
        name,
        [(key, annotation, field(default=None)) for key, annotation in optional],
        bases=(base,),
        namespace={"__pydantic_config__": dict(_CONFIG)},
        frozen=True,
        slots=True,
    )
    made.__module__ = __name__
    return made
