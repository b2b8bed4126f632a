"""What one workspace comes to on a day: one count for all of it, and for each way to group it."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeVar, get_args

from gkcli.errors import Diagnostic
from gkcli.model.state import DATED_STATES
from gkcli.status.completion import Counts, count, was_due
from gkcli.status.standings import Snapshot, Standing
from gkcli.status.unlisted import incomplete_groups, kind_lacks_units

Key = TypeVar("Key")
Grouping = Literal["kind", "section", "deadline"]
GROUPINGS: tuple[Grouping, ...] = get_args(Grouping)
"""How a workspace can be divided: by the kind of unit, by section, by occasion of a deadline."""


class Upcoming(NamedTuple):
    """The day on which something is due next, and what it is."""

    due: date
    what: str


class Tally(NamedTuple):
    """Standings counted, of so many tasks and units.

    ``silent`` names the units that owe something which was due by the day, and have recorded
    nothing at all, about whatever it be.
    """

    tasks: int
    units: int
    silent: tuple[str, ...]
    counts: Counts
    upcoming: Upcoming | None


class TallyGroup(NamedTuple):
    """One group of a workspace: a kind of unit, a section, or an occasion of a deadline.

    Groups of several workspaces with the same ``label`` and ``due`` are the same one; only those of
    deadlines have a date.
    """

    label: str
    due: date | None
    tally: Tally


class WorkspaceSummary(NamedTuple):
    """A workspace in numbers on a day, as far as it can be read.

    ``whole`` is None where nothing can be told of it. The ``unread`` units are in no count.
    ``groups`` are those that were asked for.
    ``faults`` are the first of the ``fault_count`` findings that keep it or them from being read.
    """

    title: str = ""
    year: int = 0
    whole: Tally | None = None
    groups: Mapping[Grouping, tuple[TallyGroup, ...]] = MappingProxyType({})
    unread: tuple[str, ...] = ()
    faults: tuple[Diagnostic, ...] = ()
    fault_count: int = 0

    @property
    def broken(self) -> bool:
        """Whether any of it cannot be read."""
        return self.fault_count > 0


MOST_FAULTS = 20
"""How many of a workspace's findings its summary keeps."""


def summarise(now: Snapshot, faults: Iterable[Diagnostic] = ()) -> WorkspaceSummary:
    """A workspace in numbers; ``faults`` are what keeps ledgers from being read."""
    found = tuple(faults)
    standings = list(now)
    quiet = {unit.name for unit in now.directory.registry.units if not now.ledger(unit).reported}
    sections = {
        task.number: f"{place.section.title or place.part.title}"
        for place, task in now.table.placed()
    }
    limited = [s for s in standings if not s.duty.implied]

    def groups(
        among: Iterable[Standing],
        key: Callable[[Standing], tuple[str, date | None]],
        lacking: Callable[[str, list[Standing]], bool],
    ) -> tuple[TallyGroup, ...]:
        return tuple(
            TallyGroup(label, due, _tally(own, quiet, least=lacking(label, own)))
            for (label, due), own in _grouped(among, key)
        )

    def unlisted(_: str, own: list[Standing]) -> bool:
        return any(standing.duty.unlisted for standing in own)

    notice = now.table.notice
    return WorkspaceSummary(
        title=notice.table_title,
        year=notice.year,
        whole=_tally(
            standings, quiet, least=bool(incomplete_groups(now.table, now.directory))
        )._replace(tasks=len(sections)),
        groups={
            "kind": groups(
                standings,
                lambda s: (s.unit.kind, None),
                lambda kind, _: kind_lacks_units(kind, now.directory),
            ),
            "section": groups(
                standings,
                lambda s: (sections[s.duty.task.number] if s.duty.task else NOTICE, None),
                unlisted,
            ),
            "deadline": groups(
                limited, lambda s: (s.duty.deadline.what, s.instance.original.due), unlisted
            ),
        },
        unread=tuple(unit.name for unit in now.directory.registry.units if unit.name in now.unread),
        faults=found[:MOST_FAULTS],
        fault_count=len(found),
    )


NOTICE = "通知本身的要求"
"""The section of what the notice itself imposes."""


def _grouped(
    among: Iterable[Standing], key: Callable[[Standing], Key]
) -> Iterable[tuple[Key, list[Standing]]]:
    found: dict[Key, list[Standing]] = {}
    for standing in among:
        found.setdefault(key(standing), []).append(standing)
    return found.items()


def _tally(standings: list[Standing], quiet: set[str], *, least: bool) -> Tally:
    silent = {s.unit.name for s in standings if s.unit.name in quiet and was_due(s)}
    units = dict.fromkeys(s.unit.name for s in standings)
    return Tally(
        len({s.duty.task.number for s in standings if s.duty.task}),
        len(units),
        tuple(name for name in units if name in silent),
        count(standings, least=least),
        min(
            (
                Upcoming(s.instance.due, s.duty.deadline.what)
                for s in standings
                if s.state in DATED_STATES and s.instance.due and s.instance.due >= s.as_of
            ),
            default=None,
        ),
    )
