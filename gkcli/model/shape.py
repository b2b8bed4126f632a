"""What every record of the model is: a frozen dataclass that knows its keys and no others."""

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


def key_of(attribute: str) -> str:
    """The YAML key of a field: ``from_`` stands for ``from``, which Python keeps for itself."""
    return attribute.rstrip("_")


@dataclass_transform(frozen_default=True)
def shape(cls: type[T]) -> type[T]:
    """Make a class a frozen, slotted dataclass that pydantic validates with no unknown keys.

    A plain dataclass, because building pydantic's own classes costs more than a whole query;
    pydantic is imported only where a file is validated or its schema is printed.
    """
    cls.__pydantic_config__ = {"extra": "forbid", "alias_generator": key_of}  # type: ignore[attr-defined]
    return dataclass(frozen=True, slots=True)(cls)
