"""How much of a workspace is exported: all of it, or what concerns a unit or a group."""

from collections.abc import Iterator
from functools import cached_property

from gkcli.model.directory import Party
from gkcli.model.notice import Place, Section, Task
from gkcli.model.units import Group, Unit
from gkcli.status.duties import Duty, notice_duties, task_obligations
from gkcli.status.involvement import Involvements
from gkcli.status.rectification_list import Rectification, RectificationFilter, rectifications
from gkcli.status.standings import Snapshot, Standing


def code_of(duty: Duty) -> str:
    """By what the export calls a duty: one to put something right by its unit too."""
    code = duty.deadline.id
    return f"{code}@{duty.units[0].name}" if duty.opened else code


class Scope:
    """What of a workspace as of a day is exported.

    Of one ``party`` it is the tasks that involve it, what it owes, and what it recorded; of a
    group, the same of all its members.
    """

    def __init__(self, now: Snapshot, party: Party | None = None) -> None:
        self.now = now
        self.party = party

    def holds(self, unit: str) -> bool:
        """Whether a unit, by its name, is among those that are exported."""
        return unit in self._names

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(unit.name for unit in self.units)

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The units, in the registry's order."""
        directory = self.now.directory
        return directory.registry.units if self.party is None else directory.members(self.party)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The groups that any of the units belongs to; all of them where everything is wanted."""
        known = self.now.directory
        if self.party is None:
            return known.registry.groups
        return tuple(
            g for g in known.registry.groups if any(self.holds(u.name) for u in known.members(g))
        )

    @cached_property
    def tasks(self) -> tuple[tuple[int, Place, Task], ...]:
        """The tasks in document order, each with the number of its section and its place."""
        found = tuple(self._placed())
        if self.party is None:
            return found
        involvements = Involvements(self.now.directory, self.party)
        return tuple(one for one in found if involvements.of(one[2]) or self._owes(one[2]))

    def _placed(self) -> Iterator[tuple[int, Place, Task]]:
        number = 0
        for part in self.now.table.parts:
            for section in part.sections:
                number += 1
                for task in section.tasks:
                    yield number, Place(part, section), task

    def _owes(self, task: Task) -> bool:
        return any(self.holds(standing.unit.name) for standing in self.now.of_task(task))

    @cached_property
    def sections(self) -> dict[int, Section]:
        """The sections by number, those of the tasks where not everything is wanted."""
        every = (section for part in self.now.table.parts for section in part.sections)
        numbered = dict(enumerate(every, 1))
        if self.party is None:
            return numbered
        wanted = {number for number, _, _ in self.tasks}
        return {number: section for number, section in numbered.items() if number in wanted}

    @cached_property
    def _parts(self) -> tuple[int, ...]:
        parts = enumerate(self.now.table.parts, 1)
        return tuple(number for number, part in parts for _ in part.sections)

    def part_of(self, section: int) -> int:
        """The number of the part that a section, by its number, stands in."""
        return self._parts[section - 1]

    @cached_property
    def duties(self) -> tuple[Duty, ...]:
        """The duties of the notice and the tasks, work without a limit included.

        Of a party, those that bind it.
        """
        found = tuple(self._duties())
        if self.party is None:
            return found
        return tuple(duty for duty in found if any(self.holds(unit.name) for unit in duty.units))

    def _duties(self) -> Iterator[Duty]:
        directory = self.now.directory
        yield from notice_duties(self.now.table, directory)
        for _, _, task in self.tasks:
            yield from task_obligations(task, directory)
        yield from (one.standing.duty for one in self.rectifications)

    @cached_property
    def rectifications(self) -> tuple[Rectification, ...]:
        """What the units are to put right."""
        found = rectifications(self.now, RectificationFilter(everything=True))
        return tuple(one for one in found if self.holds(one.standing.unit.name))

    @property
    def standings(self) -> Iterator[Standing]:
        """How the units stand with each occasion of these duties."""
        standings = iter(self.now)
        return (
            standings if self.party is None else (s for s in standings if self.holds(s.unit.name))
        )
