"""The states in which a duty can be."""

from collections.abc import Collection
from enum import StrEnum

DUE_SOON_DAYS = 10
"""A duty counts as due soon from this many calendar days before its date."""


class State(StrEnum):
    """The state of a duty as of a day; always derived, never stored.

    The order is that of urgency: of several, the first is what a reader has to know. Whatever
    is still to be done comes before what is done, so that nothing open hides behind it. What
    goes on all year is unreported where the notice's last day for reports, or that of a cycle, has
    passed in silence.
    """

    OVERDUE = "overdue"
    UNREPORTED = "unreported"
    DUE_SOON = "due_soon"
    PENDING = "pending"
    ONGOING = "ongoing"
    WAITING = "waiting"
    DONE_LATE = "done_late"
    DONE = "done"
    NOT_APPLICABLE = "not_applicable"

    # That of Enum is written in Python, and every count of states asks for it.
    __hash__ = str.__hash__

    @property
    def label(self) -> str:
        """The state's Chinese name."""
        return _LABELS[self]


_LABELS = {
    State.OVERDUE: "逾期",
    State.UNREPORTED: "未报",
    State.DUE_SOON: "临近",
    State.PENDING: "未到期",
    State.ONGOING: "长期",
    State.WAITING: "待条件",
    State.DONE_LATE: "迟完成",
    State.DONE: "完成",
    State.NOT_APPLICABLE: "不适用",
}

DONE_STATES = frozenset({State.DONE, State.DONE_LATE})
"""The states of what was done, on time or not."""

DATED_STATES = frozenset({State.OVERDUE, State.DUE_SOON, State.PENDING})
"""The states of what is still to be done by a date."""


def pressing(states: Collection[State]) -> State | None:
    """The most urgent of some states, None where there is none."""
    return next((state for state in State if state in states), None)
