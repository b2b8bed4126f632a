"""Many workspaces as one table: a row for each, or for each group that they have in common."""

from collections.abc import Generator, Iterable, Sequence
from contextlib import closing
from datetime import date
from functools import partial
from typing import NamedTuple

from gkcli.frozen import fields_of
from gkcli.guard.pool import cores, spread
from gkcli.rollup.members import Member
from gkcli.rollup.one_workspace import Grouping, Tally, WorkspaceSummary
from gkcli.rollup.read import summary_of, unreadable
from gkcli.status.completion import Counts
from gkcli.workspace.cache import trim


class Rolled(NamedTuple):
    """A workspace with what it comes to."""

    member: Member
    summary: WorkspaceSummary


class GroupTotal(NamedTuple):
    """A group over all workspaces that have it, ``workspaces`` by name."""

    label: str
    due: date | None
    workspaces: tuple[str, ...]
    tally: Tally


def summaries(
    members: Sequence[Member], as_of: date, by: Grouping | None = None
) -> Generator[tuple[int, WorkspaceSummary], None, None]:
    """What each workspace comes to on a day, with its index, as soon as it is known.

    Only groups of the sort that is asked for are told.
    """
    found = spread(partial(_summary, as_of=as_of, by=by), members, _lost, cores())
    with closing(found):
        yield from found
    trim()


def _summary(member: Member, as_of: date, by: Grouping | None) -> WorkspaceSummary:
    return summary_of(member.folder, as_of, by)


def _lost(member: Member) -> WorkspaceSummary:
    return unreadable(
        member.folder,
        "读这个工作区的进程意外中止，多半是内存不够。",
        "单独看它：gkcli -d 文件夹 overview",
    )


def totals(rolled: Iterable[Rolled], by: Grouping) -> list[GroupTotal]:
    """The groups of all workspaces, in the order in which they come; dated ones by date."""
    found: dict[tuple[str, date | None], list[tuple[str, Tally]]] = {}
    for member, summary in rolled:
        for label, due, tally in summary.groups.get(by, ()):
            found.setdefault((label, due), []).append((member.name, tally))
    groups = [
        GroupTotal(label, due, tuple(name for name, _ in own), together(t for _, t in own))
        for (label, due), own in found.items()
    ]
    return sorted(groups, key=lambda group: (group.due is None, group.due or date.max))


def places(rolled: Iterable[Rolled]) -> dict[str, int]:
    """The workspaces' places by what is done of what was due, then by how little of it late.

    By name; equals share a place, and a workspace in which nothing was due has none.
    """
    counted = {m.name: s.whole.counts for m, s in rolled if s.whole and s.whole.counts.due}
    keys = {name: (-counts.due_share, counts.done_late) for name, counts in counted.items()}
    order = sorted(keys.values())
    return {name: order.index(key) + 1 for name, key in keys.items()}


def together(tallies: Iterable[Tally]) -> Tally:
    """Several workspaces' tallies as one; units of different workspaces are different units."""
    found = list(tallies)
    upcoming = [tally.upcoming for tally in found if tally.upcoming]
    return Tally(
        sum(tally.tasks for tally in found),
        sum(tally.units for tally in found),
        tuple(name for tally in found for name in tally.silent),
        _sum(tally.counts for tally in found),
        min(upcoming, default=None),
    )


def _sum(counts: Iterable[Counts]) -> Counts:
    found = list(counts)
    names = [field.name for field in fields_of(Counts) if field.name != "least"]
    numbers = {name: sum(getattr(one, name) for one in found) for name in names}
    return Counts(**numbers, least=any(one.least for one in found))
