"""Who owes what: every deadline of a table with the units that it binds."""

from collections.abc import Iterator
from dataclasses import dataclass

from gkcli.model.deadline import Deadline
from gkcli.model.directory import Directory
from gkcli.model.notice import Table, Task
from gkcli.model.units import Group, Unit


@dataclass(frozen=True, slots=True)
class Duty:
    """One deadline and who owes it.

    ``task`` is None for a duty that the notice itself imposes. ``named`` are the names as the
    document writes them, ``units`` the registered units they stand for, ``unlisted`` the groups
    among them whose members the registry is known not to hold completely.
    """

    deadline: Deadline
    task: Task | None
    named: tuple[str, ...]
    units: tuple[Unit, ...]
    unlisted: tuple[Group, ...]


def duties(table: Table, directory: Directory) -> Iterator[Duty]:
    """Every duty in document order, those of the notice first."""
    everyone = table.notice.addressees
    for deadline in table.notice.deadlines:
        yield _duty(deadline, None, everyone, directory)
    for _, task in table.placed():
        yield from task_duties(task, directory)


def task_duties(task: Task, directory: Directory) -> Iterator[Duty]:
    """The duties that one task imposes, in the order of the file."""
    for deadline in task.deadlines:
        yield _duty(deadline, task, (*task.lead, *task.responsible), directory)


def _duty(
    deadline: Deadline, task: Task | None, otherwise: tuple[str, ...], directory: Directory
) -> Duty:
    named = deadline.units or otherwise
    parties = [directory.get(name) for name in named]
    unlisted = tuple(p for p in parties if isinstance(p, Group) and not p.complete)
    return Duty(deadline, task, named, directory.expand(named), unlisted)
