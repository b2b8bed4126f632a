"""Edits of one target: other values of its fields, one more deadline."""

from collections.abc import Mapping as Lookup

from gkcli.edit.nodes import entry_at, items_at, put, take_out, text_at
from gkcli.edit.targets import NOTICE, EditTarget
from gkcli.errors import GkcliError
from gkcli.model.deadline import COMPANIONS, RULES, Deadline
from gkcli.model.notice import Notice, Task
from gkcli.yaml.canonical.nodes import (
    Collection,
    ListNode,
    Mapping,
    NodeEntry,
    comments,
    node_of_plain,
)
from gkcli.yaml.marks import Plain


def set_field(target: EditTarget, key: str, data: Plain | None) -> None:
    """Make a field say something else; None leaves it out. Another rule takes the old one's place.

    Comments stay: those on what is no longer said stand at what takes its place.
    """
    if data is None:
        take_out(target.node, [key])
        return
    put(target.node, key, data)
    if target.shape is Deadline and key in RULES:
        others = [rule for rule in RULES if rule != key]
        theirs = [companion for companion, rule in COMPANIONS.items() if rule != key]
        take_out(target.node, [*others, *theirs], heir=key)


def remove_task(table: Mapping, number: str) -> None:
    """Take a task out; comments on it go to the one that follows, else to the end of the list."""
    for section in items_at(table, "parts", "sections"):
        entry = entry_at(section, "tasks")
        if entry is None or not isinstance(entry.node, ListNode):
            continue
        items = entry.node.entries
        for place, item in enumerate(items):
            if isinstance(item.node, Mapping) and text_at(item.node, "number") == number:
                del items[place]
                left = list(comments(Collection([item])))
                lines = items[place].lead if place < len(items) else entry.node.tail
                lines[:0] = left
                return


def add_deadline(target: EditTarget, values: Lookup[str, Plain | None]) -> None:
    """Add a deadline below those that the target has; ``values`` are data by keys.

    GkcliError where the target has no deadlines, or something is missing.
    """
    if target.shape not in (Task, Notice):
        raise GkcliError(f"{target.name}不是任务，不能加时限", f"写任务号，或“{NOTICE}”")
    data: Plain = {key: value for key, value in values.items() if value is not None}
    missing = [f"--{key}" for key in ("id", "what", "quote") if key not in data]
    if not any(rule in data for rule in RULES):
        missing.append(f"一条规则（{'、'.join(f'--{rule}' for rule in RULES)} 五选一）")
    if missing:
        raise GkcliError(
            f"还要写上 {'、'.join(missing)}，没有写入",
            "一条时限要说清是什么事、据哪句原文、何时到期",
        )
    entry = entry_at(target.node, "deadlines")
    if entry is not None and isinstance(entry.node, ListNode):
        entry.node.entries.append(NodeEntry(None, node_of_plain(data)))
    else:
        put(target.node, "deadlines", [data])
