"""How a duty stands on a given day; a state is always derived, never stored."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gkcli.model.directory import Directory
from gkcli.model.notice import Table
from gkcli.model.units import Unit
from gkcli.schedule.duties import Duty, duties
from gkcli.schedule.instances import Instance, instances

DUE_SOON_DAYS = 10
"""A duty counts as due soon from this many calendar days before its date."""


class State(StrEnum):
    """The state of a duty as of a day."""

    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    PENDING = "pending"
    DONE = "done"
    DONE_LATE = "done_late"
    ONGOING = "ongoing"
    WAITING = "waiting"
    NOT_APPLICABLE = "not_applicable"

    @property
    def label(self) -> str:
        """The state's Chinese name."""
        return _LABELS[self]


_LABELS = {
    State.OVERDUE: "逾期",
    State.DUE_SOON: "临近",
    State.PENDING: "未到期",
    State.DONE: "完成",
    State.DONE_LATE: "迟完成",
    State.ONGOING: "长期",
    State.WAITING: "待条件",
    State.NOT_APPLICABLE: "不适用",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """How one unit stands with one occasion of a duty on a day.

    ``days_left`` counts calendar days to the due date, negative behind it.
    """

    duty: Duty
    unit: Unit
    instance: Instance
    state: State
    days_left: int | None


def standings(table: Table, directory: Directory, as_of: date) -> Iterator[Standing]:
    """Every duty of every unit on a day, in document order, then in the order of the units."""
    notice = table.notice
    for duty in duties(table, directory):
        for instance in instances(duty.deadline, notice.year, notice.signed_on):
            state = state_of(duty, instance, as_of)
            left = (instance.due - as_of).days if instance.due else None
            for unit in duty.units:
                yield Standing(duty, unit, instance, state, left)


def state_of(duty: Duty, instance: Instance, as_of: date) -> State:
    """The state by date alone: a duty is overdue from the day after its due date."""
    if duty.deadline.rule == "ongoing":
        return State.ONGOING
    if instance.due is None:
        return State.WAITING
    left = (instance.due - as_of).days
    if left < 0:
        return State.OVERDUE
    return State.DUE_SOON if left <= DUE_SOON_DAYS else State.PENDING
