"""What somebody wants to edit: the notice, a task, a deadline, a unit or a group."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import NamedTuple

from gkcli.edit.nodes import entry_at, items_at, text_at
from gkcli.errors import GkcliError
from gkcli.model.deadline import Deadline
from gkcli.model.directory import Directory
from gkcli.model.notice import Notice, Task
from gkcli.model.units import Group, Unit
from gkcli.status.find_unit import find_party
from gkcli.yaml.canonical.nodes import Mapping

NOTICE = "通知"
"""The word for the notice itself."""

_TASKS = ("parts", "sections", "tasks")
_CUTOFF = 0.5
_MOST_LIKELY = 3


class EditTarget(NamedTuple):
    """What is to be edited, and the record of the model that it is; ``name`` is for messages."""

    node: Mapping
    shape: type
    name: str


def target_in_table(table: Mapping, typed: str) -> EditTarget | None:
    """The notice, task or deadline that is meant; None for what looks like no name of any.

    GkcliError for a task that is not there, or is there twice.
    """
    notice = _notice(table)
    if typed == NOTICE and notice is not None:
        return EditTarget(notice, Notice, NOTICE)
    number = typed.removeprefix("#")
    if number.isdecimal():
        return EditTarget(
            _only(_tasks(table, number), f"第 {number} 项任务"), Task, f"第 {number} 项"
        )
    found = [one for one in _deadlines(table) if text_at(one, "id") == typed]
    return EditTarget(_only(found, f"时限“{typed}”"), Deadline, f"时限“{typed}”") if found else None


def target_in_registry(
    registry: Mapping, directory: Directory, table: Mapping, typed: str
) -> EditTarget:
    """The unit or group that is meant; GkcliError where there is none, with what is called so."""
    try:
        party = find_party(directory, typed)
    except GkcliError as error:
        ids = [text_at(one, "id") for one in _deadlines(table)]
        near = get_close_matches(typed, ids, _MOST_LIKELY, _CUTOFF)
        hint = f"您是不是要找时限 {'、'.join(near)}？" if near else error.hint
        raise GkcliError(
            f"没有编号是“{typed}”的时限，也没有叫“{typed}”的单位，没有写入"
            if not near
            else f"没有编号是“{typed}”的时限，没有写入",
            hint,
        ) from None
    key, shape = ("units", Unit) if isinstance(party, Unit) else ("groups", Group)
    nodes = [one for one in items_at(registry, key) if text_at(one, "name") == party.name]
    return EditTarget(_only(nodes, f"“{party.name}”"), shape, f"“{party.name}”")


def _notice(table: Mapping) -> Mapping | None:
    entry = entry_at(table, "notice")
    return entry.node if entry is not None and isinstance(entry.node, Mapping) else None


def _tasks(table: Mapping, number: str) -> list[Mapping]:
    found = [one for one in items_at(table, *_TASKS) if text_at(one, "number") == number]
    if found:
        return found
    numbers = [
        int(n) for one in items_at(table, *_TASKS) if (n := text_at(one, "number")).isdecimal()
    ]
    span = f"任务号从 {min(numbers)} 到 {max(numbers)}" if numbers else "表里还没有任务"
    raise GkcliError(f"没有第 {number} 项任务，没有写入", span)


def _deadlines(table: Mapping) -> Iterator[Mapping]:
    notice = _notice(table)
    if notice is not None:
        yield from items_at(notice, "deadlines")
    for task in items_at(table, *_TASKS):
        yield from items_at(task, "deadlines")


def _only(found: list[Mapping], name: str) -> Mapping:
    if len(found) > 1:
        raise GkcliError(
            f"{name}在文件里有 {len(found)} 处，不知道改哪一处", "先用 gkcli check 看，改成不同的"
        )
    return found[0]
