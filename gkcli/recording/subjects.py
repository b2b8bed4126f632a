"""Which of a unit's duties a task number or a deadline's id means."""

import difflib
from collections.abc import Iterator

from gkcli.errors import GkcliError
from gkcli.model.directory import Directory
from gkcli.model.notice import Table
from gkcli.model.scalars import FieldError
from gkcli.model.units import Unit
from gkcli.query.find import find_task
from gkcli.schedule.duties import Duty, duties, notice_duties, owed

_MOST_NAMED = 8


def duties_meant(table: Table, directory: Directory, unit: Unit, subject: str) -> tuple[Duty, ...]:
    """The duties of a unit that a record for ``subject`` speaks of.

    FieldError where there is no such task or deadline, or where it is none of the unit's.
    """
    if subject.isdigit():
        try:
            _, task = find_task(table, int(subject))
        except GkcliError as error:
            raise FieldError("unknown-duty", error.message, error.hint) from None
        all_of_it = owed(task, directory)
        own = tuple(duty for duty in all_of_it if unit in duty.units)
        if not own:
            names = dict.fromkeys(name for duty in all_of_it for name in duty.named)
            raise _not_owed(f"第 {subject} 项任务", tuple(names), unit)
        return own
    found = next((d for d in duties(table, directory) if d.deadline.id == subject), None)
    if found is None:
        raise FieldError(
            "unknown-duty",
            f"没有编号是“{subject}”的事项",
            _suggested(table, directory, unit, subject),
        )
    if unit not in found.units:
        raise _not_owed(f"“{subject}”（{found.deadline.what}）", found.named, unit)
    return (found,)


def own_duties(table: Table, directory: Directory, unit: Unit) -> Iterator[Duty]:
    """Everything that a unit owes, in document order."""
    yield from (duty for duty in notice_duties(table, directory) if unit in duty.units)
    for _, task in table.placed():
        yield from (duty for duty in owed(task, directory) if unit in duty.units)


def named(duty: Duty) -> str:
    """A duty by its id and what it is, as ``plan 报送实施方案``."""
    return f"{duty.deadline.id} {duty.deadline.what}"


def _not_owed(what: str, holders: tuple[str, ...], unit: Unit) -> FieldError:
    return FieldError(
        "not-owed",
        f"{what}不由{unit.name}承担，承担的是：{'、'.join(holders)}",
        f"用 gkcli units {unit.name} 看它要做的事",
    )


def _suggested(table: Table, directory: Directory, unit: Unit, subject: str) -> str:
    own = {duty.deadline.id: named(duty) for duty in own_duties(table, directory, unit)}
    near = difflib.get_close_matches(subject, own, 3)
    if near:
        return f"您是不是要找：{'、'.join(own[one] for one in near)}？"
    limited = [words for id_, words in own.items() if not id_.isdigit()]
    more = "等" if len(limited) > _MOST_NAMED else ""
    return f"写任务号，或{unit.name}的事项编号：{'、'.join(limited[:_MOST_NAMED])}{more}"
