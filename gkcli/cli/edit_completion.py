"""Completion of ``gkcli set``: what to edit, its fields, and the values that a field can have."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gkcli.cli.completion_candidates import Candidates, codes, matching, subjects, unit_names
from gkcli.edit.fields import UNIT_LISTS, EditableField, editable_fields
from gkcli.edit.targets import NOTICE
from gkcli.model.deadline import Deadline
from gkcli.model.notice import Notice, Task
from gkcli.model.units import Unit

if TYPE_CHECKING:
    from gkcli.cli.settings import Settings

_RENAME = [("rename", "单位改名")]
_ADD = [("add", "加一条时限")]


def edit_words(settings: "Settings", before: Sequence[str], incomplete: str) -> Candidates:
    """The words that can follow those typed; [] where nothing is known."""
    match before:
        case []:
            named = [] if incomplete.isdigit() else unit_names(settings, incomplete)
            return [*codes(settings, incomplete), *named, *matching(_RENAME, incomplete)]
        case ["rename"]:
            return matching([("unit", "单位")], incomplete)
        case ["rename", "unit"]:
            return unit_names(settings, incomplete)
        case ["rename", *_]:
            return []
        case [_, "add"]:
            return matching([("deadline", "时限")], incomplete)
        case [target, *pairs] if len(pairs) % 2 == 0:
            return _fields(settings, target, incomplete, first=not pairs)
        case [target, *_, key]:
            field = editable_fields(_shape(settings, target)).get(key)
            return _values(settings, field, incomplete) if field else []
        case _:
            return []


def _shape(settings: "Settings", target: str) -> type:
    if target.removeprefix("#").isdigit():
        return Task
    if target == NOTICE:
        return Notice
    ids = {value for value, _ in subjects(settings, "")}
    return Deadline if target in ids else Unit


def _fields(settings: "Settings", target: str, incomplete: str, *, first: bool) -> Candidates:
    shape = _shape(settings, target)
    offered = [(field.key, field.label) for field in editable_fields(shape).values()]
    adding = _ADD if first and shape in (Task, Notice) else []
    return matching([*offered, *adding], incomplete)


def _values(settings: "Settings", field: EditableField, incomplete: str) -> Candidates:
    if field.key in UNIT_LISTS:
        done, comma, typed = incomplete.rpartition(",")
        return [(f"{done}{comma}{name}", hint) for name, hint in unit_names(settings, typed)]
    choices = ("true", "false") if field.parse.plain == "boolean" else field.parse.choices
    return matching([(choice, "") for choice in choices], incomplete)
