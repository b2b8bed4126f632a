"""The reporting cycles of an office (``cycles.yaml``), and the duties that they impose."""

import re
from datetime import date
from typing import Annotated, Literal

from gkcli.frozen import frozen, replace
from gkcli.model.deadline import Deadline
from gkcli.model.notice import Table
from gkcli.model.scalars import (
    Count,
    Date,
    DayOfMonth,
    FieldError,
    Flag,
    Identifier,
    Parse,
    Shorthand,
    Text,
    choice,
)
from gkcli.model.shape import shape

_WHOLE = 100
CyclePeriod = Annotated[
    Literal["month", "quarter", "half-year"], choice("周期", "month", "quarter", "half-year")
]
GatheringRole = Annotated[Literal["lead"], choice("汇总单位", "lead")]


def percent(text: str) -> int:
    """Read ``20%`` as 20; FieldError for what is no whole percentage from 1 to 100."""
    match = re.fullmatch(r"([1-9]\d{0,2})%", text, re.ASCII)
    if match is None or int(match[1]) > _WHOLE:
        raise FieldError("bad-percent", f"比例“{text}”读不懂", "写 1% 到 100% 的整数，如 20%")
    return int(match[1])


Percent = Annotated[int, Parse(percent, "20%", r"^[1-9]\d{0,2}%$")]


@shape
class SpotCheck:
    """How many of the reports of a period are looked into: so many, or so many in a hundred.

    One of the two is given.
    """

    count: Count | None = None
    share: Percent | None = None


@shape
class Gathering:
    """Who gathers the reports of others: the lead of each task, or some units for all.

    One of the two is given.
    """

    role: GatheringRole | None = None
    units: tuple[Text, ...] = ()


@shape
class Cycle:
    """A report that units owe once a period, whatever the notice itself asks for.

    It is due on the ``day`` of the month after the period; with ``within`` on that day of the
    period's last month. ``units`` owe it, by default those that the notice is addressed to.
    Periods that are due before ``from_`` are not owed. ``source`` says what it rests on.
    """

    id: Identifier
    what: Text
    each: CyclePeriod
    day: DayOfMonth
    within: Flag = False
    from_: Date | None = None
    units: tuple[Text, ...] = ()
    gathered_by: Annotated[Gathering, Shorthand("role")] | None = None
    spot_check: SpotCheck | None = None
    source: Text | None = None


@shape
class Cycles:
    """The whole of ``cycles.yaml``."""

    cycles: tuple[Cycle, ...]


@frozen
class CycleDeadline(Deadline):
    """A deadline that a reporting cycle imposes and the notice does not: it quotes nothing."""

    cycle: Cycle | None = None

    @property
    def cyclic(self) -> bool:
        """Always so."""
        return True

    @property
    def owed_from(self) -> date | None:
        """The day before which no period falls due; None for the day of the notice."""
        return self.cycle.from_ if self.cycle else None


def deadline_of(cycle: Cycle) -> CycleDeadline:
    """The duty of a cycle as a deadline of the notice."""
    return CycleDeadline(
        id=cycle.id,
        what=cycle.what,
        quote="",
        units=cycle.units,
        each=cycle.each,
        day=cycle.day,
        next_month=not cycle.within,
        source=cycle.source,
        cycle=cycle,
    )


def in_force(table: Table, cycles: Cycles | None) -> Table:
    """The table with the duties of cycles behind the notice's own: what is owed in the year.

    A cycle whose id the table uses is left out: records for the id mean what the table says.
    """
    if cycles is None or not cycles.cycles:
        return table
    taken = {deadline.id for deadline in table.notice.deadlines}
    taken.update(deadline.id for _, task in table.placed() for deadline in task.deadlines)
    added: dict[str, Deadline] = {}
    for cycle in cycles.cycles:
        if cycle.id not in taken:
            added.setdefault(cycle.id, deadline_of(cycle))
    notice = replace(table.notice, deadlines=(*table.notice.deadlines, *added.values()))
    return replace(table, notice=notice)


def as_written(table: Table) -> Table:
    """A table in force without the duties of cycles: the document's own."""
    own = tuple(d for d in table.notice.deadlines if not d.cyclic)
    if len(own) == len(table.notice.deadlines):
        return table
    return replace(table, notice=replace(table.notice, deadlines=own))
