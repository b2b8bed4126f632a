"""Changing what a file says node by node, so that no comment is lost."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from gkcli.yaml.canonical.nodes import (
    Collection,
    ListNode,
    Mapping,
    NodeEntry,
    Scalar,
    comments,
    node_of_plain,
)
from gkcli.yaml.marks import Plain


def entry_at(mapping: Mapping, key: str) -> NodeEntry | None:
    """The pair with a key; None where there is none."""
    return next((entry for entry in mapping.entries if entry.key == key), None)


def text_at(mapping: Mapping, key: str) -> str:
    """The text of the pair with a key; "" where there is none."""
    entry = entry_at(mapping, key)
    return entry.node.text if entry is not None and isinstance(entry.node, Scalar) else ""


def items_at(mapping: Mapping, *keys: str) -> Iterator[Mapping]:
    """The mappings in the list at a key, in the lists of those at the next key, and so on."""
    first, *rest = keys
    entry = entry_at(mapping, first)
    for item in entry.node.entries if entry and isinstance(entry.node, ListNode) else ():
        if isinstance(item.node, Mapping):
            yield from items_at(item.node, *rest) if rest else (item.node,)


def texts_at(mapping: Mapping, key: str) -> Iterator[Scalar]:
    """The texts in the list at a key."""
    entry = entry_at(mapping, key)
    for item in entry.node.entries if entry and isinstance(entry.node, ListNode) else ():
        if isinstance(item.node, Scalar):
            yield item.node


def put(mapping: Mapping, key: str, data: Plain) -> None:
    """Make a pair say something else; comments on what it said, or no longer says, stay with it."""
    entry = entry_at(mapping, key)
    if entry is None:
        mapping.entries.append(NodeEntry(key, node_of_plain(data)))
        return
    before, entry.node = entry.node, node_of_plain(data)
    if not isinstance(before, Collection):
        return
    kept = _items_as_before(before, entry.node) if isinstance(entry.node, ListNode) else set()
    entry.lead += [
        remark
        for item in before.entries
        if id(item) not in kept
        for remark in comments(Collection([item]))
    ]
    if isinstance(entry.node, Collection):
        entry.node.tail = before.tail
    else:
        entry.lead += filter(None, before.tail)


def _items_as_before(before: Collection, after: ListNode) -> set[int]:
    """Give texts that a list had already the entries that they had, comments and all."""
    known: dict[str, list[NodeEntry]] = defaultdict(list)
    for item in before.entries:
        if isinstance(item.node, Scalar):
            known[item.node.text].append(item)
    kept = set()
    for place, item in enumerate(after.entries):
        if isinstance(item.node, Scalar) and known[item.node.text]:
            after.entries[place] = known[item.node.text].pop(0)
            kept.add(id(after.entries[place]))
    return kept


def take_out(mapping: Mapping, keys: Sequence[str], heir: str | None = None) -> None:
    """Take pairs out; comments on them go to the pair ``heir``, else to the one that follows."""
    for key in keys:
        entry = entry_at(mapping, key)
        if entry is None:
            continue
        place = mapping.entries.index(entry)
        mapping.entries.remove(entry)
        left = list(comments(Collection([entry])))
        named = entry_at(mapping, heir) if heir else None
        following = named or next(iter(mapping.entries[place:]), None)
        lines = mapping.tail if following is None else following.lead
        lines[:0] = left
