"""Which units have done most of what was due, each compared with units of its own sort."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from gkcli.frozen import frozen
from gkcli.model.office import RankingRules
from gkcli.model.units import Unit
from gkcli.status.completion import Counts, count
from gkcli.status.offices import offices_of
from gkcli.status.standings import Snapshot, by_unit

_TOWNS, _DEPARTMENTS, _COMPANIES = "镇街和园区", "部门", "公共企事业单位"
GROUPS: tuple[str, ...] = (_TOWNS, _DEPARTMENTS, _COMPANIES)
"""The sorts of units that are compared among themselves, in the order in which they are told."""

_OF_KIND: Mapping[str, str] = MappingProxyType(
    {
        "镇": _TOWNS,
        "街道": _TOWNS,
        "园区": _TOWNS,
        "国有企业": _COMPANIES,
        "其他": _COMPANIES,
    }
)


def group_of(unit: Unit) -> str:
    """The sort of units that a unit is compared with."""
    return _OF_KIND.get(unit.kind, _DEPARTMENTS)


class Rank(NamedTuple):
    """A unit's ``place`` among the ``among`` of its ``group``; equals share a place.

    ``place`` is 0 for a unit of which too little was due to compare it. ``ahead`` is whether it is
    called one of those that are well ahead (进展较好).
    """

    group: str
    place: int
    among: int
    ahead: bool


@frozen
class Ranking:
    """The ranks by unit.

    The offices, which judge the others, have none: neither those that decide nor those that issued
    the notice or take its reports.
    """

    ranks: Mapping[str, Rank]

    def of(self, unit: Unit) -> Rank | None:
        """A unit's rank; None for an office, and for who owes nothing."""
        return self.ranks.get(unit.name)


def ranking(snapshot: Snapshot) -> Ranking:
    """All units ranked by what they have done of what was due, then by how little of it late.

    Before anybody has recorded anything, nobody is ranked.
    """
    if not snapshot.recorded:
        return Ranking({})
    rules = snapshot.rules.ranking
    judges = {
        *snapshot.offices.names,
        *offices_of(snapshot.table, snapshot.directory).names,
    }
    held = {
        own[0].unit: count(own) for name, own in by_unit(snapshot).items() if name not in judges
    }
    found: dict[str, Rank] = {}
    for group in GROUPS:
        counted = {unit: counts for unit, counts in held.items() if group_of(unit) == group}
        compared = [counts for counts in counted.values() if counts.due >= rules.least_items]
        keys = sorted(map(_key, compared))
        for unit, counts in counted.items():
            enough = counts.due >= rules.least_items
            place = keys.index(_key(counts)) + 1 if enough else 0
            found[unit.name] = Rank(group, place, len(keys), is_ahead(counts, rules))
    return Ranking(found)


def _key(counts: Counts) -> tuple[float, int]:
    return (-counts.due_share, counts.done_late)


def is_ahead(counts: Counts, rules: RankingRules) -> bool:
    """Whether enough was due, enough of it is done, and nothing is late or asked for."""
    if counts.overdue or counts.unreported or counts.requested or counts.due < rules.least_items:
        return False
    return counts.due_done * 100 >= rules.least_rate * counts.due


def rule_words(rules: RankingRules) -> str:
    """By what units are ranked and called well ahead, as a note says it."""
    return (
        f"没有逾期、未报和待核准的事项，到期应完成{rules.least_items}项次以上，"
        f"到期完成率{rules.least_rate}%以上；{'、'.join(GROUPS)}分别按到期完成率排名，"
        f"相同的看迟于时限的项次，到期应完成不足{rules.least_items}项次的不排；"
        "发文机关和收报告的办公室不参加排列"
    )
