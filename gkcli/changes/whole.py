"""A table that one of the editions lacks altogether."""

from collections.abc import Iterator

from gkcli.changes.change import Change, Kind, Target
from gkcli.changes.notice import NOTICE
from gkcli.changes.plain import plain
from gkcli.changes.tasks import part_target, section_target, task_target
from gkcli.changes.who import Who
from gkcli.model.notice import Part, Section, Table


def whole_table(table: Table, kind: Kind, who: Who) -> Iterator[Change]:
    """One change for the notice and one for each part, section and task with all it holds."""
    meant = who.after if kind is Kind.ADDED else who.before
    yield _whole(kind, NOTICE, table.notice, meant(table.notice.addressees))
    for part in table.parts:
        yield _whole(kind, part_target(part), _heading(part))
        for section in part.sections:
            yield _whole(kind, section_target(section), _heading(section))
            for task in section.tasks:
                units = meant((*task.lead, *task.responsible))
                yield _whole(kind, task_target(task), task, units)


def _whole(kind: Kind, target: Target, thing: object, units: tuple[str, ...] = ()) -> Change:
    value = thing if isinstance(thing, dict) else plain(thing)
    if kind is Kind.ADDED:
        return Change(kind, target, after=value, affected=units)
    return Change(kind, target, before=value, affected=units)


def _heading(thing: Part | Section) -> dict[str, str]:
    return {"number": thing.number, "title": thing.title}
