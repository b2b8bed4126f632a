"""Finds the unit, task or section that a user's text means."""

from collections.abc import Callable

from gkcli.errors import GkcliError
from gkcli.model.directory import Directory, Party


def find_party(directory: Directory, typed: str) -> Party:
    """The unit or group with this name, alias or unambiguous tail.

    GkcliError with similar names where there is none, with all of them where there are several.
    """
    exact = directory.get(typed)
    if exact is not None:
        return exact
    candidates = directory.ending_with(typed)
    if len(candidates) == 1:
        return candidates[0]
    if candidates:
        names = "、".join(party.name for party in candidates)
        raise GkcliError(f"“{typed}”可以指 {len(candidates)} 个单位", f"请写全：{names}")
    similar = directory.similar(typed)
    meant = f"您是不是要找：{'、'.join(similar)}？" if similar else ""
    raise GkcliError(f"名册里没有单位“{typed}”", f"{meant}用 gkcli units 查看全部单位")


def may_mean(directory: Directory, party: Party) -> Callable[[str], bool]:
    """What tells of a name, as a document writes it, whether it can mean a party or part of it."""
    reach = directory.reach(party)
    members = {unit.name for unit in directory.members(party)}

    def meant(written: str) -> bool:
        other = directory.get(written)
        if other is None:
            return False
        units = directory.members(other)
        return other.name in reach or not members.isdisjoint(unit.name for unit in units)

    return meant
