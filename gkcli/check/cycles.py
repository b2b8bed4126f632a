"""Reporting cycles have ids of their own, days that there are, and units that the registry has."""

from collections.abc import Iterator

from gkcli.check.deadlines import last_common_day
from gkcli.check.facts import Checked, RegistryFacts, TableFacts
from gkcli.check.names import Suggestions
from gkcli.errors import Diagnostic, Severity
from gkcli.model.cycles import Cycle, Cycles
from gkcli.yaml.draft import DataPath


def check(
    cycles: Checked[Cycles], table: TableFacts | None, units: RegistryFacts | None
) -> Iterator[Diagnostic]:
    """Report ids used twice or by the table, days too late for a month, and unknown units."""
    taken = dict.fromkeys(_ids_of(table), "任务表里的时限已经用了") if table else {}
    for index, cycle in enumerate(cycles.value.cycles):
        path: DataPath = ("cycles", index)
        if not cycles.stands_in((*path, "id")):
            if cycle.id in taken:
                yield cycles.find(
                    Severity.ERROR,
                    "duplicate-deadline-id",
                    (*path, "id"),
                    f"周期报送的编号“{cycle.id}”重复，{taken[cycle.id]}。",
                    "改一个没有用过的编号；已有台账记录的那个不要动。",
                )
            taken.setdefault(cycle.id, "前面的周期报送已经用了")
        yield from _day(cycles, path, cycle)
        yield from _one_of_two(cycles, path, cycle)
        if units is not None:
            yield from _units(cycles, path, cycle, units)


def _ids_of(table: TableFacts) -> Iterator[str]:
    return (deadline.id for bearer in table.bearers for deadline in bearer.deadlines)


def _day(cycles: Checked[Cycles], path: DataPath, cycle: Cycle) -> Iterator[Diagnostic]:
    if any(cycles.stands_in((*path, field)) for field in ("each", "day", "within")):
        return
    last, months = last_common_day(cycle.each, next_month=not cycle.within)
    if cycle.day > last:
        yield cycles.find(
            Severity.WARNING,
            "day-too-late",
            (*path, "day"),
            f"{months}没有 {cycle.day} 日，这一期只能算到月底。",
            f"改成不晚于 {last} 日的一天。",
        )


def _one_of_two(cycles: Checked[Cycles], path: DataPath, cycle: Cycle) -> Iterator[Diagnostic]:
    """What says the same in two ways, of which one is to be given."""
    spot_check, gathering = cycle.spot_check, cycle.gathered_by
    clear = cycles.draft.whole
    if spot_check and clear and (spot_check.count is None) == (spot_check.share is None):
        yield cycles.find_key(
            Severity.ERROR,
            "bad-spot-check",
            (*path, "spot_check"),
            f"“{cycle.id}”抽查多少没有写清。",
            "count: 几件，或 share: 百分之几，写且只写一样；不抽查的，删去 spot_check。",
        )
    if gathering and clear and (gathering.role is None) == (not gathering.units):
        yield cycles.find_key(
            Severity.ERROR,
            "bad-gathering",
            (*path, "gathered_by"),
            f"“{cycle.id}”由谁汇总没有写清。",
            "各项的牵头单位汇总的，写 lead；由几个单位汇总的，写 {units: [单位, …]}。",
        )


def _units(
    cycles: Checked[Cycles], path: DataPath, cycle: Cycle, units: RegistryFacts
) -> Iterator[Diagnostic]:
    suggestions = Suggestions(units.directory)
    gathering = cycle.gathered_by.units if cycle.gathered_by else ()
    cells = [((*path, "units"), cycle.units), ((*path, "gathered_by", "units"), gathering)]
    for at, names in cells:
        for place, name in enumerate(names):
            if units.directory.get(name) is None and name not in units.doubtful:
                yield cycles.find(
                    Severity.ERROR,
                    "unknown-unit",
                    (*at, place),
                    f"名册里没有单位“{name}”。",
                    f"{suggestions.of(name)}若是新单位或新写法，先登记到 units.yaml。",
                )
