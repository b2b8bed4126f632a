"""The registry of units and groups of units."""

from typing import Annotated

from gkcli.model.scalars import Date, Flag, Shorthand, Text, choice
from gkcli.model.shape import shape

KINDS = (
    "镇",
    "街道",
    "政府部门",
    "直属机构",
    "内设机构",
    "议事协调机构",
    "党委机构",
    "人大机构",
    "政协机构",
    "园区",
    "国有企业",
    "其他",
)
Kind = Annotated[str, choice("单位类别", *KINDS)]


@shape
class Alias:
    """Another name of a unit; ``from`` and ``to`` bound the days on which it was in use."""

    name: Text
    from_: Date | None = None
    to: Date | None = None


AliasText = Annotated[Alias, Shorthand("name")]


@shape
class Unit:
    """A unit (单位); ``name`` is how the documents write it.

    ``verified`` is false where name, kind or successor are not certain; ``source`` says what
    the entry rests on.
    """

    name: Text
    kind: Kind
    source: Text
    full_name: Text | None = None
    aliases: tuple[AliasText, ...] = ()
    successor: Text | None = None
    verified: Flag = True
    note: Text | None = None


_NO_ORGANS = frozenset({"党委机构", "人大机构", "政协机构", "国有企业"})


def is_administrative(unit: Unit) -> bool:
    """Whether a unit is an administrative organ (行政机关) by its kind.

    Only those are bound by 政府信息公开条例 themselves and report on it every year.
    """
    return unit.kind not in _NO_ORGANS


@shape
class Group:
    """A collective name such as 区政府各部门: not a unit, it expands to its members.

    Members are all units of the given ``kinds`` and those named in ``members``. ``complete`` is
    false where the registry is known not to hold every member.
    """

    name: Text
    source: Text
    kinds: tuple[Kind, ...] = ()
    members: tuple[Text, ...] = ()
    aliases: tuple[AliasText, ...] = ()
    complete: Flag = True
    verified: Flag = True
    note: Text | None = None


@shape
class Registry:
    """The whole of ``units.yaml``."""

    units: tuple[Unit, ...]
    groups: tuple[Group, ...] = ()
