"""Values of the model as plain data, as a file would say them."""

from dataclasses import MISSING, fields, is_dataclass
from typing import Any

from gkcli.changes.change import Value
from gkcli.model.deadline import Span
from gkcli.model.shape import key_of


def plain(value: Any) -> Value:  # noqa: ANN401  anything the model holds
    """Text, numbers, lists and mappings; a record without the fields that say nothing."""
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if value is None or isinstance(value, str | bool | int):
        return value
    if not is_dataclass(value) or isinstance(value, Span):
        return str(value)
    given = ((f, getattr(value, f.name)) for f in fields(value))
    return {
        key_of(f.name): plain(item)
        for f, item in given
        if f.default is MISSING or item != f.default
    }
