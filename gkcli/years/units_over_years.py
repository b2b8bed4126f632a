"""How each unit did over the years, whatever it was called."""

from collections.abc import Sequence
from typing import NamedTuple

from gkcli.model.directory import Party
from gkcli.status.completion import Counts, count, percent
from gkcli.status.standings import by_unit
from gkcli.years.lineage import Lineage
from gkcli.years.open_years import OpenYear

_BARS = "▁▂▃▄▅▆▇█"
_NO_BAR = " "


class UnitYear(NamedTuple):
    """How a unit did in a year, under the names it then had; nothing where it was not there."""

    year: int
    names: tuple[str, ...]
    counts: Counts

    @property
    def punctual_share(self) -> float | None:
        """On time of what was due by the year's end, 0 to 1; None where nothing was."""
        return self.counts.on_time / self.counts.due if self.counts.due else None

    @property
    def completed_share(self) -> float | None:
        """Done of what was owed, 0 to 1; None where nothing was."""
        return self.counts.year_share if self.counts.owed else None

    @property
    def completed(self) -> str:
        """完成率 in percent, "" where there is none."""
        return self.counts.year_rate

    @property
    def punctual(self) -> str:
        """按时率 in percent, "" where there is none."""
        return percent(self.counts.on_time, self.counts.due)


class UnitOverYears(NamedTuple):
    """A unit by the name of the last year, and each year."""

    name: str
    years: tuple[UnitYear, ...]

    @property
    def trend(self) -> str:
        """The completion of every year as a row of bars."""
        return "".join(_bar(year.completed_share) for year in self.years)

    @property
    def change(self) -> float | None:
        """By how many points of a hundred the completion rose over the last two years told."""
        shares = [s for year in self.years if (s := year.completed_share) is not None]
        return (shares[-1] - shares[-2]) * 100 if len(shares) > 1 else None

    @property
    def change_words(self) -> str:
        """The same in words; "" where there is no year to compare with."""
        if self.change is None:
            return ""
        points = round(abs(self.change), 1)
        return f"{'升' if self.change > 0 else '降'} {points:.1f} 点" if points else "持平"


def _bar(share: float | None) -> str:
    return _NO_BAR if share is None else _BARS[min(int(share * len(_BARS)), len(_BARS) - 1)]


def units_over_years(
    years: Sequence[OpenYear], party: Party | None = None
) -> tuple[UnitOverYears, ...]:
    """Every unit that owed something in any year, or those that ``party`` of the last one means.

    They stand in the order of the last registry, those that it does not know behind.
    """
    found: dict[str, dict[int, UnitYear]] = {}
    last = years[-1].workspace.directory
    for one in years:
        lineage = Lineage(one.workspace.directory, last)
        called: dict[str, list[str]] = {}
        standings = by_unit(one.snapshot)
        for unit in standings:
            called.setdefault(lineage.now(unit), []).append(unit)
        for name, units in called.items():
            own = (standing for unit in units for standing in standings[unit])
            found.setdefault(name, {})[one.year] = UnitYear(one.year, tuple(units), count(own))
    members = {unit.name for unit in last.members(party)} if party else None
    order = [unit.name for unit in last.registry.units]
    names = [name for name in order if name in found]
    names += (name for name in found if name not in order)
    return tuple(
        UnitOverYears(
            name, tuple(found[name].get(y.year, UnitYear(y.year, (), Counts())) for y in years)
        )
        for name in names
        if members is None or name in members
    )
