"""Which fields of a task, deadline, notice or unit can be edited, and how their values are read."""

import re
from collections.abc import Sequence
from difflib import get_close_matches
from functools import cache
from types import NoneType
from typing import Annotated, Any, NamedTuple, get_args, get_origin

from gkcli.errors import GkcliError
from gkcli.frozen import REQUIRED, FrozenField, fields_of
from gkcli.model.deadline import Deadline
from gkcli.model.notice import Task
from gkcli.model.scalars import FieldError, Parse, iso_date, prose, suggest_date
from gkcli.model.shape import LABELS, key_of
from gkcli.model.units import Group, Unit
from gkcli.yaml.marks import Plain

_FIXED = {
    (Task, "number"): "台账按任务号记，改号要连台账一起改；在编辑器里改，再看 gkcli check",
    (Deadline, "id"): "台账按编号记，改编号要连台账一起改；在编辑器里改，再看 gkcli check",
    (Unit, "name"): "单位改名用 gkcli set rename unit 旧名 新名 --from 日期",
    (Group, "name"): "统称的写法随文件；另有写法的，在编辑器里加到 aliases",
}
"""Why a field that tells one thing from another cannot be edited alone, and what to do."""

UNIT_LISTS = frozenset({"lead", "responsible", "units", "members", "addressees", "copies_to"})
"""Lists of names that the registry has to know."""

_SEPARATORS = r"[,，、;；](?![^（(]*[)）])"
_CUTOFF = 0.5


class EditableField(NamedTuple):
    """A field of a shape: its key in the file, and how its values are read.

    ``listed`` tells a list of values from one. ``default`` is what it says when it is left out,
    ``REQUIRED`` where it cannot be.
    """

    key: str
    parse: Parse
    listed: bool
    default: object

    @property
    def label(self) -> str:
        """What people call it."""
        return LABELS.get(self.key, self.key).partition("或")[0]

    def read(self, text: str) -> Plain | None:
        """The data for the file; None to leave the field out, GkcliError for what cannot be."""
        if self.listed:
            return self.read_list(split_names(text))
        if not text.strip() and self.default is not REQUIRED:
            return None
        written, value = self._value(text)
        return None if value == self.default else written

    def read_list(self, texts: Sequence[str]) -> Plain | None:
        """The same for a list of texts."""
        data: Plain = [self._value(text)[0] for text in texts]
        return data if texts or self.default is REQUIRED else None

    def _value(self, text: str) -> tuple[str, object]:
        written = text if self.parse.function is prose else text.strip()
        if self.parse.function is iso_date:
            written = suggest_date(written) or written
        try:
            return written, self.parse.function(written)
        except FieldError as error:
            raise GkcliError(f"{self.label}：{error}，没有写入", error.hint) from None


def split_names(text: str) -> list[str]:
    """The names in a text that lists them, whatever comma is between them; none in brackets is."""
    return [name.strip() for name in re.split(_SEPARATORS, text) if name.strip()]


@cache
def given_fields(shape: type) -> dict[str, EditableField]:
    """The fields of a shape whose values are texts, by their keys, in the order of the file."""
    found = map(_field, fields_of(shape))
    return {field.key: field for field in found if field is not None}


def editable_fields(shape: type) -> dict[str, EditableField]:
    """The same without those that tell one thing from another."""
    return {key: field for key, field in given_fields(shape).items() if (shape, key) not in _FIXED}


def _field(field: FrozenField) -> EditableField | None:
    """How a field is edited; None where its values are more than a text."""
    wanted = _without_none(field.type)
    listed = get_origin(wanted) is tuple
    if listed:
        wanted = get_args(wanted)[0]
    parse = get_args(wanted)[1] if get_origin(wanted) is Annotated else None
    if not isinstance(parse, Parse):
        return None
    return EditableField(key_of(field.name), parse, listed, field.default)


def _without_none(wanted: Any) -> Any:  # noqa: ANN401  an annotation
    if get_origin(wanted) is not Annotated and NoneType in get_args(wanted):
        return next(one for one in get_args(wanted) if one is not NoneType)
    return wanted


def find_field(shape: type, typed: str, what: str) -> EditableField:
    """The field that is called so, by its key or its Chinese name; ``what`` has such fields.

    GkcliError with similar names where there is none.
    """
    fields = editable_fields(shape)
    key = typed.strip().replace("-", "_")
    by_name = {**{field.label: field for field in fields.values()}, **fields}
    if key in by_name:
        return by_name[key]
    reason = _FIXED.get((shape, key))
    if reason:
        raise GkcliError(f"“{key}”（{LABELS[key]}）不能单独改", reason)
    near = get_close_matches(key, by_name, 1, _CUTOFF)
    meant = f"是不是要写“{by_name[near[0]].key}”？" if near else ""
    all_of_them = "、".join(f"{field.key}（{field.label}）" for field in fields.values())
    raise GkcliError(f"{what}没有能改的字段“{typed}”", f"{meant}能改的有：{all_of_them}")
