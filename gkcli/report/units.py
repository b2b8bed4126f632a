"""Names of units joined as a notice prints them."""

from collections.abc import Iterable

from gkcli.model.directory import Directory
from gkcli.model.units import Unit

_CLASSES = {"镇": "地方", "街道": "地方", "园区": "园区", "国有企业": "企业"}


def join_units(names: Iterable[str], directory: Directory) -> str:
    """The names with “、” within a class of units and “，” between classes.

    Classes are towns, offices and companies. A name that the registry lacks counts to the class
    of the name before it.
    """
    line, before = "", ""
    for name in names:
        now = _class_of(name, directory) or before
        line += name if not line else f"、{name}" if now == before else f"，{name}"
        before = now
    return line


def _class_of(name: str, directory: Directory) -> str:
    party = directory.get(name)
    if party is None:
        return ""
    if isinstance(party, Unit):
        kind = party.kind
    else:
        members = directory.members(party)
        kind = party.kinds[0] if party.kinds else members[0].kind if members else ""
    return _CLASSES.get(kind, "机关") if kind else ""
