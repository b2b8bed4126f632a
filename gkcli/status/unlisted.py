"""Where the registry lacks units that owe something too, so that a total is of at least so many."""

from collections.abc import Iterable

from gkcli.model.directory import Directory
from gkcli.model.notice import Notice, Table, Task
from gkcli.model.units import Group


def incomplete_groups(table: Table, directory: Directory) -> tuple[str, ...]:
    """The groups among those who owe anything whose members are not all registered."""
    names = (*_of_notice(table.notice), *(n for _, task in table.placed() for n in _of_task(task)))
    return _incomplete(names, directory)


def notice_lacks_units(notice: Notice, directory: Directory) -> bool:
    """Whether units that the registry lacks owe what the notice itself imposes."""
    return bool(_incomplete(_of_notice(notice), directory))


def task_lacks_units(task: Task, directory: Directory) -> bool:
    """Whether units that the registry lacks owe work on a task."""
    return bool(_incomplete(_of_task(task), directory))


def kind_lacks_units(kind: str, directory: Directory) -> bool:
    """Whether the registry lacks units of a kind that some group stands for."""
    return any(
        kind in group.kinds or any(unit.kind == kind for unit in directory.members(group))
        for group in directory.registry.groups
        if not group.complete
    )


def _of_notice(notice: Notice) -> tuple[str, ...]:
    return tuple(n for one in notice.deadlines for n in one.units or notice.addressees)


def _of_task(task: Task) -> tuple[str, ...]:
    limited = (name for deadline in task.deadlines for name in deadline.units)
    return (*task.lead, *task.responsible, *limited)


def _incomplete(names: Iterable[str], directory: Directory) -> tuple[str, ...]:
    parties = map(directory.get, dict.fromkeys(names))
    found = [p.name for p in parties if isinstance(p, Group) and not p.complete]
    return tuple(dict.fromkeys(found))
