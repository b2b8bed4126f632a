"""Renaming a unit: the new name in the registry, the old one kept as an alias with its last day."""

from datetime import date

from gkcli.edit.nodes import entry_at, items_at, put, take_out, text_at, texts_at
from gkcli.edit.targets import EditTarget
from gkcli.errors import GkcliError
from gkcli.model.directory import Directory, key
from gkcli.model.units import Unit
from gkcli.yaml.canonical.nodes import ListNode, Mapping, NodeEntry, Scalar, node_of_plain
from gkcli.yaml.marks import Plain


def rename(
    registry: Mapping, unit: EditTarget, new: str, since: date, full_name: str | None = None
) -> None:
    """Call a unit ``new`` from a day on; its old names become aliases that end on that day.

    Nothing else has to change: tables and ledgers that say the old name still mean the unit.
    Groups that list it by its old name list it by the new one.
    """
    old = text_at(unit.node, "name")
    ended = [old, *filter(None, [text_at(unit.node, "full_name")])]
    put(unit.node, "name", new)
    if full_name:
        put(unit.node, "full_name", full_name)
    else:
        take_out(unit.node, ["full_name"])
    usual = {key(new), key(full_name or new)}
    _drop_aliases(unit.node, usual)
    for name in ended:
        if key(name) not in usual:
            _add_alias(unit.node, {"name": name, "to": str(since)})
    for group in items_at(registry, "groups"):
        for member in texts_at(group, "members"):
            if key(member.text) == key(old):
                member.text = new


def refuse_name(directory: Directory, unit: Unit, new: str) -> None:
    """GkcliError where a unit cannot be called so: it is already, or something else is."""
    if key(new) == key(unit.name):
        raise GkcliError(f"“{unit.name}”现在就叫这个名称，没有写入", "写改名以后的名称")
    other = directory.get(new)
    if other is not None and other != unit:
        raise GkcliError(
            f"“{new}”已经是“{other.name}”的名称，没有写入",
            f"是并到那个单位去了，就写 gkcli set {unit.name} successor {new}",
        )


def _drop_aliases(unit: Mapping, names: set[str]) -> None:
    """Leave out aliases that have become the usual name; comments on them stay with the rest."""
    entry = entry_at(unit, "aliases")
    if entry is None or not isinstance(entry.node, ListNode):
        return
    gone = [item for item in entry.node.entries if key(_alias(item)) in names]
    for item in gone:
        entry.node.entries.remove(item)
        entry.lead += [*filter(None, item.lead), *map(str.strip, item.trail)]
    if not entry.node.entries:
        take_out(unit, ["aliases"])


def _alias(item: NodeEntry) -> str:
    return text_at(item.node, "name") if isinstance(item.node, Mapping) else _text(item)


def _text(item: NodeEntry) -> str:
    return item.node.text if isinstance(item.node, Scalar) else ""


def _add_alias(unit: Mapping, alias: dict[str, Plain]) -> None:
    entry = entry_at(unit, "aliases")
    if entry is None or not isinstance(entry.node, ListNode):
        put(unit, "aliases", [alias])
        return
    same = [item for item in entry.node.entries if key(_alias(item)) == key(str(alias["name"]))]
    if not same:
        entry.node.entries.append(NodeEntry(None, node_of_plain(alias)))
    elif isinstance(same[0].node, Scalar):
        same[0].node = node_of_plain(alias)
